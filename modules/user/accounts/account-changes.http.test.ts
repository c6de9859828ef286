import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { ownPasswordSubjects } from '../guessing/guess-limits.ts'
import { logIn, mailed, newEmail, refresh, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const forgot = (email: string) => mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
const reset = (token: string, password: string) =>
  mart.request('POST', '/v1/auth/reset-password', { body: { token, password } })
const verify = async (id: string) => {
  const { token } = await mailed(mart, 'EmailVerificationRequested', id)
  return mart.request('POST', '/v1/auth/verify-email', { body: { token } })
}
const me = (token: string) => mart.request('GET', '/v1/users/me', { token })

/** Whom the mart has told, by address, that this user's password or e-mail address was changed. */
const told = async (type: 'PasswordChanged' | 'EmailChanged', userId: string) => {
  await mart.idle()
  const all = mart.allSaid(`mart.user.v1.${type}`).filter((said) => said.userId === userId)
  return all.map(({ email }) => email)
}

test('a new password is told to its owner, and what was mailed to set one is worthless', async (t) => {
  const { id, email, password, accessToken: token } = await someone(mart)
  await forgot(email)
  const { token: mailedBefore } = await mailed(mart, 'PasswordResetRequested', id)
  const body = { currentPassword: password, newPassword: 'winter coat' }
  t.is((await mart.request('POST', '/v1/users/me/password', { token, body })).status, 204)
  t.deepEqual(await told('PasswordChanged', id), [email])
  t.is((await reset(mailedBefore, 'monsoon rain')).status, 422)
  t.is((await logIn(mart, email, 'winter coat')).status, 200)
})

test('a password that was set anew by mail is told to its owner', async (t) => {
  const { id, email, accessToken } = await someone(mart)
  await forgot(email)
  const { token } = await mailed(mart, 'PasswordResetRequested', id)
  t.is((await reset(token, 'winter coat')).status, 204)
  t.deepEqual(await told('PasswordChanged', id), [email])
  t.is((await me(accessToken)).status, 401)
})

test('who guessed at the password with a token of its owner’s doesn’t keep the owner out once it is set anew', async (t) => {
  const { id, email } = await someone(mart)
  await mart.db('user').query(guessed, [ownPasswordSubjects(id)[0].key])
  await forgot(email)
  const { token: mail } = await mailed(mart, 'PasswordResetRequested', id)
  t.is((await reset(mail, 'winter coat')).status, 204)
  const { accessToken: token } = (await logIn(mart, email, 'winter coat')).body
  const body = { currentPassword: 'winter coat', newPassword: 'monsoon rain' }
  t.is((await mart.request('POST', '/v1/users/me/password', { token, body })).status, 204)
})

const guessed = sql('test.guessed', `insert into guesses values ($1, 10, now() + interval '15 minutes')`)

test('neither at a change nor by mail can a weak password be set, or one of one’s own words', async (t) => {
  const { id, email, password, accessToken: token } = await someone(mart)
  await forgot(email)
  const { token: mail } = await mailed(mart, 'PasswordResetRequested', id)
  // The name and the address of its owner are what a guesser tries first: long enough for anybody else.
  for (const weak of ['Password1!', email, 'AyeshaKhan']) {
    const body = { currentPassword: password, newPassword: weak }
    const changed = await mart.request('POST', '/v1/users/me/password', { token, body })
    t.like(changed, { status: 422, body: { errors: [{ path: 'newPassword' }] } }, weak)
    t.like(await reset(mail, weak), { status: 422, body: { errors: [{ path: 'password' }] } }, weak)
  }
  t.deepEqual(await told('PasswordChanged', id), [])
})

test('another e-mail address is told to the old one, ends the other sessions, and is to be verified', async (t) => {
  const { id, email, password, accessToken: token, refreshToken } = await someone(mart)
  await verify(id)
  t.true((await me(token)).body.emailVerified)
  const other = (await logIn(mart, email, password)).body
  const body = { email: newEmail(), currentPassword: password }
  const changed = await mart.request('PATCH', '/v1/users/me', { token, body })
  t.like(changed, { status: 200, body: { email: body.email, emailVerified: false } })
  t.deepEqual(await told('EmailChanged', id), [email])
  t.is((await me(other.accessToken)).status, 401)
  t.is((await refresh(mart, other.refreshToken)).status, 401)
  t.is((await me(token)).status, 200)
  t.is((await refresh(mart, refreshToken)).status, 200)
})

test('the same address in another case stays verified, and is told to nobody', async (t) => {
  const { id, email, password, accessToken: token } = await someone(mart)
  await verify(id)
  const body = { email: email.toUpperCase(), currentPassword: password }
  const changed = await mart.request('PATCH', '/v1/users/me', { token, body })
  t.like(changed, { status: 200, body: { email: body.email, emailVerified: true } })
  t.deepEqual(await told('EmailChanged', id), [])
})

test('the token of a session that was ended, or of who was erased, is worth nothing at once', async (t) => {
  const { id, email, password, accessToken: token, refreshToken } = await someone(mart)
  // A route that looks at the token alone.
  const book = (token: string) => mart.request('GET', '/v1/users/me/addresses', { token })
  const other = (await logIn(mart, email, password)).body.accessToken
  t.is((await mart.request('POST', '/v1/auth/logout', { body: { refreshToken } })).status, 204)
  t.is((await book(token)).status, 401)
  t.is((await book(other)).status, 200)
  t.is((await mart.request('DELETE', '/v1/users/me', { token: other, body: { password } })).status, 204)
  t.is((await book(other)).status, 401)
  t.deepEqual(await mart.db('user').query(kept, [id]), [{ sessions: 0, tokens: 0 }])
})

test('who is disabled can do nothing to their account, though their token was not revoked', async (t) => {
  const { id, password, accessToken: token } = await someone(mart)
  // Behind the back of all that revokes tokens: what is tested is what the routes themselves look at.
  await mart.db('user').query(disable, [id])
  const home = {
    label: 'Home',
    recipient: 'Ayesha',
    phone: '+923001234567',
    line1: '12 Mall Road',
    city: 'Lahore',
  }
  const asked = [
    await me(token),
    await mart.request('PATCH', '/v1/users/me', { token, body: { name: 'Ghost' } }),
    await mart.request('DELETE', '/v1/users/me', { token, body: { password } }),
    await mart.request('POST', '/v1/users/me/password', {
      token,
      body: { currentPassword: password, newPassword: 'winter coat' },
    }),
    await mart.request('POST', '/v1/users/me/addresses', { token, body: home }),
  ]
  t.deepEqual(
    asked.map(({ status }) => status),
    [401, 401, 401, 401, 401],
  )
})

const disable = sql('test.disable', 'update users set disabled = true where id = $1')

const kept = sql(
  'test.kept',
  `select (select count(*)::int from sessions where user_id = $1) as sessions,
     (select count(*)::int from mail_tokens where user_id = $1) as tokens`,
)
