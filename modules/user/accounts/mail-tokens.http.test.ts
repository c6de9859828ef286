import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { firstAdmin, logIn, mailed, newEmail, registerSomeone, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

const age = sql(
  'test.age',
  `update mail_tokens set expires_at = now() - interval '1 second' where user_id = $1`,
)

const verify = (token: string) => mart.request('POST', '/v1/auth/verify-email', { body: { token } })
const reset = (token: string, password = 'winter coat') =>
  mart.request('POST', '/v1/auth/reset-password', { body: { token, password } })
const asksToReset = async ({ id, email }: { id: string; email: string }) => {
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email } })
  return (await mailed(mart, 'PasswordResetRequested', id)).token
}
const isWorthless = {
  status: 422,
  body: { errors: [{ path: 'token', message: 'is not valid, or no longer' }] },
}

test('a mailed token ends', async (t) => {
  const user = await registerSomeone(mart)
  const [verification, key] = [
    (await mailed(mart, 'EmailVerificationRequested', user.id)).token,
    await asksToReset(user),
  ]
  await mart.db('user').query(age, [user.id])
  t.like(await verify(verification), isWorthless)
  t.like(await reset(key), isWorthless)
  t.is((await logIn(mart, user.email, user.password)).status, 200)
})

test('a mailed token is good for what it was mailed for, and for nothing else', async (t) => {
  const user = await someone(mart)
  const verification = (await mailed(mart, 'EmailVerificationRequested', user.id)).token
  const key = await asksToReset(user)
  t.like(await reset(verification), isWorthless)
  t.like(await verify(key), isWorthless)
  t.is((await logIn(mart, user.email, user.password)).status, 200)
  t.false((await mart.request('GET', '/v1/users/me', { token: user.accessToken })).body.emailVerified)
  t.is((await verify(verification)).status, 204)
  t.is((await reset(key)).status, 204)
})

test('what was mailed to who is disabled since opens nothing, and nothing more is mailed', async (t) => {
  const user = await registerSomeone(mart)
  const verification = (await mailed(mart, 'EmailVerificationRequested', user.id)).token
  const key = await asksToReset(user)
  const { accessToken: token } = await firstAdmin(mart)
  const change = (disabled: boolean) =>
    mart.request('PATCH', `/v1/users/${user.id}`, { token, body: { disabled } })
  t.is((await change(true)).status, 200)
  t.like(await verify(verification), isWorthless)
  t.like(await reset(key), isWorthless)
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email: user.email } })
  t.is(await asksToReset(user), key)
  t.is((await change(false)).status, 200)
  t.is((await logIn(mart, user.email, user.password)).status, 200)
})

test('who sets a new password makes what else was mailed to set one worthless', async (t) => {
  const user = await registerSomeone(mart)
  const first = await asksToReset(user)
  const second = await asksToReset(user)
  t.not(first, second)
  t.is((await reset(second)).status, 204)
  t.like(await reset(first), isWorthless)
})

test('who takes another address makes what was mailed to the old one worthless', async (t) => {
  const user = await someone(mart)
  const verification = (await mailed(mart, 'EmailVerificationRequested', user.id)).token
  const key = await asksToReset(user)
  const moved = await mart.request('PATCH', '/v1/users/me', {
    token: user.accessToken,
    body: { email: `moved-${user.email}`, currentPassword: user.password },
  })
  t.is(moved.status, 200)
  t.like(await verify(verification), isWorthless)
  t.like(await reset(key), isWorthless)
})

test('what was mailed to an old address after all that was mailed there was forgotten opens nothing', async (t) => {
  const user = await registerSomeone(mart)
  const verification = (await mailed(mart, 'EmailVerificationRequested', user.id)).token
  const key = await asksToReset(user)
  // As if both had been asked for in the moment in which the address was changed.
  await mart.db('user').query(move, [user.id, `moved-${user.email}`])
  t.like(await verify(verification), isWorthless)
  t.like(await reset(key), isWorthless)
  t.is((await logIn(mart, `moved-${user.email}`, user.password)).status, 200)
})

const move = sql('test.move', 'update users set email = $2 where id = $1')

test('nobody can have mail after mail sent to another by taking their address again and again', async (t) => {
  // More than one, since an account may not move that often, whatever the addresses.
  const movers = [await someone(mart), await someone(mart)]
  const take = (email: string, time: number) => {
    const { accessToken = '', password = '' } = movers[time % 2] ?? {}
    return mart.request('PATCH', '/v1/users/me', {
      token: accessToken,
      body: { email, currentPassword: password },
    })
  }
  const victim = newEmail()
  const statuses: number[] = []
  for (let time = 0; time < 4; time++) {
    statuses.push((await take(victim, time)).status)
    t.is((await take(newEmail(), time)).status, 200)
  }
  t.deepEqual(statuses, [200, 200, 200, 429])
  t.regex((await take(victim, 1)).headers.get('retry-after') ?? '', /^\d+$/)
  await mart.idle()
  const sent = mart.allSaid('mart.user.v1.EmailVerificationRequested').filter(({ email }) => email === victim)
  t.is(sent.length, 3)
})

test('a token is on the bus in no event as it is mailed', async (t) => {
  const user = await registerSomeone(mart)
  const verification = (await mailed(mart, 'EmailVerificationRequested', user.id)).token
  const key = await asksToReset(user)
  const said = mart.records.filter((record) => record.key === user.id)
  t.true(said.length >= 3)
  for (const { value, headers } of said)
    for (const token of [verification, key])
      t.false(`${Buffer.from(value ?? []).toString('latin1')}${JSON.stringify(headers)}`.includes(token))
  t.is((await verify(verification)).status, 204)
  t.is((await reset(key)).status, 204)
})
