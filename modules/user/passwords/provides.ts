import { changePassword } from './change-password.ts'
import { checkPassword } from './check-password.ts'
import { requestPasswordReset, resetPassword } from './forgotten-password.ts'
import { passwords as hashing } from './passwords.ts'

export const passwords = {
  passwords: hashing,
  checkPassword,
  changePassword,
  requestPasswordReset,
  resetPassword,
}
