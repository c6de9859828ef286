import { request } from 'node:http'
import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadVerifyKey } from '#src/keys/signing-keys.ts'
import { conforms } from '#src/testing/conformance.ts'
import { malformed } from '#src/testing/malformed.ts'
import { testMart } from '#src/testing/mart.ts'
import { modules } from '../../modules/all.ts'
import { readDeclaration } from './declaration.ts'
import { openFrontDoor } from './front-door.ts'

/** What follows from the request alone, so that asking twice is no difference. */
const ofForm = [400, 401, 404, 405, 413, 415, 422]

/** The mart, and a front door before it. */
async function both(
  t: ExecutionContext,
  settings: Parameters<typeof testMart>[1] = {},
  trustedIps: string[] = [],
) {
  const mart = await testMart(modules, settings)
  t.teardown(mart.stop)
  const key = await loadVerifyKey(mart.config)
  const door = await openFrontDoor({
    declaration: await readDeclaration(gatewayKeys(key, undefined)),
    port: 0,
    host: '127.0.0.1',
    addresses: () => [mart.url],
    readiness: async () => ({ status: 'ready', checks: {} }),
    limited: false,
    trustedIps,
  })
  t.teardown(() => door.stop(0))
  return { mart, door }
}

test('a client cannot tell the mart behind the gateway from the mart itself', async (t) => {
  t.timeout(300_000)
  const { mart, door } = await both(t)
  const { body: document } = await mart.request('GET', '/openapi.json')
  const tokens = { nobody: undefined, customer: mart.token({ id: v7(), role: 'customer' }) }
  const wrong: string[] = []
  let [asked, compared] = [0, 0]

  const ask = async (base: string, { method, path, headers, body }: Request) => {
    const response = await fetch(base + path, { method, headers, body, redirect: 'manual' })
    const text = await response.text()
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      headers: response.headers,
      body: json && text ? JSON.parse(text) : text,
    }
  }
  const compare = async (request: Request, why: string) => {
    asked++
    const [direct, behind] = [await ask(mart.url, request), await ask(door.url, request)]
    // The time-out begins anew: it is for one request, since there are many and the machine may be busy.
    t.pass()
    wrong.push(
      ...conforms(document, request.method, request.path, behind.status, behind.headers, behind.body),
    )
    if (behind.status >= 500) wrong.push(`${why}: ${behind.status} ${JSON.stringify(behind.body)}`)
    if (!ofForm.includes(direct.status)) return
    // Kong merges slashes before it routes: a path that lacks a part is another path there.
    if (request.path.includes('//')) return
    // The gateway asks for the token before the mart can look at the path.
    if (direct.status === 400 && behind.status === 401 && !request.headers.authorization) return
    // nginx looks at the length before anybody looks at the token.
    if (direct.status === 401 && behind.status === 413 && (request.body?.length ?? 0) > 1_048_576) return
    // Each of the two is a guess: the later one may be the first that is too many.
    if (direct.status === 401 && behind.status === 429) return
    compared++
    if (behind.status !== direct.status || behind.type !== direct.type)
      wrong.push(`${why}: ${direct.status} ${direct.type}, behind the door ${behind.status} ${behind.type}`)
    for (const name of ['allow', 'www-authenticate', 'x-request-id', 'cache-control'])
      if (direct.headers.has(name) !== behind.headers.has(name)) wrong.push(`${why}: ${name} differs`)
  }

  const queue = [...malformed(document)].flatMap((request) =>
    (['nobody', 'customer'] as const)
      // What a customer may change changes between the two.
      .filter((who) => who === 'nobody' || request.method === 'GET')
      // A stream that is followed to its end would be followed for ever.
      .filter((who) => who === 'nobody' || !/\/stream(\?|$)/.test(request.path))
      .map((who) => ({ request, who })),
  )
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { request, who } = next
      const authorization = tokens[who] ? { authorization: `Bearer ${tokens[who]}` } : {}
      const headers = { ...request.headers, ...authorization } as Record<string, string>
      await compare({ ...request, headers }, `${request.why} (as ${who})`)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  t.log(`${asked} requests, ${compared} with the same answer twice`)
  t.deepEqual(wrong.slice(0, 20), [])
  t.true(compared > 500, `${compared}`)
})

