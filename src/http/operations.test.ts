import test from 'ava'
import { z } from 'zod'
import { testEdge } from '#src/testing/edge.ts'
import { routesFor } from './route.ts'

const { get } = routesFor<object>()
const routes = [
  get('/v1/things/{id}', {
    summary: 'One',
    who: 'anyone',
    params: z.strictObject({ id: z.string() }),
    answers: { 200: z.any() },
    run: () => ({}),
  }),
]

test('a process says whether it lives, and whether it can serve', async (t) => {
  let health = { ready: true, degraded: false, checks: { database: 'ok' } }
  const edge = await testEdge(routes, { health: async () => health })
  t.deepEqual((await edge.call('GET', '/healthz')).body, { status: 'ok' })
  t.deepEqual((await edge.call('GET', '/readyz')).body, { status: 'ready', checks: { database: 'ok' } })
  health = { ready: true, degraded: true, checks: { database: 'ok' } }
  const degraded = await edge.call('GET', '/readyz')
  t.is(degraded.status, 200)
  t.is(degraded.body.status, 'degraded')
  health = { ready: false, degraded: true, checks: { database: 'out' } }
  const unready = await edge.call('GET', '/readyz')
  t.is(unready.status, 503)
  t.deepEqual(unready.body, { status: 'unready', checks: { database: 'out' } })
  await edge.http.stop()
})

test('requests are counted by the template of their route, so that figures stay few', async (t) => {
  const edge = await testEdge(routes)
  for (const path of ['/v1/things/1', '/v1/things/2', '/nowhere/1', '/nowhere/2'])
    await edge.call('GET', path)
  const { text, headers } = await edge.call('GET', '/metrics')
  t.regex(headers.get('content-type') ?? '', /^text\/plain; version=/)
  t.regex(text, /mart_http_request_seconds_count\{method="GET",route="\/v1\/things\/\{id\}",status="200"\} 2/)
  t.regex(text, /mart_http_request_seconds_count\{method="other",route="unknown",status="404"\} 2/)
  await edge.http.stop()
})

test('the page of the API loads nothing from elsewhere, and serves nothing but its files', async (t) => {
  const edge = await testEdge(routes)
  const page = await edge.call('GET', '/docs')
  t.is(page.headers.get('content-type'), 'text/html; charset=utf-8')
  t.notRegex(page.text, /https?:/)
  t.regex(page.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/)
  const loaded = [...page.text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path as string)
  t.is(loaded.length, 4)
  for (const path of loaded) {
    const { status, headers } = await edge.call('GET', path)
    t.is(status, 200)
    t.notRegex(headers.get('content-type') ?? '', /octet|html|json/, path)
    const etag = headers.get('etag') ?? ''
    t.is((await edge.call('GET', path, { headers: { 'if-none-match': etag } })).status, 304)
  }
  t.regex((await edge.call('GET', '/docs/start.js')).text, /validatorUrl: null/)
  for (const path of ['/docs/index.js', '/docs/..%2fpackage.json', '/docs/%2e%2e/package.json', '/docs/'])
    t.is(
      (await edge.raw(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)).slice(9, 12),
      '404',
      path,
    )
  await edge.http.stop()
})
