import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { hasBody } from '#src/http/body.ts'
import type { Service } from './declaration.ts'

/** A request on its way to a service. */
export interface Forwarding {
  req: IncomingMessage
  res: ServerResponse
  service: Service
  /** Path and query as they are sent on. */
  target: string
  headers: string[]
  /** A body that was read already; else it is streamed from `req`, where it has one. */
  body: Buffer | null
  /** Bytes of a body that comes without its length: beyond them it is refused. */
  most: number
  /** The head of the answer, as the client gets it. */
  answer(incoming: IncomingMessage): string[]
}

/** The request was not answered by a service. */
export class Unanswered extends Error {
  override name = 'Unanswered'
  readonly status: 413 | 502 | 503 | 504
  /** Whether nginx would ask another, by `proxy_next_upstream error`. */
  readonly again: boolean

  constructor(status: Unanswered['status'], again = false, cause?: unknown) {
    super(`not answered: ${status}`, { cause })
    this.status = status
    this.again = again
  }
}

/** What passes requests on to services. */
export interface Forwarder {
  /** Passes the request to one of the addresses; resolves when the answer's head has come. Throws `Unanswered`. */
  forward(forwarding: Forwarding, addresses: string[]): Promise<void>
  close(): void
}

/** Connections to services, kept open between requests; addresses take turns. */
export function createForwarder(): Forwarder {
  const agent = new Agent({ keepAlive: true })
  let turn = 0

  async function forward(forwarding: Forwarding, addresses: string[]): Promise<void> {
    if (addresses.length === 0) throw new Unanswered(503)
    turn++
    for (let attempt = 0; ; attempt++) {
      const address = addresses[(turn + attempt) % addresses.length] as string
      try {
        return await pass(forwarding, address, agent)
      } catch (error) {
        const again = error instanceof Unanswered && error.again
        if (!again || attempt >= forwarding.service.retries || forwarding.res.destroyed) throw error
      }
    }
  }

  return { forward, close: () => agent.destroy() }
}

function pass(forwarding: Forwarding, address: string, agent: Agent): Promise<void> {
  const { req, res, service, target, headers, body, most } = forwarding
  const streams = body === null && hasBody(req)
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const outgoing = request({ agent, hostname, port, method: req.method, path: target, headers })
    let connected = false
    const abandon = () => outgoing.destroy()
    const late = () => outgoing.destroy(new Unanswered(504))
    const connecting = setTimeout(late, service.connect_timeout)
    res.once('close', abandon)
    outgoing.setTimeout(service.read_timeout, late)
    outgoing.on('error', (error) => {
      clearTimeout(connecting)
      res.off('close', abandon)
      req.unpipe(outgoing)
      // Once the answer's head is out, `incoming` gets the error.
      const again = !connected || (!hasBody(req) && /^(GET|HEAD)$/.test(req.method ?? ''))
      reject(error instanceof Unanswered ? error : new Unanswered(502, again, error))
    })
    outgoing.once('response', (incoming) => {
      resolve()
      const head = forwarding.answer(incoming)
      // What the client still sends was not waited for: this connection can't be used again.
      if (hasBody(req) && !req.complete) head.push('Connection', 'close')
      res.writeHead(incoming.statusCode as number, incoming.statusMessage, head)
      // A stream of events may be silent for long: its client should know at once that it is open.
      res.flushHeaders()
      // The client can only learn of it by a broken connection.
      incoming.on('error', () => res.destroy())
      incoming.on('close', () => {
        if (!incoming.complete) res.destroy()
      })
      incoming.pipe(res)
    })
    outgoing.once('socket', (socket) => {
      const send = () => {
        connected = true
        clearTimeout(connecting)
        if (body) return void outgoing.end(body)
        if (!streams) return void outgoing.end()
        let size = 0
        req.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > most) outgoing.destroy(new Unanswered(413))
        })
        req.pipe(outgoing)
      }
      // A body that was begun can't be sent to another.
      if (socket.connecting) socket.once('connect', send)
      else send()
    })
  })
}

/** The whole body, of which it is known that it is small. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req.iterator({ destroyOnReturn: false })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
