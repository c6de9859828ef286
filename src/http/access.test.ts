import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import test from 'ava'
import fc from 'fast-check'
import jwt from 'jsonwebtoken'
import { z } from 'zod'
import { signer, testEdge } from '#src/testing/edge.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import { inOneForm, tokenIn } from '../tokens/token-form.ts'
import { createVerifier, type TokenSubject, tokenType } from '../tokens/verifier.ts'
import { permissions } from './permissions.ts'
import { Problem } from './problem.ts'
import { routesFor, type Who } from './route.ts'
import { permissionsOfScope } from './who-may.ts'

const { get } = routesFor<object>()
const whoever: Who[] = [
  'anyone',
  'user',
  'customer',
  'staff:orders',
  'customer or staff:orders',
  'customer or staff',
  'admin',
]
const pathFor = (who: Who) => `/v1/for/${who.replaceAll(/\W/g, '-')}`
const routes = whoever.map((who) =>
  get(pathFor(who), {
    summary: who,
    who,
    answers: { 200: z.any() },
    run: (_, { caller }) => ({ caller }),
  }),
)
const edge = await testEdge(routes)
test.after.always(() => edge.http.stop())

const statuses = async (token?: string) =>
  Promise.all(whoever.map(async (who) => (await edge.call('GET', pathFor(who), { token })).status))

test('roles and permissions open what they open', async (t) => {
  const of = (caller: TokenSubject) => statuses(edge.token(caller))
  t.deepEqual(await statuses(), [200, 401, 401, 401, 401, 401, 401])
  t.deepEqual(await of({ id: 'c', role: 'customer' }), [200, 200, 200, 403, 200, 200, 403])
  t.deepEqual(await of({ id: 'a', role: 'admin' }), [200, 200, 403, 200, 200, 200, 200])
  const staff = { id: 's', role: 'staff' } as const
  t.deepEqual(await of({ ...staff, permissions: ['orders'] }), [200, 200, 403, 200, 200, 200, 403])
  const others = permissions.filter((permission) => permission !== 'orders')
  t.deepEqual(await of({ ...staff, permissions: others }), [200, 200, 403, 403, 403, 200, 403])
  t.deepEqual(await of({ ...staff, permissions: [] }), [200, 200, 403, 403, 403, 403, 403])
  t.deepEqual(
    await of({ ...staff, permissions: ['orders'], machine: true }),
    [200, 403, 403, 200, 200, 200, 403],
  )
  // As it was signed before there were permissions.
  t.deepEqual(await of(staff), [200, 200, 403, 200, 200, 200, 403])
})

test('a permission opens nothing to who is no staff, whatever their token says', async (t) => {
  const { publicKey, token } = signer()
  const verify = createVerifier({
    keyOf: () => createPublicKey(publicKey),
    issuer: 'imtiaz-mart',
    audience: 'imtiaz-mart',
  })
  const { permissions: read } = verify(token({ id: 'c', role: 'customer', permissions: ['orders'] }))
  t.deepEqual(read, [])
  t.deepEqual(permissionsOfScope('customer', 'orders'), [])
  t.deepEqual(permissionsOfScope('staff', 'orders king of'), ['orders'])
})

test('who lacks a permission hears which', async (t) => {
  const token = edge.token({ id: 's', role: 'staff', permissions: ['picking'] })
  const { status, headers, body } = await edge.call('GET', pathFor('staff:orders'), { token })
  t.is(status, 403)
  t.is(headers.get('www-authenticate'), 'Bearer error="insufficient_scope", scope="orders"')
  t.is(body.detail, 'This needs the permission orders.')
})

test('a handler knows who asks, and answers to someone are not stored', async (t) => {
  const token = edge.token({ id: 's', role: 'staff', permissions: ['stock', 'orders'] })
  const known = await edge.call('GET', '/v1/for/anyone', { token })
  t.deepEqual(known.body, {
    caller: { id: 's', role: 'staff', permissions: ['orders', 'stock'], machine: false },
  })
  t.is(known.headers.get('cache-control'), 'no-store')
  t.is(known.headers.get('etag'), null)
  t.is((await edge.call('GET', '/v1/for/anyone')).body.caller, null)
})

