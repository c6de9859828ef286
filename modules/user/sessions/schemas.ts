import { z } from 'zod'
import { email, id, text, timestamp } from '#src/schemas/fields.ts'
import { page } from '#src/schemas/page.ts'
import { GivenPassword } from '../passwords/schemas.ts'
import { GivenCode } from '../second-factor/schemas.ts'
import type { Session as SessionRow } from './session-repository.ts'

const token = text(512)

export const Login = z.strictObject({
  email,
  password: GivenPassword,
  otp: GivenCode.optional().describe(
    'Where the account has a second factor: a code of it, or a recovery code',
  ),
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

const Session = z
  .strictObject({
    id,
    device: z.string().describe('A readable name, made of the User-Agent'),
    ip: z.string().nullable().describe('The address that it last signed in or refreshed from'),
    createdAt: timestamp,
    lastSeenAt: timestamp,
    current: z.boolean().describe('Whether it is the one that asks'),
  })
  .meta({ id: 'Session' })

export const SessionPage = page(Session)

export const presentSession = (
  { id, device, ip, createdAt, lastSeenAt }: SessionRow,
  current: string | null,
): z.output<typeof Session> => ({
  ...{ id, device: device || 'An unknown device', ip: ip || null },
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  current: id === current,
})

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
