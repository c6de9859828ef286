import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { get as getOverTls } from 'node:https'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { promisify } from 'node:util'
import test from 'ava'
import { z } from 'zod'
import { hasOpenssl, makeCertificate } from '#src/testing/certificate.ts'
import { type TestEdge, testEdge } from '#src/testing/edge.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { routesFor } from '../http/route.ts'

const run = promisify(execFile)

const { get } = routesFor<object>()
const routes = [
  get('/v1/things', { summary: 'Things', who: 'anyone', answers: { 200: z.any() }, run: () => ({}) }),
  get('/v1/events', {
    summary: 'Events',
    who: 'anyone',
    answers: { 200: { content: 'text/event-stream' } },
    async *run(_, { signal }) {
      yield 'data: 1\n\n'
      if (!signal.aborted) await once(signal, 'abort')
    },
  }),
]

/** A port that was free a moment ago: a setting's 0 means none. */
async function freePort(): Promise<string> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return String(port)
}

const statusOf = async (url: string) => (await fetch(url)).status

test('figures are on the admin port alone, probes on both, and documentation where it was put', async (t) => {
  const open = async (env: Record<string, string>) => {
    const edge = await testEdge(routes, { env })
    t.teardown(() => edge.http.stop())
    return edge
  }
  const seen = async ({ url, adminUrl }: TestEdge) => {
    const paths = [
      '/metrics',
      '/readyz',
      '/healthz',
      '/docs',
      '/openapi.json',
      '/asyncapi.json',
      '/v1/things',
    ]
    const at = (base: string) => Promise.all(paths.map((path) => statusOf(base + path)))
    return { main: await at(url), admin: await at(adminUrl) }
  }
  t.deepEqual(await seen(await open({ ADMIN_PORT: await freePort() })), {
    main: [404, 200, 200, 200, 200, 200, 200],
    admin: [200, 200, 200, 404, 404, 404, 404],
  })
  t.deepEqual(await seen(await open({ ADMIN_PORT: await freePort(), DOCS: 'admin' })), {
    main: [404, 200, 200, 404, 404, 404, 200],
    admin: [200, 200, 200, 200, 200, 200, 404],
  })
  t.deepEqual((await seen(await open({ ADMIN_PORT: await freePort(), DOCS: 'off' }))).admin, [
    ...[200, 200, 200, 404, 404, 404, 404],
  ])
  const together = await open({ DOCS: 'admin' })
  t.is(together.url, together.adminUrl)
  t.deepEqual((await seen(together)).main, [200, 200, 200, 200, 200, 200, 200])
  t.deepEqual((await seen(await open({ DOCS: 'off' }))).main, [200, 200, 200, 404, 404, 404, 200])
})

test('a stop ends both ports; one that is taken is named', async (t) => {
  const port = await freePort()
  const edge = await testEdge(routes, { env: { ADMIN_PORT: port } })
  await t.throwsAsync(testEdge(routes, { env: { ADMIN_PORT: port } }), {
    message: `ADMIN_PORT ${port} is taken`,
  })
  await edge.http.stop()
  for (const url of [edge.url, edge.adminUrl]) await t.throwsAsync(fetch(`${url}/healthz`))
})

test('beyond MAX_CONNECTIONS one more is closed at once, counted and told of once; the admin port still answers', async (t) => {
  const edge = await testEdge(routes, { env: { MAX_CONNECTIONS: '3', ADMIN_PORT: await freePort() } })
  t.teardown(() => edge.http.stop())
  const held = await Promise.all(
    [1, 2, 3].map(async () => {
      const socket = connect(edge.port, '127.0.0.1')
      await once(socket, 'connect')
      return socket
    }),
  )
  for (let at = 0; at < 2; at++) {
    const socket = connect(edge.port, '127.0.0.1')
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('close', resolve))
  }
  const figures = await (await fetch(`${edge.adminUrl}/metrics`)).text()
  t.regex(figures, /^mart_http_connections_refused_total\{door="main"\} 2$/m)
  t.regex(figures, /^mart_http_connections\{door="main"\} 3$/m)
  t.is(edge.lines.filter(({ msg }) => String(msg).startsWith('too many connections')).length, 1)
  held[0]?.destroy()
  await until(() =>
    statusOf(`${edge.url}/v1/things`).then(
      (status) => status === 200,
      () => false,
    ),
  )
  for (const socket of held) socket.destroy()
})

testWhere(hasOpenssl, 'there is no openssl')(
  'with a certificate both ports speak TLS, and nothing else',
  async (t) => {
    const dir = await scratchFolder('https')
    const [certFile, keyFile] = [join(dir, 'tls.crt'), join(dir, 'tls.key')]
    await makeCertificate({ key: keyFile, certificate: certFile })
    const ca = await readFile(certFile, 'utf8')
    const env = { ADMIN_PORT: await freePort(), HTTPS_CERT_FILE: certFile, HTTPS_KEY_FILE: keyFile }
    const edge = await testEdge(routes, { env })
    const ask = (url: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        getOverTls(url, { ca, agent: false }, (answer) => {
          resolve(answer.statusCode)
          answer.resume()
        }).on('error', reject)
      })
    t.regex(edge.url, /^https:/)
    t.is(await ask(`${edge.url}/v1/things`), 200)
    t.is(await ask(`${edge.adminUrl}/metrics`), 200)
    await t.throwsAsync(
      new Promise((resolve, reject) => getOverTls(edge.url, { agent: false }, resolve).on('error', reject)),
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    )
    const { port: adminPort } = new URL(edge.adminUrl)
    await run(process.execPath, ['deploy/healthcheck.js'], {
      env: { ADMIN_PORT: adminPort, HTTPS_CERT_FILE: certFile },
    })
    // Plain HTTP is heard by nobody, and leaves nothing behind.
    const plain = connect(edge.port, '127.0.0.1', () => plain.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'))
    let heard = ''
    plain.on('data', (chunk) => (heard += chunk)).on('error', () => {})
    await new Promise((resolve) => plain.once('close', resolve))
    t.notRegex(heard, /HTTP/)

    // Three that a stop has to end: in the middle of a handshake, idle, and an endless answer.
    const silent = connect(edge.port, '127.0.0.1')
    await once(silent, 'connect')
    const idle = connectTls({ port: edge.port, host: '127.0.0.1', ca })
    await once(idle, 'secureConnect')
    const stream = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      getOverTls(`${edge.url}/v1/events`, { ca, agent: false }, resolve).on('error', reject)
    })
    await once(stream, 'data')
    const ended = [silent, idle].map(
      (socket) => new Promise((resolve) => socket.on('error', () => {}).once('close', resolve)),
    )
    const streamed = once(stream.resume(), 'end')
    const began = performance.now()
    await edge.http.stop(60_000)
    await Promise.all([...ended, streamed])
    t.true(performance.now() - began < 30_000, 'nothing had to be cut off')
  },
)

test('a certificate that is none is told in a line', async (t) => {
  await t.throwsAsync(testEdge(routes, { env: { HTTPS_CERT: 'no PEM', HTTPS_KEY: 'none either' } }), {
    name: 'StartError',
    message: /^HTTPS_CERT, HTTPS_KEY: /,
  })
})
