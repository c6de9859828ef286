import { randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import jwt, { type SignOptions } from 'jsonwebtoken'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadSigningKey, newSigningKey, readSigningKey, type VerifyKey } from '#src/keys/signing-keys.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { modules } from '../../modules/all.ts'
import { readDeclaration } from './declaration.ts'
import { openFrontDoor, type Readiness } from './front-door.ts'
import type { Plugin } from './plugins.ts'

type Serve = (req: IncomingMessage, res: ServerResponse) => void

/** So many a minute is what limits let through here. */
const few = 10

/** The front door before services that do as the test says. */
async function door(
  t: ExecutionContext,
  options: {
    serve?: Serve
    addresses?: string[]
    limited?: boolean
    trustedIps?: string[]
    readTimeout?: number
    /** A second key, while they are rotated. */
    other?: VerifyKey
  } = {},
) {
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
  const servers = await Promise.all(modules.map(({ name }) => listen(name)))
  const dataDir = await scratchFolder('door')
  const key = await loadSigningKey({ dataDir, jwt: { privateKey: '', publicKey: '' } })
  const state: { readiness: Readiness } = { readiness: { status: 'ready', checks: { user: 'ready' } } }
  const declaration = await readDeclaration(gatewayKeys(key, options.other))
  for (const service of declaration.services)
    service.read_timeout = options.readTimeout ?? service.read_timeout
  // Who is not there is found out by requests here; asked for long enough, checks would find out too.
  for (const upstream of declaration.upstreams) upstream.healthchecks = undefined
  // However slow the machine is, what is limited is reached within a minute.
  for (const plugin of [declaration, ...declaration.services.flatMap(({ routes }) => routes)].flatMap(
    ({ plugins }) => plugins as Plugin[],
  )) {
    if (plugin.name === 'rate-limiting') Object.assign(plugin.config, { minute: few, hour: undefined })
    if (plugin.name === 'pre-function')
      plugin.config.access = plugin.config.access.map((text) =>
        text.replace('= 12000, 1200,', `= 12000, ${few},`),
      )
  }
  const open = await openFrontDoor({
    declaration,
    port: 0,
    host: '127.0.0.1',
    addresses: (target) => options.addresses ?? [serving.get(target.replace(':8000', '')) ?? ''],
    readiness: async () => state.readiness,
    limited: options.limited ?? false,
    trustedIps: options.trustedIps,
  })
  t.teardown(async () => {
    await open.stop(0)
    await rm(dataDir, { recursive: true })
  })
  const token = (claims: object = {}, how: SignOptions = {}, signedBy = key.privateKey) =>
    inOneForm(
      jwt.sign({ role: 'customer', ...claims }, signedBy, {
        algorithm: 'ES256',
        issuer: 'mart',
        subject: 'someone',
        expiresIn: 60,
        keyid: key.kid,
        ...how,
      } as SignOptions),
    )
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
  const { ask, bearer, token, seen, key } = await door(t)
  const other = await loadSigningKey({
    dataDir: await scratchFolder('door'),
    jwt: { privateKey: '', publicKey: '' },
  })
  const [head, payload] = token().split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const refused: Record<string, string> = {
    'of another key': token({}, {}, other.privateKey),
    'of a key that nobody knows': token({}, { keyid: 'another' }),
    expired: token({}, { expiresIn: -1 }),
    'without an end': inOneForm(
      jwt.sign({}, key.privateKey, { algorithm: 'ES256', issuer: 'mart', keyid: key.kid }),
    ),
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
  // Public: whether a token is good is the service's business.
  t.is((await ask('GET', '/v1/inventory/1', bearer(token({}, {}, other.privateKey)))).status, 200)
})

test('while keys are rotated, tokens of the one and of the other pass', async (t) => {
  const next = readSigningKey(newSigningKey())
  const { ask, bearer, token, key } = await door(t, { other: next })
  const status = async (one: string) => (await ask('GET', '/v1/cart', bearer(one))).status
  t.is(await status(token()), 200)
  t.is(await status(token({}, { keyid: next.kid }, next.privateKey)), 200)
  t.is(await status(token({}, { keyid: next.kid }, key.privateKey)), 401)
  t.is(await status(token({}, { keyid: key.kid }, next.privateKey)), 401)
})

