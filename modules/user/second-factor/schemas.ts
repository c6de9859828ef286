import { z } from 'zod'
import { code } from '#src/schemas/fields.ts'

/** Six digits of an app, or a recovery code, as people write them. */
export const GivenCode = code(64, /^[A-Za-z0-9 -]+$/, 'must be a code of six digits, or a recovery code')

export const SecondFactorCode = z.strictObject({ code: GivenCode })

export const Enrolment = z
  .strictObject({
    secret: z.string().describe('Base32, for apps that take it by hand'),
    uri: z.string().describe('`otpauth://totp/…`, to be shown as a QR code'),
    recoveryCodes: z
      .array(z.string())
      .describe('Each good once in the place of a code; shown now and never again'),
  })
  .meta({ id: 'SecondFactorEnrolment' })
