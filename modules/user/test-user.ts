import { randomUUID } from 'node:crypto'
import type { Config } from '#config/config.ts'
import type { Events } from '#proto/events.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { contextOf, unseal } from '#src/keys/sealing.ts'
import { type DeepPartial, type TestMart, testMart } from '#src/testing/mart.ts'
import user from './index.ts'

/** Someone who registered and logged in. */
export interface Someone {
  id: string
  email: string
  password: string
  accessToken: string
  refreshToken: string
  deviceToken: string
}

/** A mart of the user module alone, with cheap hashes. */
export const userMart = (settings: DeepPartial<Config> = {}): Promise<TestMart> =>
  testMart([user], { ...settings, user: { bcryptCost: 4, ...settings.user } })

export const newEmail = () => `${randomUUID()}@example.com`

/** Registers someone with a new address. */
export async function registerSomeone(mart: TestMart, email = newEmail(), password = 'mango season') {
  const { status, body } = await mart.request('POST', '/v1/auth/register', {
    body: { email, password, name: 'Ayesha Khan', phone: '+923001234567' },
  })
  if (status !== 201) throw new Error(`registering was answered ${status}`)
  return { id: body.id as string, email, password }
}

export const logIn = (mart: TestMart, email: string, password: string) =>
  mart.request('POST', '/v1/auth/login', { body: { email, password } })

export const refresh = (mart: TestMart, refreshToken: string) =>
  mart.request('POST', '/v1/auth/refresh', { body: { refreshToken } })

/** Registers someone with a new address and logs in. */
export async function someone(mart: TestMart): Promise<Someone> {
  const registered = await registerSomeone(mart)
  const { body } = await logIn(mart, registered.email, registered.password)
  return { ...registered, ...(body as Pick<Someone, 'accessToken' | 'refreshToken' | 'deviceToken'>) }
}

/** The first admin, logged in. */
export async function firstAdmin(mart: TestMart): Promise<Someone> {
  const { adminEmail: email, adminPassword: password } = mart.config.user
  const { body } = await logIn(mart, email, password)
  const me = await mart.request('GET', '/v1/users/me', { token: body.accessToken })
  return { id: me.body.id, email, password, ...body }
}

/** The newest token that was mailed to a user, opened as who sends mails opens it. */
export async function mailed(
  mart: TestMart,
  type: 'EmailVerificationRequested' | 'PasswordResetRequested',
  userId: string,
): Promise<Events['mart.user.v1.PasswordResetRequested']> {
  await mart.said(`mart.user.v1.${type}`, (data) => data.userId === userId)
  await mart.idle()
  const all = mart.allSaid(`mart.user.v1.${type}`).filter((data) => data.userId === userId)
  const asked = all.at(-1) as Events['mart.user.v1.PasswordResetRequested']
  const key = await loadOpeningKey(mart.config)
  return { ...asked, token: unseal(key, asked.sealedToken, contextOf(`mart.user.v1.${type}`, userId)) }
}
