import { randomUUID } from 'node:crypto'
import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import {
  firstAdmin,
  mailed,
  newEmail,
  refresh,
  registerSomeone,
  type Someone,
  someone,
  userMart,
} from '../test-user.ts'
import { loginSubjects } from './guess-limits.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

interface Shown {
  deviceToken?: string
  cookie?: string
  /** X-Forwarded-For. */
  from?: string
}

const logIn = (
  mart: TestMart,
  { email, password }: { email: string; password: string },
  { deviceToken, cookie = '', from = '' }: Shown = {},
) =>
  mart.request('POST', '/v1/auth/login', {
    body: { email, password, ...(deviceToken && { deviceToken }) },
    headers: { cookie, 'x-forwarded-for': from },
  })

const guess = (mart: TestMart, email: string, shown?: Shown) =>
  logIn(mart, { email, password: 'wrong guess' }, shown)

/** As many wrong guesses at an account as lock it, from addresses of strangers, without the time that they take. */
const lockOut = (mart: TestMart, email: string) =>
  mart.db('user').query(locked, [loginSubjects(email, '203.0.113.1')[1]?.key])

const locked = sql(
  'test.locked',
  `insert into guesses values ($1, 50, now() + interval '15 minutes')
   on conflict (subject) do update set count = 50`,
)

const cookieOf = (headers: Headers) => (headers.get('set-cookie') ?? '').split(';')[0] ?? ''

test('101 wrong passwords behind one address lock nobody out who has signed in before', async (t) => {
  const mart = await userMart()
  t.teardown(() => mart.stop())
  const [owner, other] = [await someone(mart), await registerSomeone(mart)]
  const { headers } = await logIn(mart, owner)
  t.regex(
    headers.get('set-cookie') ?? '',
    /^mart_device=\S+; Max-Age=\d+; HttpOnly; SameSite=Strict; Path=\/v1\/auth\/login$/,
  )
  for (let round = 0; round < 4; round++)
    await Promise.all(Array.from({ length: 25 + (round ? 0 : 1) }, () => guess(mart, newEmail())))
  t.is((await logIn(mart, owner, { cookie: `a=b; ${cookieOf(headers)}; c=d` })).status, 200)
  t.is((await logIn(mart, owner, { deviceToken: owner.deviceToken })).status, 200)
  // A new device waits, or its owner has a mail sent.
  t.is((await logIn(mart, other)).status, 429)
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email: other.email } })
  const { token } = await mailed(mart, 'PasswordResetRequested', other.id)
  const body = { token, password: 'winter coat' }
  const reset = await mart.request('POST', '/v1/auth/reset-password', { body })
  t.is((await logIn(mart, { ...other, ...body }, { cookie: cookieOf(reset.headers) })).status, 200)
})

test('66 guesses from 6 addresses lock an account, and not the devices of its owner', async (t) => {
  const mart = await userMart({ http: { trustedProxies: 1 } })
  t.teardown(() => mart.stop())
  const owner = await someone(mart)
  const from = Array.from({ length: 66 }, (_, i) => `203.0.113.${i % 6}`)
  await Promise.all(from.map((from) => guess(mart, owner.email, { from })))
  t.is((await logIn(mart, owner, { from: '198.51.100.1' })).status, 429)
  t.is((await logIn(mart, owner, { from: '198.51.100.1', deviceToken: owner.deviceToken })).status, 200)
  t.is((await logIn(mart, owner, { from: '203.0.113.1', deviceToken: owner.deviceToken })).status, 200)
})

test('a device may not guess without end itself, however often its session is refreshed', async (t) => {
  const owner = await someone(mart)
  let { refreshToken, deviceToken } = owner
  for (let round = 0; round < 2; round++) {
    await Promise.all(Array.from({ length: 5 }, () => guess(mart, owner.email, { deviceToken })))
    ;({ refreshToken, deviceToken } = (await refresh(mart, refreshToken)).body)
  }
  t.is((await logIn(mart, owner, { deviceToken })).status, 429)
})