test('a bad token is a 401 everywhere, with a challenge; a missing one where one is needed', async (t) => {
  const other = signer().token({ id: 'c', role: 'admin' })
  const expired = edge.token({ id: 'c', role: 'admin' }, { expiresIn: -1 })
  const stranger = edge.token({ id: 'c', role: 'admin' }, { issuer: 'someone-else' })
  for (const token of ['x', 'a.b.c', other, expired, stranger]) {
    t.deepEqual(await statuses(token), [401, 401, 401, 401, 401, 401, 401])
    const { headers } = await edge.call('GET', '/v1/for/user', { token })
    t.is(headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  }
  t.is((await edge.call('GET', '/v1/for/user')).headers.get('www-authenticate'), 'Bearer')
  for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer a b', ''])
    t.is((await edge.call('GET', '/v1/for/user', { headers: { authorization } })).status, 401, authorization)
})

test('no other algorithm passes, and no claims but whole ones', (t) => {
  const { publicKey, token } = signer()
  const verify = createVerifier({
    keyOf: () => createPublicKey(publicKey),
    issuer: 'imtiaz-mart',
    audience: 'imtiaz-mart',
  })
  const claims = { sub: 'c', role: 'admin', iss: 'imtiaz-mart', exp: 9_999_999_999 }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const refused = (forged: string) =>
    t.is(t.throws(() => verify(forged), { instanceOf: Problem })?.status, 401)
  refused(`${part({ alg: 'none' })}.${part(claims)}.`)
  refused(jwt.sign(claims, 'secret', { algorithm: 'HS256' }))
  refused(
    jwt.sign(claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, { algorithm: 'RS256' }),
  )
  // Someone who knows the public key signs with it as if it were a shared secret.
  const head = `${part({ alg: 'HS256' })}.${part(claims)}`
  refused(`${head}.${Buffer.from(publicKey).toString('base64url')}`)
  refused(token({ id: 'c', role: 'owner' as 'admin' }))
  refused(token({ id: 'c', role: 'staff' }, { audience: 'another mart' }))
  refused(token({ id: 'c', role: 'staff' }, { header: { alg: 'ES256', typ: 'JWT' } }))
  t.like(verify(token({ id: 'c', role: 'staff' })), { id: 'c', role: 'staff' })
})

test('a token that lacks one of its claims is refused, and so is one whose claims are no such thing', (t) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const verify = createVerifier({
    keyOf: () => publicKey,
    ...{ issuer: 'imtiaz-mart', audience: 'imtiaz-mart' },
  })
  const header = { alg: 'ES256', typ: tokenType }
  const statusOf = (claims: object) => {
    const signed = inOneForm(jwt.sign(claims, privateKey, { header, noTimestamp: true }))
    return t.throws(() => verify(signed), { instanceOf: Problem }, JSON.stringify(claims))?.status
  }
  const whole = {
    ...{ sub: 'c', role: 'staff', sid: 's', epoch: 0, exp: 9_999_999_999 },
    ...{ iss: 'imtiaz-mart', aud: 'imtiaz-mart' },
  }
  t.is(verify(inOneForm(jwt.sign(whole, privateKey, { header }))).id, 'c')
  for (const claim of Object.keys(whole))
    t.is(statusOf(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== claim))), 401, claim)
  for (const wrong of [{ sub: '' }, { role: 'owner' }, { sid: '' }, { epoch: -1 }, { epoch: 0.5 }])
    t.is(statusOf({ ...whole, ...wrong }), 401)
})

test('a token that is kept is good until it expires, and no longer', (t) => {
  let at = Date.now()
  const { publicKey, token } = signer()
  const verify = createVerifier({
    keyOf: () => createPublicKey(publicKey),
    issuer: 'imtiaz-mart',
    audience: 'imtiaz-mart',
    now: () => new Date(at),
  })
  const short = token({ id: 'c', role: 'customer' }, { expiresIn: 60 })
  t.is(verify(short), verify(short))
  at += 61_000
  t.is(t.throws(() => verify(short), { instanceOf: Problem })?.status, 401)
})

