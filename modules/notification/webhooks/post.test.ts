import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import type { Config } from '#config/config.ts'
import { hasOpenssl, makeCertificate } from '#src/testing/certificate.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { checkUrl, ForbiddenUrl } from './addresses.ts'
import { postWebhook } from './post.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, socket: Socket) => void

const forever = new AbortController().signal

async function receiver(t: ExecutionContext, answer: Answer) {
  const server = createServer((request, response) => answer(request, response, request.socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

const settings = (webhookTimeout: number, webhookAllowPrivate = true) =>
  ({ notification: { webhookTimeout, webhookAllowPrivate } }) as Config

/** Posts to what answers so. */
async function post(t: ExecutionContext, answer: Answer, { timeout = 10_000, stopping = forever } = {}) {
  const config = settings(timeout)
  const send = postWebhook({ config, checkUrl: checkUrl({ config, resolveHost: async () => [] }) })
  return send({ url: await receiver(t, answer), headers: { 'webhook-id': '1' }, body: '{}' }, stopping)
}

test('an answer counts by its status; of a refusal the first words are kept', async (t) => {
  for (const status of [200, 204, 299])
    t.deepEqual(await post(t, (_, response) => response.writeHead(status).end('thanks')), {
      outcome: 'delivered',
      httpStatus: status,
      answer: '',
    })
  t.like(await post(t, (_, response) => response.writeHead(410).end()), { outcome: 'gone', httpStatus: 410 })
  const long = await post(t, (_, response) =>
    response.writeHead(500).end(`a\u0000\u202e\n${'b'.repeat(5_000)}`),
  )
  t.like(long, { outcome: 'refused', httpStatus: 500, answer: `a ${'b'.repeat(498)}` })
})

test('how long a receiver asks us to wait is told beside its refusal', async (t) => {
  const asked = (retryAfter: string, status = 429) =>
    post(t, (_, response) => response.writeHead(status, { 'retry-after': retryAfter }).end())
  t.like(await asked('120'), { outcome: 'refused', httpStatus: 429, retryAfter: 120_000 })
  const at = await asked(new Date(Date.now() + 3_600_000).toUTCString(), 503)
  t.true((at?.retryAfter ?? 0) > 3_000_000 && (at?.retryAfter ?? 0) <= 3_600_000)
  for (const nonsense of ['soon', '-5', '', '1e99', 'Thu, 01 Jan 1970 00:00:00 GMT'])
    t.false('retryAfter' in ((await asked(nonsense)) ?? {}), nonsense)
  t.false('retryAfter' in ((await asked('5', 200)) ?? {}))
})

test('a redirect is a refusal, and is not followed', async (t) => {
  let calls = 0
  const outcome = await post(t, (request, response) => {
    calls++
    response.writeHead(307, { location: request.url }).end()
  })
  t.like(outcome, { outcome: 'refused', httpStatus: 307 })
  t.is(calls, 1)
})

test('silence, a trickle and a connection that is cut are given up', async (t) => {
  const late = { timeout: 200 }
  const tooLate = { outcome: 'unreachable', httpStatus: null, answer: 'it took too long' } as const
  t.deepEqual(await post(t, () => {}, late), tooLate)
  t.deepEqual(await post(t, (_request, _response, socket) => void socket.write('HTTP/1.1 20'), late), tooLate)
  // Early hints without end.
  const hints: Answer = (_, response) => {
    const again = setInterval(() => response.writeEarlyHints({ link: '</a>; rel=preload' }), 10)
    response.on('close', () => clearInterval(again))
  }
  t.deepEqual(await post(t, hints, late), tooLate)
  const cut = await post(t, (_request, _response, socket) => void socket.destroy())
  t.like(cut, { outcome: 'unreachable', answer: 'ECONNRESET' })
  const half = await post(t, (_request, _response, socket) => void socket.end('HTTP/1.1 200 OK\r\nx-'))
  t.is(half?.outcome, 'unreachable')
  const switching = await post(
    t,
    (_request, _response, socket) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  )
  t.is(switching?.outcome, 'unreachable')
  const headers = await post(t, (_request, response) =>
    response.writeHead(200, { 'x-long': 'a'.repeat(9_000) }).end(),
  )
  t.like(headers, { outcome: 'unreachable', answer: 'HPE_HEADER_OVERFLOW' })
})

test('of gigabytes a few kilobytes are read', async (t) => {
  for (const status of [200, 500]) {
    let sent = 0
    const gone = Promise.withResolvers<void>()
    const outcome = await post(t, (_, response) => {
      response.writeHead(status)
      const chunk = Buffer.alloc(64 * 1024, 'a')
      const more = () => {
        while (!response.destroyed && sent < 2 ** 30) {
          sent += chunk.length
          if (!response.write(chunk)) return void response.once('drain', more)
        }
      }
      response.on('close', gone.resolve)
      more()
    })
    await gone.promise
    t.is(outcome?.httpStatus, status)
    // What the two sides' sockets hold.
    t.true(sent < 64 * 2 ** 20, `${sent} bytes`)
  }
})

test('a try that a stop cuts short is none', async (t) => {
  const stopping = new AbortController()
  let calls = 0
  const cut = () => {
    calls++
    stopping.abort()
  }
  for (let tries = 0; tries < 2; tries++) t.is(await post(t, cut, { stopping: stopping.signal }), null)
  t.is(calls, 1, 'after the stop nobody is called')
})

test('an address that may not be called is not called', async (t) => {
  let calls = 0
  const url = await receiver(t, (_, response) => {
    calls++
    response.end()
  })
  const config = settings(1_000, false)
  const send = postWebhook({ config, checkUrl: checkUrl({ config, resolveHost: async () => ['127.0.0.1'] }) })
  for (const to of [url.replace('http:', 'https:'), url.replace('http://127.0.0.1', 'https://rebound.test')])
    t.deepEqual(await send({ url: to, headers: {}, body: '' }, forever), {
      outcome: 'forbidden',
      httpStatus: null,
      answer: 'its URL must lead to a public address',
    })
  t.is(calls, 0)
})

const testTls = testWhere(hasOpenssl, 'there is no openssl')

testTls(
  'a name is looked up once: the address that was checked is the one that is called, with the certificate of the name',
  async (t) => {
    const folder = await scratchFolder('webhook')
    const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') }
    await makeCertificate(files)
    const [key, cert] = await Promise.all([readFile(files.key), readFile(files.certificate, 'utf8')])
    const names: (string | undefined)[] = []
    const server = createTlsServer({ key, cert }, (request, response) => {
      names.push(request.headers.host)
      response.end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    t.teardown(() => server.close())
    const { port } = server.address() as AddressInfo
    const config = settings(5_000)
    const lookedUp: string[] = []
    // Public when it is asked first, as a name server that rebinds would have it; after that it leads elsewhere.
    const resolveHost = async (hostname: string) => {
      lookedUp.push(hostname)
      return lookedUp.length === 1 ? ['127.0.0.1'] : ['127.0.0.99']
    }
    const send = postWebhook({ config, checkUrl: checkUrl({ config, resolveHost }) }, cert)
    const url = `https://rebinds.test:${port}/`
    // The certificate is of 127.0.0.1, not of the name.
    t.like(await send({ url, headers: {}, body: '' }, forever), {
      outcome: 'unreachable',
      answer: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
    t.deepEqual(lookedUp, ['rebinds.test'])
    t.like(await send({ url: `https://127.0.0.1:${port}/`, headers: {}, body: '' }, forever), {
      outcome: 'delivered',
    })
    t.deepEqual(names, [`127.0.0.1:${port}`])
    const unknown = postWebhook({ config, checkUrl: checkUrl({ config, resolveHost }) })
    t.like(await unknown({ url: `https://127.0.0.1:${port}/`, headers: {}, body: '' }, forever), {
      outcome: 'unreachable',
      answer: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
  },
)

test('what decides whether a URL may be called may fail otherwise too', async (t) => {
  const config = settings(1_000)
  const fails = (error: Error) => postWebhook({ config, checkUrl: () => Promise.reject(error) })
  const posted = { url: 'https://erp.test/', headers: {}, body: '' }
  t.like(await fails(new Error('no name server'))(posted, forever), {
    outcome: 'unreachable',
    answer: 'no name server',
  })
  t.like(await fails(new ForbiddenUrl('is bad'))(posted, forever), {
    outcome: 'forbidden',
    answer: 'its URL is bad',
  })
})