test('what a device shows is of one account, and can’t be made up', async (t) => {
  const [owner, other] = [await someone(mart), await someone(mart)]
  await lockOut(mart, owner.email)
  const status = async (deviceToken: string) => (await logIn(mart, owner, { deviceToken })).status
  const [device = '', ends = '', signature = ''] = owner.deviceToken.split('.')
  t.is(await status(owner.deviceToken), 200)
  await lockOut(mart, owner.email)
  const made = {
    'of another account': other.deviceToken,
    'for longer': `${device}.${Number(ends) + 1}.${signature}`,
    'for another device': `${randomUUID()}.${ends}.${signature}`,
    'signed by nobody': `${device}.${ends}.${'A'.repeat(43)}`,
    'signed a little otherwise': `${device}.${ends}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'without a signature': `${device}.${ends}.`,
    'no token at all': 'x',
    'a refresh token': owner.refreshToken,
  }
  for (const [what, deviceToken] of Object.entries(made)) t.is(await status(deviceToken), 429, what)
})

const changePassword = (mart: TestMart, { accessToken: token, password }: Someone, newPassword: string) =>
  mart.request('POST', '/v1/users/me/password', { token, body: { currentPassword: password, newPassword } })

test('a device is known no more when its account’s sessions have all ended', async (t) => {
  const { accessToken: token } = await firstAdmin(mart)
  const asAdmin = (id: string, body: object) => mart.request('PATCH', `/v1/users/${id}`, { token, body })
  const happenings: Record<string, (owner: Someone) => Promise<object>> = {
    'the password was changed': async (owner) => {
      await changePassword(mart, owner, 'winter coat')
      return { password: 'winter coat' }
    },
    'the password was set anew by mail': async ({ id, email }) => {
      await mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
      const { token } = await mailed(mart, 'PasswordResetRequested', id)
      const body = { token, password: 'winter coat' }
      await mart.request('POST', '/v1/auth/reset-password', { body })
      return { password: 'winter coat' }
    },
    'the e-mail address was changed': async ({ accessToken: token, password }) => {
      const email = newEmail()
      await mart.request('PATCH', '/v1/users/me', { token, body: { email, currentPassword: password } })
      return { email }
    },
    'the account was disabled, and is open again': async ({ id }) => {
      await asAdmin(id, { disabled: true })
      await asAdmin(id, { disabled: false })
      return {}
    },
    'the account was erased, and the address registered anew': async ({
      accessToken: token,
      email,
      password,
    }) => {
      await mart.request('DELETE', '/v1/users/me', { token, body: { password } })
      await registerSomeone(mart, email, password)
      return {}
    },
  }
  for (const [what, happens] of Object.entries(happenings)) {
    const before = await someone(mart)
    const owner = { ...before, ...(await happens(before)) }
    t.is((await logIn(mart, owner)).status, 200, what)
    await lockOut(mart, owner.email)
    t.is((await logIn(mart, owner, { deviceToken: before.deviceToken })).status, 429, what)
  }
})

test('who changes their password stays known by the device where they did, from its next refresh on', async (t) => {
  const owner = await someone(mart)
  await changePassword(mart, owner, 'winter coat')
  const { headers, body } = await refresh(mart, owner.refreshToken)
  await lockOut(mart, owner.email)
  const now = { email: owner.email, password: 'winter coat' }
  t.is((await logIn(mart, now, { deviceToken: body.deviceToken })).status, 200)
  t.is((await logIn(mart, now, { cookie: cookieOf(headers) })).status, 200)
})

test('behind two proxies each client is counted alone, whatever they say that they are', async (t) => {
  const mart = await userMart({ http: { trustedProxies: 2 } })
  t.teardown(() => mart.stop())
  const owner = await registerSomeone(mart)
  const outer = '10.0.0.7'
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      guess(mart, owner.email, { from: `198.51.100.${i}, 198.51.100.99, 203.0.113.5, ${outer}` }),
    ),
  )
  t.is(answers.filter(({ status }) => status === 401).length, 10)
  t.is(answers.filter(({ status }) => status === 429).length, 2)
  t.is((await logIn(mart, owner, { from: `203.0.113.5, ${outer}` })).status, 429)
  t.is((await logIn(mart, owner, { from: `203.0.113.6, ${outer}` })).status, 200)
  // Nobody else's count is filled by naming them.
  t.is((await logIn(mart, owner, { from: `203.0.113.5, 198.51.100.1, ${outer}` })).status, 200)
})
