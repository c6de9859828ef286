import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import test from 'ava'
import { z } from 'zod'
import { type TestEdge, testEdge } from '#src/testing/edge.ts'
import { program, runNode } from '#src/testing/run-node.ts'
import { until } from '#src/testing/until.ts'
import { routesFor } from './route.ts'

const { post } = routesFor<object>()

const routes = [
  post('/v1/anyone', {
    summary: 'Of anyone',
    who: 'anyone',
    body: z.strictObject({ text: z.string() }),
    answers: { 200: z.any() },
    run: (_, { body }) => ({ length: body.text.length }),
  }),
  post('/v1/known', {
    summary: 'Of who is signed in',
    who: 'user',
    body: z.strictObject({ text: z.string() }),
    answers: { 200: z.any() },
    run: (_, { body }) => ({ length: body.text.length }),
  }),
  post('/v1/none', { summary: 'No body', who: 'anyone', answers: { 204: null }, run: () => {} }),
  post('/v1/signed', {
    summary: 'Bytes',
    who: 'anyone',
    body: { raw: ['application/json'], limit: 262_144 },
    answers: { 200: z.any() },
    run: (_, { body }) => ({ length: body.length }),
  }),
]

/** Sends what it is given and hears what comes. */
interface Talk {
  socket: Socket
  heard(): string
  closed: Promise<unknown>
}

async function talk(port: number, ...lines: string[]): Promise<Talk> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('latin1').on('data', (chunk) => (heard += chunk))
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'connect')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return { socket, heard: () => heard, closed }
}

/** The head of a request with so many bytes of body to come. */
const head = (path: string, length: number | 'chunked', ...more: string[]) => [
  `POST ${path} HTTP/1.1`,
  'host: a',
  'content-type: application/json',
  length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`,
  ...more,
]

const bearer = (edge: TestEdge) => `authorization: Bearer ${edge.token({ id: 'c', role: 'customer' })}`

test('who is not known sends 8 KiB at most, announced or not', async (t) => {
  const edge = await testEdge(routes)
  t.teardown(() => edge.http.stop())
  const token = edge.token({ id: 'c', role: 'customer' })
  const text = 'x'.repeat(9_000)
  t.is((await edge.call('POST', '/v1/anyone', { json: { text } })).status, 413)
  t.is((await edge.call('POST', '/v1/anyone', { json: { text }, token })).status, 413)
  t.is((await edge.call('POST', '/v1/anyone', { json: { text: 'x'.repeat(8_000) } })).status, 200)
  t.is((await edge.call('POST', '/v1/known', { json: { text }, token })).status, 200)
  t.is((await edge.call('POST', '/v1/none', { body: ' '.repeat(9_000) })).status, 413)
  const { socket, heard } = await talk(edge.port, ...head('/v1/anyone', 'chunked'))
  t.teardown(() => socket.destroy())
  for (let at = 0; at < 9; at++) socket.write(`3e8\r\n${'x'.repeat(1_000)}\r\n`)
  socket.write('0\r\n\r\n')
  await until(() => heard().startsWith('HTTP/1.1 413 '))
  t.pass()
})

test('a body in pieces of a byte is put together as it was', async (t) => {
  const edge = await testEdge(routes)
  t.teardown(() => edge.http.stop())
  const body = JSON.stringify({ text: 'آم'.repeat(1_000) })
  const { socket, heard } = await talk(edge.port, ...head('/v1/anyone', 'chunked', 'connection: close'))
  t.teardown(() => socket.destroy())
  for (const byte of Buffer.from(body)) socket.write(Buffer.from([0x31, 13, 10, byte, 13, 10]))
  socket.write('0\r\n\r\n')
  await until(() => heard().includes('{"length":2000}'))
  t.pass()
})

for (const path of ['/v1/anyone', '/v1/known', '/v1/none', '/v1/signed'])
  test(`a body that never comes is given up: ${path}`, async (t) => {
    const edge = await testEdge(routes, { env: { BODY_IDLE_TIMEOUT: '200ms', BODY_TIMEOUT: '1h' } })
    t.teardown(() => edge.http.stop(20))
    for (const length of [100, 'chunked'] as const) {
      const { heard, closed } = await talk(edge.port, ...head(path, length, bearer(edge)))
      await closed
      t.regex(
        heard(),
        /^HTTP\/1.1 408 [\s\S]*connection: close[\s\S]*application\/problem\+json/i,
        String(length),
      )
    }
  })

test('a body that comes byte by byte has its time, and no more', async (t) => {
  const edge = await testEdge(routes, { env: { BODY_IDLE_TIMEOUT: '10s', BODY_TIMEOUT: '300ms' } })
  t.teardown(() => edge.http.stop(20))
  const { socket, heard, closed } = await talk(edge.port, ...head('/v1/signed', 8_000))
  const drip = setInterval(() => socket.write('x'), 5)
  await closed
  clearInterval(drip)
  t.regex(heard(), /^HTTP\/1.1 408 /)
})

test('what is slow but comes is not given up by the time for silence', async (t) => {
  const edge = await testEdge(routes, { env: { BODY_IDLE_TIMEOUT: '1s' } })
  t.teardown(() => edge.http.stop(20))
  const { socket, heard } = await talk(edge.port, ...head('/v1/signed', 200))
  t.teardown(() => socket.destroy())
  const began = performance.now()
  const drip = setInterval(() => socket.write('x'), 10)
  await until(() => heard() !== '')
  clearInterval(drip)
  t.true(performance.now() - began > 1_000)
  t.regex(heard(), /^HTTP\/1.1 200 /)
})

test('where there is no room the largest body goes, and small ones are served', async (t) => {
  const edge = await testEdge(routes, { env: { BODY_BUDGET: '1' } })
  t.teardown(() => edge.http.stop(20))
  const token = bearer(edge)
  const large = []
  // Of equals the first goes.
  for (let at = 0; at < 3; at++) {
    const it = await talk(edge.port, ...head('/v1/known', 1_000_000, token))
    it.socket.write('x'.repeat(400_000))
    large.push(it)
    if (at < 2) await t.notThrowsAsync(edge.call('POST', '/v1/anyone', { json: { text: 'in between' } }))
  }
  const [first, ...others] = large as [Talk, ...Talk[]]
  await first.closed
  t.regex(first.heard(), /^HTTP\/1.1 503 [\s\S]*retry-after: \d+[\s\S]*connection: close/i)
  for (const { heard } of others) t.is(heard(), '')
  const { status, body } = await edge.call('POST', '/v1/anyone', { json: { text: 'small' } })
  t.deepEqual([status, body], [200, { length: 5 }])
  for (const { heard, socket } of others) {
    t.is(heard(), '')
    socket.destroy()
  }
  // Those who left make room.
  await until(() => edge.lines.filter(({ status }) => status === 499).length === 2)
  const text = 'x'.repeat(900_000)
  const again = { json: { text }, token: edge.token({ id: 'c', role: 'customer' }) }
  for (let at = 0; at < 3; at++) t.is((await edge.call('POST', '/v1/known', again)).status, 200)
})

/** A server as a process of its own: what it holds is not mixed with what its clients hold. */
const server = `
  import { createServer } from 'node:http'
  import { z } from 'zod'
  import { testEdge } from '#src/testing/edge.ts'
  import { routesFor } from '#src/http/route.ts'
  const { get, post } = routesFor()
  const body = z.strictObject({ text: z.string() })
  const sockets = []
  const edge = await testEdge([
    post('/v1/known', { summary: '', who: 'user', body, answers: { 200: z.any() }, run: () => ({}) }),
    get('/v1/memory', { summary: '', who: 'anyone', answers: { 200: z.any() }, run: () => {
      gc()
      const { rss, heapUsed, external } = process.memoryUsage()
      const read = sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0)
      return { rss, held: heapUsed + external, read }
    } }),
  ], { env: { BODY_BUDGET: '16', BODY_IDLE_TIMEOUT: '5m', BODY_TIMEOUT: '5m' } })
  const server = createServer(edge.http.callback)
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1', () =>
    console.log(JSON.stringify({ port: server.address().port, token: edge.token({ id: 'c', role: 'customer' }) })))
