import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import jwt, { type SignOptions } from 'jsonwebtoken'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { openFrontDoor, type Readiness } from './front-door.ts'
import { readDeclaration } from './kong/declaration.ts'

type Serve = (req: IncomingMessage, res: ServerResponse) => void

/** The front door before services that do as the test says. */
async function door(t: ExecutionContext, options: { serve?: Serve; away?: boolean; limited?: boolean } = {}) {
  const seen: { service: string; req: IncomingMessage }[] = []
  const serving = new Map<string, string>()
  const serve: Serve =
    options.serve ??
    ((req, res) => {
      req.resume()
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  const listen = async (service: string) => {
    const server = createServer((req, res) => {
      seen.push({ service, req })
      serve(req, res)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    t.teardown(() => {
      server.close()
      server.closeAllConnections()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    serving.set(service, url)
    return server
  }
  const services = ['user', 'product', 'inventory', 'order', 'payment', 'notification']
  const servers = await Promise.all(services.map(listen))
  const dataDir = await scratchFolder('door')
  const key = await loadSigningKey({ dataDir, jwt: { privateKey: '', publicKey: '' } })
  const state: { readiness: Readiness } = { readiness: { status: 'ready', checks: { user: 'ready' } } }
  const open = await openFrontDoor({
    declaration: await readDeclaration({ JWT_ISSUER: 'mart', JWT_PUBLIC_KEY: key.publicKey }),
    port: 0,
    host: '127.0.0.1',
    addresses: (target) => (options.away ? [] : [serving.get(target.replace(':8000', '')) ?? '']),
    readiness: async () => state.readiness,
    limited: options.limited ?? false,
  })
  t.teardown(async () => {
    await open.stop(0)
    await rm(dataDir, { recursive: true })
  })
  const token = (claims: object = {}, how: SignOptions = {}, signedBy = key.privateKey) =>
    jwt.sign({ role: 'customer', ...claims }, signedBy, {
      ...{ algorithm: 'ES256', issuer: 'mart', subject: 'someone', expiresIn: 60 },
      ...how,
    } as SignOptions)
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(open.url + path, { method, ...init })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null }
  }
  const bearer = (value: string) => ({ headers: { authorization: `Bearer ${value}` } })
  return { ...open, seen, token, ask, bearer, state, servers, key }
}

test('each path goes to its own service, and the rest is a problem', async (t) => {
  const { ask, seen, bearer, token } = await door(t)
  t.is((await ask('GET', '/v1/products?q=milk&limit=2')).status, 200)
  t.is((await ask('GET', '/v1/orders', bearer(token()))).status, 200)
  t.is((await ask('POST', '/v1/auth/login', { body: '{}' })).status, 200)
  t.deepEqual(
    seen.map(({ service, req }) => `${service} ${req.url}`),
    ['product /v1/products?q=milk&limit=2', 'order /v1/orders', 'user /v1/auth/login'],
  )
  for (const path of ['/metrics', '/v1/nothing', '/v1/products/../../metrics', '/%6detrics']) {
    const { status, headers, body } = await ask('GET', path)
    t.is(status, 404, path)
    t.is(headers.get('content-type'), 'application/problem+json')
    t.is(body.instance, headers.get('x-request-id'))
    t.is(body.title, 'Not Found')
  }
  t.is(seen.length, 3)
})

test('a path is looked at as Kong looks at it', async (t) => {
  const { seen, url } = await door(t)
  const target = new URL(url)
  // Not by fetch, which tidies paths itself.
  const get = (path: string) =>
    new Promise<number>((resolve) =>
      request({ host: target.hostname, port: target.port, path }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      }).end(),
    )
  t.is(await get('//v1/./x/../%70roducts/a%20b%2fc?x=%70'), 200)
  t.is(seen[0]?.req.url, '/v1/products/a%20b%2Fc?x=%70')
  t.is(await get('/v1/orders/../../../readyz/../v1/orders'), 401)
})

test('a route that wants a token takes a good one only', async (t) => {
  const { ask, bearer, token, seen } = await door(t)
  const other = await loadSigningKey({
    dataDir: await scratchFolder('door'),
    jwt: { privateKey: '', publicKey: '' },
  })
  const [head, payload] = token().split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const refused: Record<string, string> = {
    'of another key': token({}, {}, other.privateKey),
    'of another issuer': token({}, { issuer: 'someone else' }),
    expired: token({}, { expiresIn: -1 }),
    'without an end': jwt.sign({}, other.privateKey, { algorithm: 'ES256', issuer: 'mart' }),
    unsigned,
    'with half a signature': `${head}.${payload}.${'A'.repeat(43)}`,
    'no token at all': 'nonsense',
  }
  for (const [what, value] of Object.entries(refused)) {
    const { status, headers, body } = await ask('GET', '/v1/cart', bearer(value))
    t.deepEqual([status, body.status], [401, 401], what)
    t.regex(headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/, what)
  }
  const without = await ask('GET', '/v1/cart')
  t.deepEqual([without.status, without.headers.get('www-authenticate')], [401, 'Bearer'])
  t.is(seen.length, 0)
  t.is((await ask('GET', '/v1/cart', bearer(token()))).status, 200)
  // Public: what a token says is the service's business.
  t.is((await ask('GET', '/v1/inventory/1', bearer('nonsense'))).status, 200)
})

test('a body over 1 MiB goes no further, said or not; an import does', async (t) => {
  const { ask, bearer, token, seen, url } = await door(t)
  const large = 'x'.repeat(1_048_577)
  t.is((await ask('POST', '/v1/auth/login', { body: large })).status, 413)
  const unsaid = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit)
  t.is(unsaid.status, 413)
  t.is(seen.length, 0)
  t.is((await ask('POST', '/v1/products/import', { ...bearer(token()), body: large })).status, 200)
})

test('a chunked body arrives whole, with its length', async (t) => {
  const bodies: string[] = []
  const { url, seen } = await door(t, {
    serve: async (req, res) => {
      let body = ''
      for await (const chunk of req) body += chunk
      bodies.push(body)
      res.writeHead(204).end()
    },
  })
  const body = new Blob(['{"a":', '1}']).stream()
  const { status } = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit)
  t.is(status, 204)
  t.deepEqual(bodies, ['{"a":1}'])
  t.is(seen[0]?.req.headers['content-length'], '7')
})

test('an import is passed on while it is still being sent', async (t) => {
  const first = Promise.withResolvers<string>()
  const { url, token } = await door(t, {
    serve: (req, res) => {
      req.once('data', (chunk) => first.resolve(String(chunk)))
      req.on('end', () => res.writeHead(200).end()).resume()
    },
  })
  const sending = request(`${url}/v1/products/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'text/csv' },
  })
  sending.write('sku,name\n')
  t.is(await first.promise, 'sku,name\n')
  sending.end('1,milk\n')
  const [response] = await once(sending, 'response')
  t.is(response.statusCode, 200)
  response.resume()
})

test('events come through one by one, and a client that goes is felt', async (t) => {
  let out: ServerResponse | null = null
  const { url, token } = await door(t, {
    serve: (_req, res) => {
      out = res
      res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    },
  })
  const leaving = new AbortController()
  const response = await fetch(`${url}/v1/orders/1/stream`, {
    headers: { authorization: `Bearer ${token()}` },
    signal: leaving.signal,
  })
  t.is(response.headers.get('content-type'), 'text/event-stream')
  const reader = response.body?.getReader()
  const stream = out as unknown as ServerResponse
  for (const text of ['data: 1\n\n', 'data: 2\n\n']) {
    stream.write(text)
    t.is(new TextDecoder().decode((await reader?.read())?.value), text)
  }
  const closed = once(stream, 'close')
  leaving.abort()
  await closed
  t.pass()
})

test('an answer that breaks off breaks off for the client too', async (t) => {
  const { url } = await door(t, {
    serve: (_req, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => res.destroy())
    },
  })
  const response = await fetch(`${url}/v1/products`)
  await t.throwsAsync(response.text())
})

test('a request keeps its id and its host; what only gateways say is not believed', async (t) => {
  const { ask, seen } = await door(t)
  const sent = {
    'x-request-id': 'mine-1',
    'x-consumer-id': 'me',
    'x-forwarded-for': '10.0.0.9',
    'x-forwarded-proto': 'https',
    forwarded: 'for=10.0.0.9',
    connection: 'keep-alive, x-private',
  }
  const kept = await ask('GET', '/v1/products', { headers: sent })
  t.is(kept.headers.get('x-request-id'), 'mine-1')
  const { headers } = seen[0]?.req ?? t.fail()
  t.like(headers, {
    'x-request-id': 'mine-1',
    'x-forwarded-for': '10.0.0.9, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-real-ip': '127.0.0.1',
  })
  t.regex(headers['x-forwarded-host'] as string, /^127\.0\.0\.1:\d+$/)
  t.deepEqual([headers['x-consumer-id'], headers.forwarded], [undefined, undefined])
  const odd = await ask('GET', '/v1/products', { headers: { 'x-request-id': 'not "plain"' } })
  t.regex(odd.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  t.is(seen[1]?.req.headers['x-request-id'], odd.headers.get('x-request-id') ?? '')
})

test('browsers of any origin are let in', async (t) => {
  const { ask, seen } = await door(t)
  const headers = { origin: 'https://shop.test', 'access-control-request-method': 'POST' }
  const asked = await ask('OPTIONS', '/v1/orders', { headers })
  t.is(asked.status, 200)
  t.regex(asked.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/)
  t.is(seen.length, 0)
  for (const path of ['/v1/products', '/v1/orders', '/v1/nothing']) {
    const answer = await ask('GET', path, { headers: { origin: 'https://shop.test' } })
    t.is(answer.headers.get('access-control-allow-origin'), '*', path)
    t.regex(answer.headers.get('access-control-expose-headers') ?? '', /ETag/, path)
  }
})

test('a service that is away is a 503, one that does not answer a 502, and both say when to try again', async (t) => {
  const away = await door(t, { away: true })
  const none = await away.ask('GET', '/v1/products')
  t.deepEqual([none.status, none.headers.get('retry-after'), none.body.status], [503, '5', 503])
  const dead = await door(t)
  for (const server of dead.servers) server.close()
  const refused = await dead.ask('POST', '/v1/auth/login', { body: '{}' })
  t.deepEqual([refused.status, refused.headers.get('retry-after')], [502, '5'])
})

test('what breaks is asked again where it is a read, and never where it is a write', async (t) => {
  let broken = 0
  const { ask, bearer, token, seen } = await door(t, {
    serve: (req, res) => {
      if (broken-- > 0) req.socket.destroy()
      else res.writeHead(200).end()
    },
  })
  broken = 2
  t.is((await ask('GET', '/v1/products')).status, 200)
  t.is(seen.length, 3)
  broken = 1
  const write = { ...bearer(token()), body: '{}' }
  t.is((await ask('POST', '/v1/orders', write)).status, 502)
  t.is(seen.length, 4)
  broken = 1
  t.is((await ask('DELETE', '/v1/cart/items/1', bearer(token()))).status, 502)
})

test('who asks too much is told when to come back', async (t) => {
  const { ask } = await door(t, { limited: true })
  const statuses: Record<number, number> = {}
  let last = await ask('POST', '/v1/auth/login', { body: '{}' })
  // Two windows of a minute may be met, at the turn of one.
  for (let n = 0; n < 120 && last.status !== 429; n++) {
    statuses[last.status] = (statuses[last.status] ?? 0) + 1
    last = await ask('POST', '/v1/auth/login', { body: '{}' })
  }
  t.is(last.status, 429)
  t.is(last.body.status, 429)
  t.true(Number(last.headers.get('retry-after')) > 0)
  t.is(last.headers.get('x-ratelimit-remaining-minute'), '0')
  t.is((await ask('GET', '/v1/products')).status, 200, 'another limit')
})

test('readiness is that of all together', async (t) => {
  const { ask, state } = await door(t)
  t.like(await ask('GET', '/readyz'), { status: 200, body: { status: 'ready', checks: { user: 'ready' } } })
  state.readiness = { status: 'degraded', checks: { user: 'degraded' } }
  t.like(await ask('GET', '/readyz'), { status: 200, body: { status: 'degraded' } })
  state.readiness = { status: 'unready', checks: { user: 'out' } }
  t.like(await ask('GET', '/readyz'), { status: 503, body: { status: 'unready' } })
})

test('what is under way is answered before the door closes', async (t) => {
  const arrived = Promise.withResolvers<void>()
  const stopping = Promise.withResolvers<void>()
  const opened = await door(t, {
    serve: async (_req, res) => {
      arrived.resolve()
      await stopping.promise
      res.writeHead(200).end('{"late":true}')
    },
  })
  const asked = opened.ask('GET', `/v1/products/${randomUUID()}`)
  await arrived.promise
  const stopped = opened.stop()
  stopping.resolve()
  await stopped
  t.like(await asked, { status: 200, body: { late: true } })
  await t.throwsAsync(opened.ask('GET', '/v1/products'))
})
