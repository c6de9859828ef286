import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import test from 'ava'
import { z } from 'zod'
import { testEdge } from '#src/testing/edge.ts'
import { until } from '#src/testing/until.ts'
import { Problem } from './problem.ts'
import { routesFor } from './route.ts'

const { get, post } = routesFor<object>()

/** A promise, and what settles it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

const aborted = gate()
const started = gate()
const finish = gate()

const routes = [
  get('/v1/events', {
    summary: 'Events',
    who: 'anyone',
    answers: { 200: { content: 'text/event-stream' } },
    async *run(_, { signal }) {
      yield 'data: 1\n\n'
      if (!signal.aborted) await once(signal, 'abort')
      aborted.open()
    },
  }),
  get('/v1/lines', {
    summary: 'Lines',
    who: 'anyone',
    answers: { 200: { content: 'text/csv; charset=utf-8' } },
    async *run() {
      for (let at = 0; at < 2_000; at++) yield `${at},${'x'.repeat(1_000)}\n`
    },
  }),
  get('/v1/torn', {
    summary: 'Torn',
    who: 'anyone',
    answers: { 200: { content: 'text/csv' } },
    async *run() {
      yield 'a\n'
      throw new Error('the disk is full')
    },
  }),
  get('/v1/slow', {
    summary: 'Slow',
    who: 'anyone',
    answers: { 200: z.any() },
    run: async () => {
      started.open()
      await finish.opened
      return { done: true }
    },
  }),
  post('/v1/import', {
    summary: 'Import',
    who: 'anyone',
    body: { streamed: ['text/csv', 'application/x-ndjson'], limit: 3_000_000 },
    answers: { 200: z.any() },
    run: async (_, { body }) => {
      let bytes = 0
      for await (const chunk of body) bytes += chunk.length
      return { bytes }
    },
  }),
]

test('events come as they happen, with headers that keep proxies from holding them', async (t) => {
  const edge = await testEdge(routes)
  const leave = new AbortController()
  const response = await fetch(`${edge.url}/v1/events`, { signal: leave.signal })
  t.is(response.headers.get('content-type'), 'text/event-stream')
  t.is(response.headers.get('x-accel-buffering'), 'no')
  const reader = response.body?.getReader()
  t.is(Buffer.from((await reader?.read())?.value ?? []).toString(), 'data: 1\n\n')
  leave.abort()
  await aborted.opened
  await edge.http.stop()
})

test('a long answer comes whole', async (t) => {
  const edge = await testEdge(routes)
  const { text, headers } = await edge.call('GET', '/v1/lines')
  t.is(text.split('\n').length, 2_001)
  t.is(headers.get('content-type'), 'text/csv; charset=utf-8')
  t.is((await edge.call('HEAD', '/v1/lines')).text, '')
  await edge.http.stop()
})

test('a stream that fails is broken off, so that nobody takes a part for the whole', async (t) => {
  const edge = await testEdge(routes)
  await t.throwsAsync(edge.call('GET', '/v1/torn'))
  t.true(edge.lines.some((line) => JSON.stringify(line).includes('the disk is full')))
  await edge.http.stop()
})

test('a streamed body is as long as it may be, and of a kind that it may be', async (t) => {
  const edge = await testEdge(routes)
  const send = (body: string, type = 'text/csv') =>
    edge.call('POST', '/v1/import', { body, headers: { 'content-type': type } })
  t.deepEqual((await send('a'.repeat(2_500_000))).body, { bytes: 2_500_000 })
  t.deepEqual((await send('', 'text/csv; charset=utf-8')).body, { bytes: 0 })
  t.is((await send('a'.repeat(3_000_001))).status, 413)
  t.is((await send('a', 'application/json')).status, 415)
  // In chunks, so that only counting tells.
  const upload = request(`${edge.url}/v1/import`, { method: 'POST', headers: { 'content-type': 'text/csv' } })
  for (let at = 0; at < 40; at++) upload.write('a'.repeat(100_000))
  upload.end()
  const [response] = await once(upload, 'response')
  t.is(response.statusCode, 413)
  response.resume()
  await edge.http.stop()
})

test('a client that leaves in the middle of its body is no failure', async (t) => {
  const edge = await testEdge(routes)
  const socket = connect(edge.port, '127.0.0.1')
  socket.write(
    'POST /v1/import HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: 100\r\n\r\nabc',
  )
  await once(socket, 'ready')
  while (!edge.causes.length) await new Promise(setImmediate)
  socket.destroy()
  while (!edge.lines.some(({ msg }) => msg === 'request')) await new Promise(setImmediate)
  t.is(edge.lines.find(({ msg }) => msg === 'request')?.status, 499)
  t.false(edge.lines.some(({ level }) => level === 'error'))
  await edge.http.stop()
})

test('stopping lets requests finish, ends event streams and idle connections, and says so at /readyz', async (t) => {
  const edge = await testEdge(routes)
  const idle = connect(edge.port, '127.0.0.1')
  await once(idle, 'connect')
  const events = await fetch(`${edge.url}/v1/events`)
  const reader = events.body?.getReader()
  await reader?.read()
  const slow = edge.call('GET', '/v1/slow')
  await started.opened
  const idleClosed = once(idle, 'close')
  const stopped = edge.http.stop()
  await idleClosed
  t.true((await reader?.read())?.done)
  await t.throwsAsync(fetch(`${edge.url}/healthz`))
  finish.open()
  const { body, headers } = await slow
  t.deepEqual(body, { done: true })
  t.is(headers.get('connection'), 'close')
  await stopped
})

test('what does not finish in time is cut off', async (t) => {
  const hanging = gate()
  const never = get('/v1/never', {
    summary: 'Never',
    who: 'anyone',
    answers: { 200: z.any() },
    run: async (_, { signal }) => {
      hanging.open()
      await once(signal, 'abort')
      throw new Error('told to stop')
    },
  })
  const edge = await testEdge([never])
  const call = edge.call('GET', '/v1/never')
  call.catch(() => {})
  await hanging.opened
  await edge.http.stop(20)
  await t.throwsAsync(call)
})

test('a stream that nobody reads is closed', async (t) => {
  const source = Readable.from(['a\n'])
  const held = get('/v1/held', {
    summary: 'Held',
    who: 'anyone',
    answers: { 200: { content: 'text/csv' } },
    run: () => source,
  })
  const edge = await testEdge([held])
  t.is((await edge.call('HEAD', '/v1/held')).status, 200)
  if (!source.closed) await once(source, 'close')
  t.true(source.destroyed)
  await edge.http.stop()
})

test('an event stream ends with its token: when that expires, and when it is revoked; its source is told', async (t) => {
  let [revoked, later] = [false, 0]
  const told = [gate(), gate()]
  let begun = 0
  const events = get('/v1/events', {
    summary: 'Events',
    who: 'user',
    answers: { 200: { content: 'text/event-stream' } },
    async *run(_, { signal }) {
      const { open } = told[begun++] as ReturnType<typeof gate>
      yield 'data: 1\n\n'
      await once(signal, 'abort')
      open()
    },
  })
  const edge = await testEdge([events], {
    isRevoked: ({ userId }) => userId === 'thief' && revoked,
    now: () => new Date(Date.now() + later),
  })
  t.teardown(() => edge.http.stop())
  const open = (id: string) => {
    const authorization = `Bearer ${edge.token({ id, role: 'customer' }, { expiresIn: 3_600 })}`
    return fetch(`${edge.url}/v1/events`, { headers: { authorization } })
  }
  const expiring = await open('c')
  t.is(expiring.status, 200)
  later = 3_600_000
  t.is(await expiring.text(), 'data: 1\n\n')
  await told[0]?.opened
  later = 0
  const stolen = await open('thief')
  t.is(stolen.status, 200)
  revoked = true
  t.is(await stolen.text(), 'data: 1\n\n')
  await told[1]?.opened
})

test('two uploads that bring nothing keep a place for their time, and then the next has it', async (t) => {
  let places = 2
  const held = gate()
  const scarce = post('/v1/scarce', {
    summary: 'Two at once',
    who: 'anyone',
    body: { streamed: ['text/csv'], limit: 1_000_000 },
    answers: { 200: z.any() },
    run: async (_, { body }) => {
      if (places === 0) throw new Problem(503, 'Two are under way.')
      if (--places === 0) held.open()
      try {
        let bytes = 0
        for await (const chunk of body) bytes += chunk.length
        return { bytes }
      } finally {
        places++
      }
    },
  })
  const edge = await testEdge([scarce], { env: { BODY_IDLE_TIMEOUT: '2s' } })
  t.teardown(() => edge.http.stop(20))
  const head =
    'POST /v1/scarce HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: 100\r\n\r\nabc'
  const idle = [edge.raw(head), edge.raw(head)]
  const send = () => edge.call('POST', '/v1/scarce', { body: 'a,b', headers: { 'content-type': 'text/csv' } })
  await held.opened
  t.is((await send()).status, 503)
  for (const heard of await Promise.all(idle)) t.regex(heard, /^HTTP\/1.1 408 [\s\S]*connection: close/i)
  t.deepEqual((await send()).body, { bytes: 3 })
})

test('an upload that we are slow to read is not given up for it; one that is slow itself has its time', async (t) => {
  const slow = post('/v1/slow-import', {
    summary: 'Slow',
    who: 'anyone',
    body: { streamed: ['text/csv'], limit: 3_000_000 },
    answers: { 200: z.any() },
    run: async (_, { body }) => {
      let bytes = 0
      for await (const chunk of body) {
        // Longer than silence may last.
        if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 1_500))
        bytes += chunk.length
      }
      return { bytes }
    },
  })
  const edge = await testEdge([slow], { env: { BODY_IDLE_TIMEOUT: '1s', UPLOAD_TIMEOUT: '5s' } })
  t.teardown(() => edge.http.stop(20))
  const { status, body } = await edge.call('POST', '/v1/slow-import', {
    ...{ body: 'a'.repeat(2_000_000), headers: { 'content-type': 'text/csv' } },
  })
  t.deepEqual([status, body], [200, { bytes: 2_000_000 }])
  const upload = request(`${edge.url}/v1/slow-import`, {
    ...{ method: 'POST', headers: { 'content-type': 'text/csv' } },
  })
  upload.on('error', () => {})
  const drip = setInterval(() => upload.write('a'), 20)
  const [response] = await once(upload, 'response')
  clearInterval(drip)
  t.is(response.statusCode, 408)
  upload.destroy()
})

test('an upload that ends before we read of it fails then, and harms nobody before', async (t) => {
  const busy = post('/v1/busy-import', {
    summary: 'Busy with something else first',
    who: 'anyone',
    body: { streamed: ['text/csv'], limit: 1_000_000 },
    answers: { 200: z.any() },
    run: async (_, { body }) => {
      await until(() => body.destroyed)
      for await (const _ of body);
      return {}
    },
  })
  const edge = await testEdge([busy], { env: { BODY_IDLE_TIMEOUT: '300ms' } })
  t.teardown(() => edge.http.stop(20))
  const head =
    'POST /v1/busy-import HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: 100\r\n\r\nabc'
  t.regex(await edge.raw(head), /^HTTP\/1.1 408 /)
})
