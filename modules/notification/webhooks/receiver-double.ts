import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A message as a receiver got it whole. */
export interface Received {
  headers: Record<string, string>
  body: string
  /** The subject that its body says. */
  subject: string
  /** `performance.now()` */
  at: number
}

type Behave = (response: ServerResponse, socket: Socket) => void

/** What a receiver may do with a message that it has got. All but `takes`, `slow` and `twice` refuse it, one way or another. */
export const behaviours = {
  takes: (response) => response.writeHead(204).end(),
  slow: (response) => setTimeout(() => response.writeHead(200).end('thanks'), 20),
  twice: (response, socket) => {
    response.writeHead(200).end('once')
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntwice')
  },
  refuses: (response) => response.writeHead(503, { 'retry-after': '1' }).end('not now'),
  redirects: (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  hangs: () => {},
  drops: (_, socket) => socket.destroy(),
  'drops in the middle': (_, socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
  'says no in gigabytes': (response, socket) => {
    response.writeHead(500)
    const chunk = Buffer.alloc(256 * 1024, 'no ')
    const more = () => {
      if (socket.destroyed) return
      if (response.write(chunk)) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  },
} satisfies Record<string, Behave>

export type Behaviour = keyof typeof behaviours

/** For tests: a webhook's receiver on loopback that does as `script` says, message by message, and then takes all. */
export interface ReceiverDouble {
  url: string
  received: Received[]
  script: Behaviour[]
  /** The most messages of one subject that it had at once. */
  mostAtOnce: number
  close(): Promise<void>
}

export async function receiverDouble(script: Behaviour[] = []): Promise<ReceiverDouble> {
  const here = new Map<string, number>()
  const server = createServer(async (request, response) => {
    response.on('error', () => {})
    const body = await wholeOf(request)
    if (body === null) return
    const subject = subjectOf(body)
    const count = (by: number) => here.set(subject, (here.get(subject) ?? 0) + by)
    count(1)
    response.on('close', () => count(-1))
    double.mostAtOnce = Math.max(double.mostAtOnce, here.get(subject) ?? 0)
    const headers = request.headers as Record<string, string>
    double.received.push({ headers, body, subject, at: performance.now() })
    behaviours[double.script.shift() ?? 'takes'](response, request.socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: ReceiverDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    script,
    mostAtOnce: 0,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}

/** Null where it was cut off. */
const wholeOf = (request: IncomingMessage): Promise<string | null> =>
  request.toArray().then(
    (chunks) => Buffer.concat(chunks).toString(),
    () => null,
  )

function subjectOf(body: string): string {
  const { data } = JSON.parse(body) as {
    data: { order?: { id: string }; payment?: { orderId: string }; orderId?: string }
  }
  return data.order?.id ?? data.payment?.orderId ?? data.orderId ?? ''
}
