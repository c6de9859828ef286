import { z } from 'zod'
import { email, text } from '#src/schemas/fields.ts'
import { GivenPassword } from '../passwords/schemas.ts'

const token = text(512)

export const Login = z.strictObject({
  email,
  password: GivenPassword,
  deviceToken: token.optional().describe('Of an earlier login, by apps that keep no cookies'),
})

export const RefreshToken = z.strictObject({ refreshToken: token })

export const Tokens = z
  .strictObject({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().describe('Seconds that the access token lives'),
    refreshToken: z.string(),
    deviceToken: z
      .string()
      .describe('Shown at later logins: others’ wrong guesses don’t count for this device. Also a cookie'),
  })
  .meta({ id: 'Tokens' })

export const JwkSet = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
})
