import test from 'ava'
import { v7 } from 'uuid'
import { loadVerifyKey } from '#src/keys/signing-keys.ts'
import { conforms } from '#src/testing/conformance.ts'
import { malformed } from '#src/testing/malformed.ts'
import { testMart } from '#src/testing/mart.ts'
import { modules } from '../modules/all.ts'
import { openFrontDoor } from './front-door.ts'
import { readDeclaration } from './kong/declaration.ts'

/** What follows from the request alone, so that asking twice is no difference. */
const ofForm = [400, 401, 404, 405, 413, 415, 422]

test('a client cannot tell the mart behind the gateway from the mart itself', async (t) => {
  t.timeout(120_000)
  const mart = await testMart(modules)
  t.teardown(mart.stop)
  const { publicKey } = await loadVerifyKey(mart.config)
  const door = await openFrontDoor({
    declaration: await readDeclaration({ JWT_ISSUER: mart.config.jwt.issuer, JWT_PUBLIC_KEY: publicKey }),
    port: 0,
    host: '127.0.0.1',
    addresses: () => [mart.url],
    readiness: async () => ({ status: 'ready', checks: {} }),
    limited: false,
  })
  t.teardown(() => door.stop(0))
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
    compared++
    // A method that a path does not have is not routed at all.
    const status = direct.status === 405 ? 404 : direct.status
    if (behind.status !== status || behind.type !== direct.type)
      wrong.push(`${why}: ${direct.status} ${direct.type}, behind the door ${behind.status} ${behind.type}`)
    for (const name of ['www-authenticate', 'x-request-id', 'cache-control'])
      if (direct.headers.has(name) !== behind.headers.has(name)) wrong.push(`${why}: ${name} differs`)
  }

  const queue = [...malformed(document)].flatMap((request) =>
    (['nobody', 'customer'] as const)
      // What a customer may change changes between the two.
      .filter((who) => who === 'nobody' || request.method === 'GET')
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

interface Request {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}
