import { z } from 'zod'
import { email, text, verbatim } from '#src/schemas/fields.ts'
import { isCommon } from './common-passwords.ts'

/** Characters, not UTF-16 units: an emoji counts once. */
const characters = (value: string) => [...value].length

const [shortest, longest] = [8, 128]

/** A password being set. */
export const NewPassword = verbatim(4096)
  .refine((value) => characters(value) >= shortest, `must have at least ${shortest} characters`)
  .refine((value) => characters(value) <= longest, `must have at most ${longest} characters`)
  .refine((value) => !isCommon(value), 'is one of the commonest passwords')
  .meta({ format: 'password', minLength: shortest, maxLength: longest })

/** A password being shown: any text, since it is either right or not. */
export const GivenPassword = verbatim(1024).meta({ format: 'password' })

export const PasswordChange = z.strictObject({ currentPassword: GivenPassword, newPassword: NewPassword })

export const ForgottenPassword = z.strictObject({ email })

export const PasswordReset = z.strictObject({ token: text(512), password: NewPassword })
