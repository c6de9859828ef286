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
  /** The head of the answer, as the client gets it. */
  answer(incoming: IncomingMessage): string[]
}

/** The service could not be reached, or went away before it answered. */
export class Unreachable extends Error {
  override name = 'Unreachable'
  readonly status: 502 | 503 | 504

  constructor(status: 502 | 503 | 504, cause?: unknown) {
    super(`unreachable: ${status}`, { cause })
    this.status = status
  }
}

export interface Forwarder {
  /** Passes the request to one of the addresses; resolves when the answer's head has come. Throws `Unreachable`. */
  forward(forwarding: Forwarding, addresses: string[]): Promise<void>
  close(): void
}

/** Connections to services, kept open between requests; addresses take turns. */
export function createForwarder(): Forwarder {
  const agent = new Agent({ keepAlive: true })
  let turn = 0

  async function forward(forwarding: Forwarding, addresses: string[]): Promise<void> {
    if (addresses.length === 0) throw new Unreachable(503)
    // What has a body can be sent once; and writes have no retries at all (`kong.yml`).
    const tries = hasBody(forwarding.req) ? 1 : 1 + forwarding.service.retries
    turn++
    for (let attempt = 0; ; attempt++) {
      const address = addresses[(turn + attempt) % addresses.length] as string
      try {
        return await pass(forwarding, address, agent)
      } catch (error) {
        if (attempt + 1 >= tries || forwarding.res.destroyed) throw error
      }
    }
  }

  return { forward, close: () => agent.destroy() }
}

function pass(forwarding: Forwarding, address: string, agent: Agent): Promise<void> {
  const { req, res, service, target, headers, body } = forwarding
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const outgoing = request({ agent, hostname, port, method: req.method, path: target, headers })
    const abandon = () => outgoing.destroy()
    res.once('close', abandon)
    outgoing.setTimeout(service.read_timeout, () => outgoing.destroy(new Unreachable(504)))
    outgoing.on('error', (error) => {
      res.off('close', abandon)
      req.unpipe(outgoing)
      // Once the answer's head is out this is heard by `incoming`.
      reject(error instanceof Unreachable ? error : new Unreachable(502, error))
    })
    outgoing.once('response', (incoming) => {
      resolve()
      const head = forwarding.answer(incoming)
      // What the client still sends was not waited for: this connection can't be used again.
      if (hasBody(req) && !req.complete) head.push('Connection', 'close')
      res.writeHead(incoming.statusCode as number, incoming.statusMessage, head)
      // A stream of events may be silent for long: its client should know at once that it is open.
      res.flushHeaders()
      // A broken answer can only be told by breaking it again.
      incoming.on('error', () => res.destroy())
      incoming.on('close', () => {
        if (!incoming.complete) res.destroy()
      })
      incoming.pipe(res)
    })
    if (body) outgoing.end(body)
    else if (hasBody(req)) req.pipe(outgoing)
    else outgoing.end()
  })
}

/** The whole body; null where it is longer than `most` bytes. */
export async function readAtMost(req: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > most) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
