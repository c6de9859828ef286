import { z } from 'zod'
import { code } from '#src/schemas/fields.ts'

export const PhoneVerification = z.strictObject({
  code: code(6, /^\d{6}$/, 'must be six digits')
    .optional()
    .describe('That was sent; absent: send one'),
})