test('behind two proxies the guesses of one client shut out nobody else', async (t) => {
  t.timeout(120_000)
  // We are the first of them.
  const { door } = await both(t, { http: { trustedProxies: 2 } }, ['127.0.0.1'])
  const post = async (path: string, address: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.1, ${address}` }
    const response = await fetch(door.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    await response.arrayBuffer()
    return response.status
  }
  const email = 'hina@example.test'
  const password = 'a season of mangoes'
  t.is(await post('/v1/auth/register', '203.0.113.8', { email, password, name: 'Hina' }), 201)
  const statuses = new Set<number>()
  for (let n = 0; n < 130 && !statuses.has(429); n++)
    statuses.add(await post('/v1/auth/login', '203.0.113.7', { email: `${n}@example.test`, password }))
  t.deepEqual([...statuses], [401, 429])
  t.is(await post('/v1/auth/login', '203.0.113.7', { email: 'x@example.test', password }), 429)
  t.is(await post('/v1/auth/login', '203.0.113.8', { email, password }), 200)
})

test('what is odd is told alike, and what shows the mart is the same', async (t) => {
  const { mart, door } = await both(t)
  const same = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const [direct, behind] = await Promise.all(
      [mart.url, door.url].map((url) => raw(url, method, path, headers)),
    )
    const what = `${method} ${path.slice(0, 60)}`
    t.is(behind?.status, direct?.status, what)
    t.is(behind?.type, direct?.type, what)
    t.is(behind?.allow, direct?.allow, what)
    return direct?.status
  }
  t.is(await same('POST', '/v1/products/019358a2-7c1e-7000-8000-0123456789ab'), 405)
  t.is(await same('DELETE', '/v1/auth/login'), 405)
  t.is(await same('PUT', '/openapi.json'), 405)
  t.is(await same('POST', '/healthz'), 405)
  t.is(await same('OPTIONS', '/v1/cart'), 204)
  t.is(await same('GET', '/v1/nothing'), 404)
  t.is(await same('GET', '/v1/products/%ff'), 400)
  t.is(await same('GET', '/v1/%c3%28'), 400)
  t.is(await same('GET', '/v1/products/%ed%a0%80'), 400)
  t.is(await same('GET', '/v1/products/%zz'), 400)
  t.is(await same('GET', '/v1/products/%00'), 400)
  t.is(await same('GET', '/v1/products/%e2%82%ac'), 404)
  t.is(await same('GET', '/v1/products?q=%ff'), 400)
  t.is(await same('GET', '/v1/products', { 'x-long': 'x'.repeat(20_000) }), 431)
  t.is(await same('GET', '/v1/products', { 'x-long': 'x'.repeat(12_000) }), 200)
  t.is(await same('POST', '/v1/auth/login', { expect: '100-continue', 'content-length': '1048577' }), 413)
  t.is(await same('GET', '/v1/cart', { authorization: 'Bearer  x' }), 401)
  t.is(await same('GET', '/v1/products', { authorization: 'bearer x' }), 401)
  for (const path of ['/healthz', '/openapi.json', '/asyncapi.json', '/docs']) {
    const [direct, behind] = await Promise.all(
      [mart.url, door.url].map(async (url) => (await fetch(url + path)).text()),
    )
    t.is(behind, direct, path)
  }
})

/** Not by fetch, which tidies paths, and sends no body that it does not have. */
function raw(url: string, method: string, path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(url)
  return new Promise<{ status: number; type?: string; allow?: string }>((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false })
    asking.on('error', reject).on('response', (response) => {
      const { 'content-type': type, allow } = response.headers
      resolve({ status: response.statusCode ?? 0, type, allow })
      response.destroy()
    })
    if (headers['content-length']) asking.flushHeaders()
    else asking.end()
  })
}

interface Request {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}
