import test from 'ava'
import jwt from 'jsonwebtoken'
import { sql } from '#src/database/statement.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { logIn, newEmail, refresh, registerSomeone, someone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

test('a login gives a token that the published key verifies, and that the edge takes', async (t) => {
  const { id, email, password } = await registerSomeone(mart)
  const { status, body } = await logIn(mart, email.toUpperCase(), password)
  t.is(status, 200)
  t.like(body, { tokenType: 'Bearer', expiresIn: 900 })
  const decoded = jwt.decode(body.accessToken, { complete: true })
  const { keys } = (await mart.request('GET', '/.well-known/jwks.json')).body
  t.is(keys.length, 1)
  t.is(decoded?.header.kid, keys[0].kid)
  t.is(decoded?.header.alg, 'ES256')
  t.false('d' in keys[0])
  const claims = decoded?.payload as jwt.JwtPayload
  t.like(claims, { sub: id, role: 'customer', iss: mart.config.jwt.issuer })
  t.is((claims.exp ?? 0) - (claims.iat ?? 0), 900)
  t.truthy(claims.jti)
  const me = await mart.request('GET', '/v1/users/me', { token: body.accessToken })
  t.like(me.body, { id, email })
})

test('whatever is wrong with a login, the answer is the same', async (t) => {
  const { email, id } = await registerSomeone(mart)
  const disabled = await registerSomeone(mart)
  await mart
    .db('user')
    .query(sql('test.disable', 'update users set disabled = true where id = $1'), [disabled.id])
  const answers = [
    await logIn(mart, email, 'monsoon rain'),
    await logIn(mart, newEmail(), 'mango season'),
    await logIn(mart, disabled.email, disabled.password),
  ]
  for (const { status, body, headers } of answers) {
    t.is(status, 401)
    t.regex(headers.get('www-authenticate') ?? '', /^Bearer/)
    t.deepEqual({ ...body, instance: '' }, { ...answers[0]?.body, instance: '' })
  }
  t.truthy(id)
})

test('a refresh token is good for once; used twice it ends its family, and no other', async (t) => {
  const { email, password, refreshToken } = await someone(mart)
  const other = (await logIn(mart, email, password)).body.refreshToken
  const first = await refresh(mart, refreshToken)
  t.is(first.status, 200)
  const second = await refresh(mart, first.body.refreshToken)
  t.is(second.status, 200)
  const again = await refresh(mart, refreshToken)
  t.is(again.status, 401)
  t.regex(again.headers.get('www-authenticate') ?? '', /^Bearer/)
  t.is((await refresh(mart, second.body.refreshToken)).status, 401)
  t.is((await refresh(mart, other)).status, 200)
})

test('a session ends by logging out, in time, and with its user', async (t) => {
  const out = await someone(mart)
  const logOut = (refreshToken: string) => mart.request('POST', '/v1/auth/logout', { body: { refreshToken } })
  t.is((await logOut(out.refreshToken)).status, 204)
  t.is((await logOut(out.refreshToken)).status, 204)
  t.is((await logOut('nonsense')).status, 204)
  t.is((await refresh(mart, out.refreshToken)).status, 401)

  const late = await someone(mart)
  await mart
    .db('user')
    .query(sql('test.expire', 'update sessions set expires_at = now() where user_id = $1'), [late.id])
  t.is((await refresh(mart, late.refreshToken)).status, 401)

  const disabled = await someone(mart)
  await mart
    .db('user')
    .query(sql('test.disable', 'update users set disabled = true where id = $1'), [disabled.id])
  t.is((await refresh(mart, disabled.refreshToken)).status, 401)
  t.is((await refresh(mart, 'nonsense')).status, 401)
})

test('a session ends after its longest life, however often it was refreshed', async (t) => {
  const { id, refreshToken } = await someone(mart)
  const age = sql('test.age', `update sessions set created_at = now() - $2::interval where user_id = $1`)
  await mart.db('user').query(age, [id, '89 days'])
  const next = await refresh(mart, refreshToken)
  t.is(next.status, 200)
  const end = sql<{ days: number }>(
    'test.end',
    `select extract(epoch from expires_at - now()) / 86400 as days from sessions where user_id = $1`,
  )
  t.true(((await mart.db('user').query(end, [id]))[0]?.days ?? 9) <= 1)
  await mart.db('user').query(age, [id, '91 days'])
  t.is((await refresh(mart, next.body.refreshToken)).status, 401)
})

test('a new password ends the other sessions; the one that asks goes on', async (t) => {
  const { email, password, accessToken, refreshToken } = await someone(mart)
  const other = (await logIn(mart, email, password)).body.refreshToken
  const change = (currentPassword: string, newPassword: string) =>
    mart.request('POST', '/v1/users/me/password', {
      token: accessToken,
      body: { currentPassword, newPassword },
    })
  t.is((await change('monsoon rain', 'winter coat')).status, 422)
  t.is((await change(password, 'qwerty123')).status, 422)
  t.is((await change(password, 'winter coat')).status, 204)
  t.is((await refresh(mart, other)).status, 401)
  t.is((await refresh(mart, refreshToken)).status, 200)
  t.is((await logIn(mart, email, password)).status, 401)
  t.is((await logIn(mart, email, 'winter coat')).status, 200)
})

test('nothing secret stands in the database as it was given', async (t) => {
  const { refreshToken, password } = await someone(mart)
  await mart.idle()
  const secret = Buffer.from(refreshToken, 'base64url').subarray(16)
  const [found] = await mart.db('user').query<{ n: number }>(
    sql(
      'test.secrets',
      `select (select count(*) from sessions where token_hash = $1)
         + (select count(*) from users where password_hash like $2) as n`,
    ),
    [secret, `%${password}%`],
  )
  t.is(found?.n, 0)
})
