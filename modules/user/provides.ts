import type { DepsOf } from '#src/module.ts'
import { accessTokens } from './access-tokens.ts'
import { addAddress, removeAddress, replaceAddress } from './address-book.ts'
import { addresses } from './address-repository.ts'
import { askAgain } from './ask-again.ts'
import { askToVerify } from './ask-to-verify.ts'
import { changeAccount } from './change-account.ts'
import { changePassword } from './change-password.ts'
import { changeProfile } from './change-profile.ts'
import { deviceTokens } from './device-tokens.ts'
import { ensureFirstAdmin } from './ensure-first-admin.ts'
import { eraseUser } from './erase-user.ts'
import { requestPasswordReset, resetPassword } from './forgotten-password.ts'
import { guesses } from './guess-repository.ts'
import { limitGuesses, pause } from './limit-guesses.ts'
import { logIn } from './log-in.ts'
import { mailSealer } from './mail-sealer.ts'
import { mailTokens } from './mail-token-repository.ts'
import { checkPassword, viewProfile } from './own-account.ts'
import { passwords } from './passwords.ts'
import { register } from './register.ts'
import { endSession, revokeErased, saveWithoutSessions } from './revoke.ts'
import { sessions } from './session-repository.ts'
import { logOut, refreshSession, startSession } from './sessions.ts'
import { userLists } from './user-lists-repository.ts'
import { users } from './user-repository.ts'
import { verifyEmail } from './verify-email.ts'

export const provides = {
  accessTokens,
  addAddress,
  addresses,
  askAgain,
  askToVerify,
  changeAccount,
  changePassword,
  changeProfile,
  checkPassword,
  deviceTokens,
  endSession,
  ensureFirstAdmin,
  eraseUser,
  guesses,
  limitGuesses,
  logIn,
  logOut,
  mailSealer,
  mailTokens,
  passwords,
  pause,
  refreshSession,
  register,
  removeAddress,
  replaceAddress,
  requestPasswordReset,
  resetPassword,
  revokeErased,
  saveWithoutSessions,
  sessions,
  startSession,
  userLists,
  users,
  verifyEmail,
  viewProfile,
}

export type Deps = DepsOf<typeof provides>
