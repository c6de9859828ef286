import { changeAccount } from './change-account.ts'
import { changeProfile } from './change-profile.ts'
import { ensureFirstAdmin } from './ensure-first-admin.ts'
import { eraseUser } from './erase-user.ts'
import { viewProfile } from './own-account.ts'
import { register } from './register.ts'
import { askAgain, askToVerify, verifyEmail } from './verify-email.ts'

export const accounts = {
  register,
  askToVerify,
  askAgain,
  verifyEmail,
  viewProfile,
  changeProfile,
  eraseUser,
  changeAccount,
  ensureFirstAdmin,
}
