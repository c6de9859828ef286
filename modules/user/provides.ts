import type { DepsOf } from '#src/runtime/module.ts'
import { askAgain } from './accounts/ask-again.ts'
import { askToVerify } from './accounts/ask-to-verify.ts'
import { changeAccount } from './accounts/change-account.ts'
import { changeProfile } from './accounts/change-profile.ts'
import { ensureFirstAdmin } from './accounts/ensure-first-admin.ts'
import { eraseUser } from './accounts/erase-user.ts'
import { checkPassword, viewProfile } from './accounts/own-account.ts'
import { register } from './accounts/register.ts'
import { userLists } from './accounts/user-lists-repository.ts'
import { verifyEmail } from './accounts/verify-email.ts'
import { addAddress, removeAddress, replaceAddress } from './addresses/address-book.ts'
import { addresses } from './addresses/address-repository.ts'
import { guesses } from './guessing/guess-repository.ts'
import { limitGuesses, pause } from './guessing/limit-guesses.ts'
import { mailSealer } from './mail-tokens/mail-sealer.ts'
import { mailTokens } from './mail-tokens/mail-token-repository.ts'
import { changePassword } from './passwords/change-password.ts'
import { requestPasswordReset, resetPassword } from './passwords/forgotten-password.ts'
import { passwords } from './passwords/passwords.ts'
import { accessTokens } from './sessions/access-tokens.ts'
import { deviceTokens } from './sessions/device-tokens.ts'
import { logIn } from './sessions/log-in.ts'
import { endSession, revokeErased, saveWithoutSessions } from './sessions/revoke.ts'
import { sessions } from './sessions/session-repository.ts'
import { logOut, refreshSession, startSession } from './sessions/sessions.ts'
import { users } from './user-repository.ts'

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