test('a token that is kept is refused as soon as it is revoked', (t) => {
  const { publicKey, token } = signer()
  const revocations = createRevocations()
  const { isRevoked } = revocations
  const verify = createVerifier({
    keyOf: () => createPublicKey(publicKey),
    issuer: 'imtiaz-mart',
    audience: 'imtiaz-mart',
    isRevoked,
  })
  const [mine, other] = [token({ id: 'c', role: 'staff' }), token({ id: 'd', role: 'staff' })]
  t.is(verify(mine).id, 'c')
  const until = new Date(Date.now() + 60_000)
  revocations.add([{ userId: 'c', version: 2, epoch: 1, keptSession: null, endedSessions: [], until }])
  t.is(t.throws(() => verify(mine), { instanceOf: Problem })?.status, 401)
  t.is(verify(other).id, 'd')
})

test('other origins may ask where they are named, and only those', async (t) => {
  const open = await testEdge(routes, { env: { CORS_ORIGINS: 'https://shop.test, https://admin.test' } })
  const ask = (method: string, origin: string) =>
    open.call(method, '/v1/for/user', {
      headers: { origin, 'access-control-request-method': 'GET' },
    })
  const preflight = await ask('OPTIONS', 'https://shop.test')
  t.is(preflight.status, 204)
  t.is(preflight.headers.get('access-control-allow-origin'), 'https://shop.test')
  t.regex(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/)
  // A refusal must be readable too.
  t.is(
    (await ask('GET', 'https://admin.test')).headers.get('access-control-allow-origin'),
    'https://admin.test',
  )
  for (const method of ['OPTIONS', 'GET'])
    t.is((await ask(method, 'https://evil.test')).headers.get('access-control-allow-origin'), null)
  t.is(
    (await edge.call('GET', '/v1/for/anyone', { headers: { origin: 'https://shop.test' } })).headers.get(
      'access-control-allow-origin',
    ),
    null,
  )
  await open.http.stop()
})

test('the address is the one that trusted proxies name', async (t) => {
  const ip = get('/v1/ip', {
    summary: 'ip',
    who: 'anyone',
    answers: { 200: z.any() },
    run: (_, input) => ({ ip: input.ip }),
  })
  const seen = async (proxies: string, forwarded: string) => {
    const behind = await testEdge([ip], { env: { TRUSTED_PROXIES: proxies } })
    const { body } = await behind.call('GET', '/v1/ip', { headers: { 'x-forwarded-for': forwarded } })
    await behind.http.stop()
    return body.ip
  }
  t.is(await seen('0', '1.1.1.1'), '127.0.0.1')
  t.is(await seen('1', 'made.up, 2.2.2.2'), '2.2.2.2')
  t.is(await seen('2', 'made.up, 1.1.1.1, 2.2.2.2'), '1.1.1.1')
})

test('a token has one form: what verifies as well, but is written otherwise, is refused', async (t) => {
  const edge = await testEdge(routes)
  t.teardown(() => edge.http.stop())
  const { token, publicKey } = signer()
  const ask = async (authorization: string) =>
    (await edge.call('GET', '/v1/for/user', { headers: { authorization } })).status
  const good = edge.token({ id: 'c', role: 'customer' })
  t.is(await ask(`Bearer ${good}`), 200)
  const end = good.lastIndexOf('.') + 1
  const bytes = Buffer.from(good.slice(end), 'base64url')
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const turned = (order - BigInt(`0x${bytes.toString('hex', 32)}`)).toString(16).padStart(64, '0')
  const mirrored = Buffer.concat([bytes.subarray(0, 32), Buffer.from(turned, 'hex')]).toString('base64url')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet[alphabet.indexOf(good.at(-1) as string) + 1]
  const others = {
    'the other half of the curve': `Bearer ${good.slice(0, end)}${mirrored}`,
    'bits that nobody reads': `Bearer ${good.slice(0, -1)}${last}`,
    padding: `Bearer ${good}==`,
    'two blanks': `Bearer  ${good}`,
    'a tab': `Bearer\t${good}`,
    'another case': `bearer ${good}`,
    'and capitals': `BEARER ${good}`,
  }
  const verifier = (it: string) => jwt.verify(it, publicKey, { algorithms: ['ES256'] })
  for (const [what, authorization] of Object.entries(others)) t.is(await ask(authorization), 401, what)
  fc.assert(
    fc.property(fc.string(), (id) => {
      const signed = token({ id: `x${id}`, role: 'customer' })
      t.is(tokenIn(`Bearer ${signed}`), signed)
      t.truthy(verifier(signed))
    }),
    { numRuns: 50 },
  )
})
