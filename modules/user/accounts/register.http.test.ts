import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { verifySubject } from '../guessing/guess-limits.ts'
import { firstAdmin, logIn, mailed, newEmail, registerSomeone, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const windowPasses = sql('test.pass', 'update guesses set window_ends = now() where subject = $1')
const verify = (token: string) => mart.request('POST', '/v1/auth/verify-email', { body: { token } })

const register = (body: object) => mart.request('POST', '/v1/auth/register', { body })

test('who registers is told who they are, and the other modules are told too', async (t) => {
  const email = 'Ayesha.Khan@Example.com'
  const { status, body } = await register({ email, password: 'mango season', name: 'Ayesha Khan' })
  t.is(status, 201)
  t.like(body, { email, name: 'Ayesha Khan', phone: null, role: 'customer', emailVerified: false })
  t.deepEqual(Object.keys(body).sort(), [
    'createdAt',
    'email',
    'emailVerified',
    'id',
    'name',
    'phone',
    'phoneVerified',
    'role',
  ])
  const { user } = await mart.said('mart.user.v1.UserRegistered', (data) => data.user.id === body.id)
  t.like(user, { email, name: 'Ayesha Khan', phone: '', role: 'customer', disabled: false, version: 1 })
})

test('an address is taken once, however it is written and however many ask at once', async (t) => {
  const email = newEmail()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      register({ email: i % 2 ? email : email.toUpperCase(), password: 'mango season', name: 'A' }),
    ),
  )
  const statuses = answers.map(({ status }) => status).sort()
  t.deepEqual(statuses, [201, ...Array(9).fill(409)])
  t.is((await logIn(mart, email, 'mango season')).status, 200)
})

test('what is not as it must be is refused by field', async (t) => {
  const { status, body } = await register({ email: 'x', password: 'PASSWORD1', name: ' ', role: 'admin' })
  t.is(status, 422)
  const paths = body.errors.map(({ path }: { path: string }) => path)
  for (const path of ['email', 'password', 'name']) t.true(paths.includes(path), path)
})

test('an address is verified once, by the token that was mailed to it', async (t) => {
  const { id, accessToken } = await someone(mart)
  const { token, email, expiresAt } = await mailed(mart, 'EmailVerificationRequested', id)
  t.true(email.includes('@') && expiresAt.seconds * 1000 > Date.now())
  t.is((await verify('nonsense')).status, 422)
  t.is((await verify(token)).status, 204)
  t.is((await verify(token)).status, 422)
  t.true((await mart.request('GET', '/v1/users/me', { token: accessToken })).body.emailVerified)
  const { user } = await mart.said('mart.user.v1.UserChanged', (data) => data.user.id === id)
  t.like(user, { emailVerified: true, version: 2 })
})

const resend = (email: string) => mart.request('POST', '/v1/auth/verify-email/resend', { body: { email } })
const asksToVerify = async (userId: string) => {
  await mart.idle()
  return mart.allSaid('mart.user.v1.EmailVerificationRequested').filter((data) => data.userId === userId)
}

test('a lost verification mail is sent again, while the address is not verified', async (t) => {
  const { id, email } = await registerSomeone(mart)
  t.like(await resend(email.toUpperCase()), { status: 202, body: '' })
  const [first, second, ...more] = await asksToVerify(id)
  t.deepEqual([second?.email, more], [email, []])
  t.not(second?.sealedToken, first?.sealedToken)
  t.is((await verify((await mailed(mart, 'EmailVerificationRequested', id)).token)).status, 204)
  t.like(await resend(email), { status: 202, body: '' })
  t.is((await asksToVerify(id)).length, 2)
})

test('whether an address is known can’t be told from asking for a verification mail again', async (t) => {
  const disabled = await registerSomeone(mart)
  const { accessToken: token } = await firstAdmin(mart)
  const changed = await mart.request('PATCH', `/v1/users/${disabled.id}`, { token, body: { disabled: true } })
  t.is(changed.status, 200)
  for (const email of [newEmail(), disabled.email]) t.like(await resend(email), { status: 202, body: '' })
  t.is((await asksToVerify(disabled.id)).length, 1)
})

test('nobody is sent more than three verification mails in a while, and six a day, however many ask', async (t) => {
  const { id, email } = await registerSomeone(mart)
  await Promise.all(Array.from({ length: 9 }, () => resend(email)))
  t.is((await asksToVerify(id)).length, 1 + 3)
  for (const window of ['second', 'third']) {
    await mart.db('user').query(windowPasses, [verifySubject(email).key])
    await Promise.all(Array.from({ length: 9 }, () => resend(email)))
    t.is((await asksToVerify(id)).length, 6, window)
  }
})

test('a forgotten password: the same answer to all, a token to who is known, and every session ends', async (t) => {
  const { id, email, password, refreshToken } = await someone(mart)
  const forgot = (email: string) => mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
  const [known, unknown] = [await forgot(email.toUpperCase()), await forgot(newEmail())]
  t.deepEqual([known.status, known.body], [202, ''])
  t.deepEqual([unknown.status, unknown.body], [202, ''])
  const { token, email: to } = await mailed(mart, 'PasswordResetRequested', id)
  t.is(to, email)

  const reset = (token: string, password: string) =>
    mart.request('POST', '/v1/auth/reset-password', { body: { token, password } })
  t.is((await reset('nonsense', 'monsoon rain')).status, 422)
  t.is((await reset(token, 'password')).status, 422)
  const both = await Promise.all([reset(token, 'monsoon rain'), reset(token, 'monsoon rain')])
  t.deepEqual(both.map(({ status }) => status).sort(), [204, 422])
  t.is((await mart.request('POST', '/v1/auth/refresh', { body: { refreshToken } })).status, 401)
  t.is((await logIn(mart, email, password)).status, 401)
  t.is((await logIn(mart, email, 'monsoon rain')).status, 200)
})

test('nobody is sent more than five reset mails in a while', async (t) => {
  const { id, email } = await registerSomeone(mart)
  for (let i = 0; i < 8; i++) {
    const { status } = await mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
    t.is(status, 202)
  }
  await mailed(mart, 'PasswordResetRequested', id)
  const sent = mart.allSaid('mart.user.v1.PasswordResetRequested').filter(({ userId }) => userId === id)
  t.is(sent.length, 5)
})