`

for (const [what, count, wire] of [
  ['300 bodies that are held open', 300, 'x'.repeat(1_000_000)],
  ['20 bodies that come byte by byte', 20, '1\r\nx\r\n'.repeat(25_000)],
] as const)
  test(`${what} take no more memory than bodies may`, async (t) => {
    t.timeout(120_000)
    const child = runNode(t, ['--expose-gc', ...program(server)], { stderr: 'inherit' })
    const [line] = await once(child.stdout, 'data')
    const { port, token } = JSON.parse(String(line)) as { port: number; token: string }
    const url = `http://127.0.0.1:${port}`
    const memory = async () =>
      (await (await fetch(`${url}/v1/memory`)).json()) as { rss: number; held: number; read: number }
    const small = () =>
      fetch(`${url}/v1/known`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ text: 'small' }),
      })
    t.is((await small()).status, 200)
    const before = await memory()
    const length = wire.startsWith('x') ? 1_048_000 : 'chunked'
    const talks = await Promise.all(
      Array.from({ length: count }, async () => {
        const it = await talk(port, ...head('/v1/known', length, `authorization: Bearer ${token}`))
        t.teardown(() => it.socket.destroy())
        it.socket.write(wire)
        return it
      }),
    )
    // Who was told to go has not always sent all.
    const told = () => talks.filter(({ heard }) => heard() !== '').length
    // While it reads, it may take longer to let us in than we wait.
    const read = () =>
      memory().then(
        ({ read }) => read,
        () => 0,
      )
    await until(async () => told() >= count - 16 || (await read()) >= count * wire.length, 60_000)
    t.is((await small()).status, 200)
    const { rss, held } = await memory()
    const mib = (bytes: number) => Math.round(bytes / 1_048_576)
    t.log(`${mib(held - before.held)} MiB more are held, ${mib(rss - before.rss)} of resident memory`)
    // Beside the bodies some 64 KiB of each connection.
    t.true(mib(held - before.held) < 16 + count / 16, `${mib(held - before.held)} MiB`)
  })
