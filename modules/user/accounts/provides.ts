import { changeAccount } from './change-account.ts'
import { changeProfile } from './change-profile.ts'
import { ensureFirstAdmin } from './ensure-first-admin.ts'
import { checkOnlooker } from './onlooker.ts'
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
  changeAccount,
  checkOnlooker,
  ensureFirstAdmin,
}
