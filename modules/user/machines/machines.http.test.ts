import { createHash, randomUUID } from 'node:crypto'
import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { permissions } from '#src/http/permissions.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { tokenSubject } from '../guessing/guess-limits.ts'
import { firstAdmin, logIn, type Someone, someone, userMart } from '../test-user.ts'

let mart: TestMart
let admin: Someone
test.before(async () => {
  // So that a test can come from an address of its own.
  mart = await userMart({ http: { trustedProxies: 1 } })
  admin = await firstAdmin(mart)
})
test.after.always(() => mart.stop())

interface Key {
  id: string
  secret: string
}

const create = (body: object, token = admin.accessToken) =>
  mart.request('POST', '/v1/users/api-keys', { token, body })
const list = (query = '') => mart.request('GET', `/v1/users/api-keys${query}`, { token: admin.accessToken })
const remove = (id: string) =>
  mart.request('DELETE', `/v1/users/api-keys/${id}`, { token: admin.accessToken })
const made = async (granted: string[] = ['support'], more: object = {}): Promise<Key> =>
  (await create({ name: 'Till 1', permissions: granted, ...more })).body
const basic = ({ id, secret }: Key) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const grant = { grant_type: 'client_credentials' }
let addresses = 0
/** Wrong keys are counted by where they come from. */
const newAddress = () => `10.0.${addresses >> 8}.${addresses++ & 255}`
const ask = (
  authorization: string | undefined,
  form: Record<string, string> | string = grant,
  address = newAddress(),
) =>
  mart.request('POST', '/v1/auth/token', {
    body: new URLSearchParams(form).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': address,
      ...(authorization === undefined ? {} : { authorization }),
    },
  })
const tokenOf = async (key: Key) => (await ask(basic(key))).body.access_token as string
const look = (token: string) => mart.request('GET', '/v1/users', { token })
const claimsIn = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
let statements = 0
const change = (text: string, ...values: unknown[]) =>
  mart.db('user').query(sql(`test.${statements++}`, text), values)

test('the secret of a key is shown once, and kept as its hash', async (t) => {
  const { status, body, headers } = await create({
    ...{ name: ' The till at the door ', permissions: ['refunds', 'orders', 'orders'] },
    expiresAt: '2099-01-01T00:00:00Z',
  })
  t.is(status, 201)
  t.is(headers.get('cache-control'), 'no-store')
  const { secret, ...rest } = body
  t.like(rest, {
    name: 'The till at the door',
    permissions: ['orders', 'refunds'],
    expiresAt: '2099-01-01T00:00:00.000Z',
  })
  t.is(Buffer.from(secret, 'base64url').length, 32)
  const seen = (await list('?limit=100')).body.items.find(({ id }: Key) => id === rest.id)
  t.deepEqual(seen, rest)
  const [row] = await change('select secret_hash as hash from api_keys where id = $1', rest.id)
  t.deepEqual(row?.hash, createHash('sha256').update(secret).digest())
})

test('the audit log knows that a key was made, and not its secret', async (t) => {
  const { id, secret } = await made()
  const { body } = await mart.request('GET', `/v1/users/audit?subject=${id}`, { token: admin.accessToken })
  t.is(body.items.length, 1)
  t.is(body.items[0].route, 'POST /v1/users/api-keys')
  t.false(JSON.stringify(body).includes(secret))
})

test('a machine gets a token for its key, of what the key may', async (t) => {
  const key = await made(['support', 'orders'])
  const { status, headers, body } = await ask(basic(key))
  t.is(status, 200)
  t.is(headers.get('cache-control'), 'no-store')
  const { access_token: token, ...rest } = body
  t.deepEqual(rest, { token_type: 'Bearer', expires_in: 900, scope: 'orders support' })
  t.like(claimsIn(token), { sub: key.id, client_id: key.id, role: 'staff', scope: 'orders support' })
  t.is((await look(token)).status, 200)
  const me = await mart.request('GET', '/v1/users/me', { token })
  t.deepEqual([me.status, me.body.detail], [403, 'This is for people: a machine has no account.'])
  t.is((await create({ name: 'x', permissions: ['orders'] }, token)).status, 403)
  t.is((await look(await tokenOf(await made(['orders'])))).status, 403)
})