test('a token has one form; what has not the shape of one is a 401 before jwt breaks at it', async (t) => {
  const { ask, token, seen, key } = await door(t)
  const good = token()
  const [head = '', payload = '', signature = ''] = good.split('.')
  const part = (json: string) => Buffer.from(json).toString('base64url')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const signed = (claims: string, header = `{"alg":"ES256","typ":"at+jwt","kid":"${key.kid}"}`) => {
    const text = `${part(header)}.${part(claims)}`
    const by = sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
    return inOneForm(`${text}.${by.toString('base64url')}`)
  }
  const other = Buffer.from(signature, 'base64url')
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = order - BigInt(`0x${other.toString('hex', 32)}`)
  other.write(s.toString(16).padStart(64, '0'), 32, 'hex')
  const long = 'x'.repeat(4_000)
  const refused: Record<string, string> = {
    'two blanks': `Bearer  ${good}`,
    'a blank behind': `Bearer ${good}\t.`,
    'a tab': `Bearer\t${good}`,
    'in small letters': `bearer ${good}`,
    'in capitals': `BEARER ${good}`,
    'another scheme before it': `Basic Bearer ${good}`,
    'another spelling of the signature': `Bearer ${good.slice(0, -1)}${nextLetter(good.at(-1) as string)}`,
    '(r, n - s)': `Bearer ${head}.${payload}.${other.toString('base64url')}`,
    'a short signature': `Bearer ${head}.${payload}.${signature.slice(0, 43)}`,
    'a long signature': `Bearer ${head}.${payload}.${signature}AAAA`,
    'no signature': `Bearer ${head}.${payload}.`,
    'four parts': `Bearer ${good}.x`,
    'one part': 'Bearer x',
    nothing: 'Bearer ',
    'a payload null': `Bearer ${signed('null')}`,
    'a payload that is a list': `Bearer ${signed('["iss"]')}`,
    'a payload that is a text': `Bearer ${signed('"iss"')}`,
    'a payload that is no JSON': `Bearer ${signed('{"iss":"mart"')}`,
    'an issuer that is an object': `Bearer ${signed('{"iss":{}}')}`,
    'an issuer that is a number': `Bearer ${signed('{"iss":1}')}`,
    'an issuer that is null': `Bearer ${signed('{"iss":null}')}`,
    'no issuer': `Bearer ${signed('{"sub":"me"}')}`,
    'two issuers': `Bearer ${signed('{"iss":"mart","iss":{}}')}`,
    'an issuer that is spelt otherwise': `Bearer ${signed('{"iss":"mart","\\u0069ss":{}}')}`,
    'an issuer further in': `Bearer ${signed('{"a":{"iss":"mart"},"iss":{}}')}`,
    'a key of no name': `Bearer ${signed(JSON.stringify(claims), '{"alg":"ES256"}')}`,
    'a key whose name is an object': `Bearer ${signed(JSON.stringify(claims), '{"alg":"ES256","kid":{}}')}`,
    'a key whose name is a number': `Bearer ${signed(JSON.stringify(claims), '{"alg":"ES256","kid":1}')}`,
    'a key that the payload names': `Bearer ${signed(JSON.stringify({ ...claims, kid: key.kid }))}`,
    'a key that the payload names by an object': `Bearer ${signed(JSON.stringify({ ...claims, kid: {} }))}`,
    'a header null': `Bearer ${signed(JSON.stringify(claims), 'null')}`,
    'a header that is a list': `Bearer ${signed(JSON.stringify(claims), '[]')}`,
    'another algorithm': `Bearer ${signed(JSON.stringify(claims), '{"alg":"HS256"}')}`,
    'an algorithm that is an object': `Bearer ${signed(JSON.stringify(claims), '{"alg":{}}')}`,
    'more than a token has': `Bearer ${signed(JSON.stringify({ ...claims, long }))}`,
  }
  for (const [what, authorization] of Object.entries(refused)) {
    // Public or not: the services look at each token, too.
    for (const path of ['/v1/cart', '/v1/products']) {
      const answer = await ask('GET', path, { headers: { authorization } })
      t.is(answer.status, 401, `${what}: ${path}`)
      t.is(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"', what)
      t.like(answer.body, { title: 'Unauthorized', instance: answer.headers.get('x-request-id') }, what)
    }
  }
  t.is(seen.length, 0)
  const odd = { ...claims, name: 'a "shop" \\ \u0632', epoch: 0, ok: true, none: null, share: -1.5e-3 }
  for (const [at, one] of [good, signed(JSON.stringify(odd))].entries()) {
    t.is((await ask('GET', '/v1/cart', { headers: { authorization: `Bearer ${one}` } })).status, 200)
    t.is(seen.length, at + 1)
  }
})

/** Of base64url, the next letter: only bits that say nothing differ where it ends a signature. */
const nextLetter = (letter: string) => ({ A: 'B', Q: 'R', g: 'h', w: 'x' })[letter]

test('a body that says it is too large goes no further, and an import has a limit of its own', async (t) => {
  const { ask, bearer, token, seen, url } = await door(t)
  const large = 'x'.repeat(1_048_577)
  for (const [method, path] of [
    ['POST', '/v1/auth/login'],
    ['POST', '/v1/auth/refresh'],
    ['POST', '/v1/payments/webhooks/stripe'],
    ['DELETE', '/v1/products/export'],
    ['GET', '/v1/products'],
  ] as const) {
    const asking = request(url + path, { method, headers: { 'content-length': large.length } })
    asking.on('error', () => {}).flushHeaders()
    const [response] = await once(asking, 'response')
    t.deepEqual(
      [response.statusCode, response.headers['content-type']],
      [413, 'application/problem+json'],
      path,
    )
    asking.destroy()
  }
  t.is(seen.length, 0)
  t.is((await ask('POST', '/v1/products/import', { ...bearer(token()), body: large })).status, 200)
  // Neither is asked for, nor a 417.
  for (const [path, length] of [
    ['/v1/auth/login', 1_048_577],
    ['/v1/products/import', 64 * 1_048_576 + 1],
  ] as const) {
    const headers = { expect: '100-continue', 'content-length': length, authorization: `Bearer ${token()}` }
    const asking = request(url + path, { method: 'POST', headers })
    asking.on('error', () => {}).flushHeaders()
    const [response] = await once(asking, 'response')
    t.is(response.statusCode, 413, path)
    asking.destroy()
  }
  t.is(seen.length, 1)
})

test('a body that does not say how long it is streams to its module, and no further than its limit', async (t) => {
  // What of the one before is still on its way is not this one's.
  const arrived = { '/v1/auth/login': 0, '/v1/products/import': 0 }
  const { url, token } = await door(t, {
    serve: (req, res) => {
      req.on('data', (chunk) => {
        arrived[req.url as keyof typeof arrived] += chunk.length
      })
      req.on('error', () => {}).on('end', () => res.writeHead(200).end())
    },
  })
  for (const [path, most] of [
    ['/v1/auth/login', 1_048_576],
    ['/v1/products/import', 64 * 1_048_576],
  ] as const) {
    const sending = request(url + path, { method: 'POST', headers: { authorization: `Bearer ${token()}` } })
    sending.on('error', () => {})
    const chunk = Buffer.alloc(65_536)
    // It never ends, and doesn't go on past its limit: who still writes when the connection is closed may not hear why.
    let left = most + 2 * chunk.length
    const more = () => {
      while (left > 0 && !sending.destroyed) {
        left -= chunk.length
        if (!sending.write(chunk)) break
      }
    }
    sending.on('drain', more)
    more()
    const [response] = await once(sending, 'response')
    t.deepEqual(
      [response.statusCode, response.headers['content-type']],
      [413, 'application/problem+json'],
      path,
    )
    t.true(arrived[path] > 0 && arrived[path] <= most + 65_536, `${path}: ${arrived[path]}`)
    sending.destroy()
  }
})

test('a body arrives whole, with its length or without one', async (t) => {
  const bodies: string[] = []
  const { url, seen } = await door(t, {
    serve: async (req, res) => {
      let body = ''
      for await (const chunk of req) body += chunk
      bodies.push(body)
      res.writeHead(204).end()
    },
  })
  for (const path of ['/v1/auth/login', '/v1/auth/refresh']) {
    const body = new Blob(['{"a":', '1}']).stream()
    const streamed = await fetch(url + path, { method: 'POST', body, duplex: 'half' } as RequestInit)
    const whole = await fetch(url + path, { method: 'POST', body: '{"a":1}' })
    t.deepEqual([streamed.status, whole.status], [204, 204], path)
  }
  t.deepEqual(bodies, Array(4).fill('{"a":1}'))
  t.deepEqual(
    seen.map(({ req }) => req.headers['content-length']),
    [undefined, '7', undefined, '7'],
  )
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
  const away = await door(t, { addresses: [] })
  const none = await away.ask('GET', '/v1/products')
  t.deepEqual([none.status, none.headers.get('retry-after'), none.body.status], [503, '5', 503])
  const dead = await door(t)
  for (const server of dead.servers) server.close()
  const refused = await dead.ask('POST', '/v1/auth/login', { body: '{}' })
  t.deepEqual([refused.status, refused.headers.get('retry-after')], [502, '5'])
})

test('what breaks is asked once more where it is a read, and never where it is a write', async (t) => {
  let broken = 0
  const { ask, bearer, token, seen } = await door(t, {
    serve: (req, res) => {
      if (broken-- > 0) req.socket.destroy()
      else res.writeHead(200).end()
    },
  })
  broken = 1
  t.is((await ask('GET', '/v1/products')).status, 200)
  t.is(seen.length, 2)
  broken = 2
  t.is((await ask('GET', '/v1/products')).status, 502)
  t.is(seen.length, 4)
  broken = 1
  const write = { ...bearer(token()), body: '{}' }
  t.is((await ask('POST', '/v1/orders', write)).status, 502)
  t.is(seen.length, 5)
  broken = 1
  t.is((await ask('DELETE', '/v1/cart/items/1', bearer(token()))).status, 502)
  t.is(seen.length, 6)
})

test('what hangs is given up once, not asked again', async (t) => {
  const { ask, seen } = await door(t, { serve: () => {}, readTimeout: 1_500 })
  const { status, headers, body } = await ask('GET', '/v1/products')
  t.deepEqual([status, body.title, headers.get('retry-after')], [504, 'Gateway Timeout', '5'])
  t.is(seen.length, 1)
})

test('a replica that is not there costs one more try', async (t) => {
  const there = createServer((_req, res) => res.writeHead(200).end()).listen(0, '127.0.0.1')
  await once(there, 'listening')
  t.teardown(() => there.close().closeAllConnections())
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const addresses = [gone, there].map((one) => `http://127.0.0.1:${(one.address() as AddressInfo).port}`)
  await new Promise((closed) => gone.close(closed))
  const { ask } = await door(t, { addresses })
  for (let n = 0; n < 4; n++) t.is((await ask('GET', '/v1/products')).status, 200)
  // Half of them meet the one that is gone.
  const writes = [
    await ask('POST', '/v1/auth/login', { body: '{}' }),
    await ask('POST', '/v1/auth/login', { body: '{}' }),
  ]
  t.deepEqual(writes.map(({ status }) => status).sort(), [200, 502])
})

test('who asks too much is told when to come back', async (t) => {
  const { ask } = await door(t, { limited: true })
  let last = await ask('POST', '/v1/auth/login', { body: '{}' })
  // Two windows of a minute may be met, at the turn of one.
  for (let n = 0; n < 2 * few && last.status !== 429; n++)
    last = await ask('POST', '/v1/auth/login', { body: '{}' })
  t.is(last.status, 429)
  t.is(last.body.status, 429)
  t.true(Number(last.headers.get('retry-after')) > 0)
  t.is(last.headers.get('x-ratelimit-remaining-minute'), '0')
  t.is((await ask('GET', '/v1/products')).status, 200, 'another limit')
})

test('a refresh token is counted by itself, whoever shares its address and whatever is said of it', async (t) => {
  const { ask, seen } = await door(t, { limited: true })
  const refresh = (token: string, headers: Record<string, string> = {}) =>
    ask('POST', '/v1/auth/refresh', { body: JSON.stringify({ refreshToken: token }), headers })
  for (let n = 0; n < 3 * few; n++) t.is((await refresh(`token-${n}`)).status, 200, `${n}`)
  t.false('x-limited-by' in (seen.at(-1)?.req.headers ?? {}))
  const statuses = new Set<number>()
  for (let n = 0; n < 2 * few + 1; n++)
    statuses.add((await refresh('one', { 'x-limited-by': `${n}` })).status)
  t.deepEqual([...statuses], [200, 429])
  t.is((await refresh('another')).status, 200)
  // Without one that is to be found it is the address, whatever a client would be counted by.
  const odd = new Set<number>()
  for (let n = 0; n < 2 * few + 1; n++)
    odd.add(
      (await ask('POST', '/v1/auth/refresh', { body: '{}', headers: { 'x-limited-by': `${n}` } })).status,
    )
  t.deepEqual([...odd], [200, 429])
})

test('tokens that are refused are counted by address, and who had a good one stays in', async (t) => {
  const { ask, bearer, token } = await door(t, { limited: true, trustedIps: ['127.0.0.1'] })
  const from = (address: string, authorization: string) =>
    ask('GET', '/v1/cart', { headers: { authorization, 'x-forwarded-for': address } })
  const mine = bearer(token()).headers.authorization
  const other = bearer(token({}, { subject: 'other' })).headers.authorization
  t.is((await from('203.0.113.7', mine)).status, 200)
  const head = mine.split('.')[0] as string
  const statuses = new Map<number, number>()
  // Two windows of a minute may be met, at the turn of one.
  for (let n = 0; n < 2 * few + 1 && !statuses.has(429); n++) {
    // Each another spelling, or another signature.
    const bad = n % 2 ? `Bearer  x${n}` : `${head}.${mine.split('.')[1]}.${signatureOf(n)}`
    const { status } = await from('203.0.113.7', bad)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  t.deepEqual([...statuses.keys()], [401, 429])
  t.true((statuses.get(401) ?? 0) >= few, `${statuses.get(401)}`)
  const shut = await from('203.0.113.7', other)
  t.deepEqual([shut.status, shut.body.title], [429, 'Too Many Requests'])
  t.true(Number(shut.headers.get('retry-after')) > 0 && Number(shut.headers.get('retry-after')) <= 60)
  t.is((await from('203.0.113.7', mine)).status, 200, 'it was good before')
  t.is((await from('203.0.113.8', other)).status, 200, 'from elsewhere')
  t.is((await ask('GET', '/v1/products', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status, 200)
})

/** Of the one form, and no signature of anything. */
const signatureOf = (n: number) => `${String(n).padStart(42, '0')}A${'A'.repeat(42)}A`

test('behind one more proxy each client is counted for itself, and the services hear of it', async (t) => {
  const { url, seen } = await door(t, { limited: true, trustedIps: ['127.0.0.1/32'] })
  // As nginx does with `$proxy_add_x_forwarded_for`.
  const proxy = createServer((req, res) => {
    const chain = [req.headers['x-forwarded-for'], req.socket.remoteAddress].filter(Boolean).join(', ')
    const onward = request(url + req.url, {
      ...{
        method: req.method,
        headers: { ...req.headers, 'x-forwarded-for': chain },
        localAddress: '127.0.0.1',
      },
    })
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(res)
    })
    req.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.teardown(() => proxy.close().closeAllConnections())
  const { port } = proxy.address() as AddressInfo
  const login = (localAddress: string, more: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-length': '2', ...more }
      const asking = request({
        host: '127.0.0.1',
        port,
        localAddress,
        path: '/v1/auth/login',
        method: 'POST',
        headers,
      })
      asking.on('error', reject).on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      })
      asking.end('{}')
    })
  t.is(await login('127.0.0.2'), 200)
  const { headers } = seen[0]?.req ?? t.fail()
  t.is(headers['x-forwarded-for'], '127.0.0.2, 127.0.0.1')
  t.is(headers['x-real-ip'], '127.0.0.2')
  let last = 200
  for (let n = 0; n < 2 * few && last !== 429; n++)
    last = await login('127.0.0.2', { 'x-forwarded-for': `198.51.100.${n % 250}` })
  t.is(last, 429, 'what a client says of itself is no other address')
  t.is(await login('127.0.0.3'), 200)
  t.is(seen.at(-1)?.req.headers['x-forwarded-for'], '127.0.0.3, 127.0.0.1')
})

test('who is not trusted is not believed about another address', async (t) => {
  const { ask, seen } = await door(t, { trustedIps: ['10.0.0.0/8', '2001:db8::/32'] })
  await ask('GET', '/v1/products', {
    headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.test' },
  })
  const { headers } = seen[0]?.req ?? t.fail()
  t.deepEqual([headers['x-real-ip'], headers['x-forwarded-for']], ['127.0.0.1', '203.0.113.7, 127.0.0.1'])
  t.not(headers['x-forwarded-host'], 'evil.test')
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

test('a door that is retired says so, and still answers, each time on a connection that ends', async (t) => {
  const { url, retire } = await door(t)
  const connection = async (path: string) => {
    const { status, headers } = await fetch(url + path)
    return [status, headers.get('connection')]
  }
  const product = `/v1/products/${randomUUID()}`
  t.deepEqual(await connection('/readyz'), [200, 'keep-alive'])
  t.deepEqual(await connection(product), [200, 'keep-alive'])
  retire()
  t.deepEqual(await connection('/readyz'), [503, 'close'])
  t.deepEqual(await connection(product), [200, 'close'])
})
