import test from 'ava'
import { z } from 'zod'
import { testEdge } from '#src/testing/edge.ts'
import { createResponseCache } from './response-cache.ts'
import { routesFor } from './route.ts'

const { get } = routesFor<object>()

/** An edge whose route counts how often it was asked, and has been asked once. */
async function warm(env: Record<string, string> = {}) {
  const cache = createResponseCache({ bytes: 100_000, maxAge: 60_000 })
  let runs = 0
  const route = get('/v1/things/{id}', {
    summary: 'One',
    who: 'anyone',
    params: z.strictObject({ id: z.string() }),
    answers: { 200: z.any() },
    cache: () => cache,
    run: (_, { params }) => ({ id: params.id, run: ++runs }),
  })
  const edge = await testEdge([route], { env })
  const path = '/v1/things/a?'
  const first = await edge.call('GET', path)
  return { edge, path, first, runs: () => runs }
}

test('what is known is answered as it was at first, with an id and a line of its own', async (t) => {
  const { edge, path, first, runs } = await warm()
  t.teardown(() => edge.http.stop())
  const again = await edge.call('GET', path)
  const heading = ({ headers }: typeof first) =>
    [...headers].filter(([name]) => !/^(x-request-id|date|connection|keep-alive)$/.test(name))
  t.deepEqual([again.status, again.text, heading(again)], [200, first.text, heading(first)])
  t.not(again.headers.get('x-request-id'), first.headers.get('x-request-id'))
  const head = await edge.call('HEAD', path)
  t.deepEqual([head.text, heading(head)], ['', heading(first)])
  const etag = first.headers.get('etag') as string
  t.is((await edge.call('GET', path, { headers: { 'if-none-match': etag } })).status, 304)
  t.is(runs(), 1)
  const routes = edge.lines.filter(({ msg }) => msg === 'request').map(({ route }) => route)
  t.deepEqual(routes, Array(4).fill('/v1/things/{id}'))
})

test('whoever sends a token is known first, and no shared cache may keep their answer', async (t) => {
  const { edge, path } = await warm()
  t.teardown(() => edge.http.stop())
  t.is((await edge.call('GET', path, { token: 'a.b.c' })).status, 401)
  const known = await edge.call('GET', path, { token: edge.token({ id: 'c', role: 'customer' }) })
  t.is(known.headers.get('cache-control'), 'no-store')
})

test('nothing but a plain GET or HEAD is answered from memory', async (t) => {
  const { edge, path } = await warm()
  t.teardown(() => edge.http.stop())
  t.is((await edge.call('POST', path)).status, 405)
  t.is((await edge.call('GET', path, { headers: { 'if-match': 'no tag' } })).status, 400)
  const withBody = await edge.raw(
    `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 7\r\n\r\n{"a":1}`,
  )
  t.regex(withBody, /^HTTP\/1.1 422 /)
  t.regex(await edge.raw(`GET ${path} HTTP/1.1\r\nconnection: close\r\n\r\n`), /^HTTP\/1.1 400 /)
})

test('what is answered from memory tells another origin what it may, each by itself', async (t) => {
  const { edge, path } = await warm({ CORS_ORIGINS: 'https://shop.test' })
  t.teardown(() => edge.http.stop())
  const asked = async (origin: string) =>
    (await edge.call('GET', path, { headers: { origin } })).headers.get('access-control-allow-origin')
  t.is(await asked('https://shop.test'), 'https://shop.test')
  t.is(await asked('https://evil.test'), null)
  const { headers } = await edge.call('GET', path)
  t.deepEqual(headers.get('vary')?.split(', ').sort(), ['Authorization', 'Origin'])
})