test('a client that writes id and secret as RFC 6749 has it, form-encoded to the last mark, is let in', async (t) => {
  const { id, secret } = await made()
  const encoded = (text: string) =>
    text.replaceAll(/[^A-Za-z0-9]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  t.is((await ask(basic({ id: encoded(id), secret: encoded(secret) }))).status, 200)
  for (const broken of ['%', '%zz', '%ff', '+'])
    t.is((await ask(basic({ id, secret: `${secret}${broken}` }))).status, 401, broken)
})

test('it may ask for less, and not for more', async (t) => {
  const key = await made(['orders', 'stock'])
  const less = await ask(basic(key), { ...grant, scope: 'stock' })
  t.is(less.body.scope, 'stock')
  t.is(claimsIn(less.body.access_token).scope, 'stock')
  t.is((await ask(basic(key), { ...grant, scope: '' })).body.scope, 'orders stock')
  for (const scope of ['stock refunds', 'king'])
    t.like(await ask(basic(key), { ...grant, scope }), { status: 400, body: { error: 'invalid_scope' } })
})

test('what is not OAuth is refused in its words, as a problem', async (t) => {
  const right = basic(await made())
  const refused = [
    [await ask(right, { grant_type: 'password' }), 400, 'unsupported_grant_type'],
    [await ask(right, {}), 400, 'invalid_request'],
    [await ask(right, 'grant_type=client_credentials&grant_type=client_credentials'), 400, 'invalid_request'],
    [await ask(right, 'grant_type=client_credentials&scope=support&scope=support'), 400, 'invalid_request'],
  ] as const
  for (const [{ status, headers, body }, wanted, error] of refused) {
    t.like(body, { status: wanted, error, title: 'Bad Request', error_description: body.detail })
    t.is(status, wanted)
    t.regex(headers.get('content-type') ?? '', /^application\/problem\+json/)
    t.is(headers.get('cache-control'), 'no-store')
  }
  t.is((await ask(right, { ...grant, audience: 'what OAuth has us ignore' })).status, 200)
  const asJson = await mart.request('POST', '/v1/auth/token', {
    body: grant,
    headers: { authorization: right },
  })
  t.is(asJson.status, 415)
})

test('who shows no key, or a wrong one, is asked for one', async (t) => {
  const key = await made()
  const other = await made()
  const encoded = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  const wrong = [
    undefined,
    'Bearer x',
    'Basic',
    'Basic !!!',
    encoded(key.id),
    encoded(`${key.id}:`),
    encoded(`:${key.secret}`),
    encoded('nobody:x'),
    basic({ ...key, id: randomUUID() }),
    basic({ ...key, secret: other.secret }),
    basic({ ...key, secret: `${key.secret}A` }),
    encoded(`${key.id}:${key.secret}:`),
  ]
  for (const authorization of wrong) {
    const { status, headers, body } = await ask(authorization, grant, '203.0.113.2')
    t.deepEqual([status, body.error], [401, 'invalid_client'], authorization)
    t.regex(headers.get('www-authenticate') ?? '', /^Basic /)
  }
  t.is((await ask(basic({ ...key, id: key.id.toUpperCase() }))).status, 200)
})

test('who shows wrong keys without end is told to stop, and shuts no till out', async (t) => {
  const key = await made()
  const statuses = async (asked: Key, times: number) =>
    (await Promise.all(Array.from({ length: times }, () => ask(basic(asked), grant, '203.0.113.3')))).map(
      ({ status }) => status,
    )
  t.deepEqual(new Set(await statuses({ ...key, secret: 'x' }, 20)), new Set([401]))
  const stopped = await ask(basic({ ...key, secret: 'x' }), grant, '203.0.113.3')
  t.is(stopped.status, 429)
  t.is(stopped.headers.get('retry-after'), '900')
  t.deepEqual(await statuses(key, 3), [200, 200, 200])
})

test('one key is given no more tokens than any machine needs', async (t) => {
  const [key, other] = [await made(), await made()]
  const { key: subject, limit } = tokenSubject(key.id)
  await change(`insert into guesses values ($1, $2, now() + interval '15 minutes')`, subject, limit - 1)
  t.is((await ask(basic(key))).status, 200)
  t.like(await ask(basic(key)), { status: 429, body: { error: 'slow_down' } })
  t.is((await ask(basic(other))).status, 200)
})

test('a key that was deleted is good for nothing at once, nor are its tokens', async (t) => {
  const key = await made()
  const token = await tokenOf(key)
  t.is((await look(token)).status, 200)
  const me = async () => (await mart.request('GET', '/v1/users/me', { token })).status
  t.is(await me(), 403)
  t.is((await remove(key.id)).status, 204)
  // A route that looks at the token alone.
  t.is(await me(), 401)
  t.is((await look(token)).status, 401)
  t.is((await ask(basic(key))).status, 401)
  t.is((await remove(key.id)).status, 404)
  t.is((await remove(randomUUID())).status, 404)
  const { keyId } = await mart.said('mart.user.v1.ApiKeyEnded', (data) => data.keyId === key.id)
  t.is(keyId, key.id)
  const ids = async (query: string) =>
    (await list(`?limit=100${query}`)).body.items.map(({ id }: Key) => id) as string[]
  t.false((await ids('')).includes(key.id))
  t.true((await ids('&deleted=true')).includes(key.id))
})

test('a token that is asked for while its key is deleted is good for nothing either', async (t) => {
  for (let round = 0; round < 5; round++) {
    const key = await made()
    const asked = Array.from({ length: 12 }, () => ask(basic(key)))
    t.is((await remove(key.id)).status, 204)
    for (const { body } of await Promise.all(asked))
      if (body.access_token) t.is((await look(body.access_token)).status, 401)
  }
})

test('of two who delete a key at once one did', async (t) => {
  const { id } = await made()
  const statuses = (await Promise.all([remove(id), remove(id)])).map(({ status }) => status)
  t.deepEqual(statuses.sort(), [204, 404])
  await mart.idle()
  t.is(mart.allSaid('mart.user.v1.ApiKeyEnded').filter(({ keyId }) => keyId === id).length, 1)
})

test('a key ends when it was said to, and its tokens no later', async (t) => {
  const inTime = (ms: number) => new Date(Date.now() + ms).toISOString()
  const key = await made(['support'], { expiresAt: inTime(60_000) })
  const { body } = await ask(basic(key))
  t.true(body.expires_in <= 60, `${body.expires_in}`)
  const { iat, exp } = claimsIn(body.access_token)
  t.is(exp - iat, body.expires_in)
  await change('update api_keys set expires_at = now() where id = $1', key.id)
  t.is((await ask(basic(key))).status, 401)
  t.like(await create({ name: 'x', permissions: ['orders'], expiresAt: inTime(-1) }), {
    status: 422,
    body: { errors: [{ path: 'expiresAt' }] },
  })
})

test('a key that ended, or lost a permission, opens no account though its token was not revoked', async (t) => {
  const behindItsBack = [
    'update api_keys set deleted_at = now() where id = $1',
    'update api_keys set expires_at = now() where id = $1',
    `update api_keys set permissions = '{orders}' where id = $1`,
    'delete from api_keys where id = $1',
  ]
  for (const how of behindItsBack) {
    const key = await made()
    const token = await tokenOf(key)
    t.is((await look(token)).status, 200)
    await change(how, key.id)
    t.is((await look(token)).status, 401, how)
    t.is((await mart.request('GET', `/v1/users/${admin.id}`, { token })).status, 401, how)
  }
})

test('when a key was last used is noted, once a minute', async (t) => {
  const key = await made()
  const lastUse = async () =>
    (await change('select last_used_at::text as at from api_keys where id = $1', key.id))[0]?.at
  t.is(await lastUse(), null)
  await ask(basic(key))
  const first = await lastUse()
  t.truthy(first)
  await ask(basic(key))
  t.is(await lastUse(), first)
  await change(`update api_keys set last_used_at = now() - interval '61 seconds' where id = $1`, key.id)
  const [aged] = [await lastUse()]
  await ask(basic(key))
  t.not(await lastUse(), aged)
  const [shown] = (await list('?limit=100')).body.items.filter(({ id }: Key) => id === key.id)
  t.truthy(shown.lastUsedAt)
})

test('what a key is made of is checked', async (t) => {
  const right = { name: 'Till', permissions: ['orders'] }
  const wrong: [object, string][] = [
    [{ ...right, name: ' ' }, 'name'],
    [{ ...right, name: 'x'.repeat(101) }, 'name'],
    [{ ...right, permissions: [] }, 'permissions'],
    [{ ...right, permissions: ['king'] }, 'permissions[0]'],
    [{ ...right, permissions: Array(permissions.length + 1).fill('orders') }, 'permissions'],
    [{ ...right, expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ name: 'Till' }, 'permissions'],
  ]
  for (const [body, path] of wrong)
    t.like(await create(body), { status: 422, body: { errors: [{ path }] } }, JSON.stringify(body))
})

test('an admin who was demoted makes, sees and deletes no keys', async (t) => {
  const { id, email, password } = await someone(mart)
  const body = { role: 'admin' }
  await mart.request('PATCH', `/v1/users/${id}`, { token: admin.accessToken, body })
  const { accessToken: token } = (await logIn(mart, email, password)).body
  const key = await made()
  // Behind the back of all that revokes tokens.
  await change(`update users set role = 'staff' where id = $1`, id)
  const asked = [
    await create({ name: 'x', permissions: ['orders'] }, token),
    await mart.request('GET', '/v1/users/api-keys', { token }),
    await mart.request('DELETE', `/v1/users/api-keys/${key.id}`, { token }),
  ]
  t.deepEqual(
    asked.map(({ status }) => status),
    [401, 401, 401],
  )
})
