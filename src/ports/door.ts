import { once, setMaxListeners } from 'node:events'
import { createServer, type RequestListener, type ServerOptions, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Figures } from '#src/metrics/figures.ts'
import { http } from '#src/metrics/house.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { answerClientError } from './client-error.ts'

/** A port that is listened on, and what answers there. */
export interface Door {
  /** For a server of one's own. */
  callback: RequestListener
  /** Port 0 takes a free one. A StartError where the port is taken, or the certificate is none. */
  listen(port: number, host: string): Promise<{ url: string; port: number }>
  /** From now on every answer closes its connection. */
  closeConnections(): void
  /** Takes no more connections and lets requests under way finish; what isn't done within that many milliseconds is cut off. */
  stop(within: number): Promise<void>
}

/** Milliseconds in which a request's head is to come, and a handshake. */
const headersTimeout = 15_000

/** Milliseconds that cutting off takes. */
const cutting = 10

/** Milliseconds between two lines about refused connections. */
const quiet = 60_000

/** HTTPS where there is a certificate. Of `maxConnections` one more is closed at once; 0: no limit. */
type DoorSettings = Pick<
  Config['http'],
  'httpsCert' | 'httpsKey' | 'maxConnections' | 'bodyTimeout' | 'uploadTimeout'
>

/** A port with an application behind it. It listens when it is told to. */
export function createDoor(options: {
  name: 'main' | 'admin'
  /** What answers, told when this port is closed. */
  application: (stopping: AbortSignal) => RequestListener
  settings: DoorSettings
  figures: Figures
  log: Logger
}): Door {
  const { name, log } = options
  const { httpsCert, maxConnections } = options.settings
  const stopping = new AbortController()
  // Every event stream listens.
  setMaxListeners(0, stopping.signal)
  const callback = options.application(stopping.signal)
  const server = serverFor(options.settings)
  // Without it Node takes as many as there are; the setting's 0 would take none.
  if (maxConnections > 0) server.maxConnections = maxConnections

  const refused = options.figures.series(http.refused, { door: name })
  const open = options.figures.series(http.connections, { door: name })
  let said = Number.NEGATIVE_INFINITY
  server.on('drop', () => {
    refused.add(1)
    if (performance.now() - said < quiet) return
    said = performance.now()
    log.warn({ door: name, maxConnections }, 'too many connections, new ones refused')
  })
  server.on('clientError', answerClientError)
  // Not by closeIdleConnections(), to which a handshake is none yet, and one that has said nothing is busy. By name: behind
  // TLS a request has another socket than the one that was accepted.
  const sockets = new Map<string, Socket>()
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket)
    sockets.set(peer, socket)
    open.add(1)
    socket.once('close', () => {
      sockets.delete(peer)
      open.add(-1)
    })
  })
  let closing = false
  const unanswered = new Set<ServerResponse>()
  server.on('request', (req, res) => {
    unanswered.add(res)
    res.once('close', () => unanswered.delete(res))
    if (closing) res.setHeader('Connection', 'close')
    callback(req, res)
  })
  const closeConnections = () => {
    closing = true
    // An answer whose head is out can't say so any more.
    for (const res of unanswered)
      if (res.headersSent) res.once('finish', () => res.req.socket.destroySoon())
      else res.setHeader('Connection', 'close')
  }

  return {
    callback,
    closeConnections,
    async listen(port, host) {
      try {
        server.listen(port, host)
        await once(server, 'listening')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
        throw new StartError(`${name === 'admin' ? 'ADMIN_PORT' : 'PORT'} ${port} is taken`)
      }
      const address = server.address() as AddressInfo
      const at = host.includes(':') ? `[${host}]` : host
      return { url: `${httpsCert ? 'https' : 'http'}://${at}:${address.port}`, port: address.port }
    },
    async stop(within) {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      closeConnections()
      stopping.abort()
      const busy = new Set([...unanswered].map(({ req }) => peerOf(req.socket)))
      for (const [peer, socket] of sockets) if (!busy.has(peer)) socket.destroy()
      const deadline = setTimeout(() => {
        for (const socket of sockets.values()) socket.destroy()
      }, within - cutting)
      await closed
      clearTimeout(deadline)
    },
  }
}

const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

function serverFor({ httpsCert: cert, httpsKey: key, bodyTimeout, uploadTimeout }: DoorSettings) {
  const options: ServerOptions = {
    // Checked in validate.ts, which answers with a problem.
    requireHostHeader: false,
    // Bodies have timeouts of their own (body.ts), which none outlasts.
    requestTimeout: headersTimeout + Math.max(bodyTimeout, uploadTimeout),
    headersTimeout,
    // Longer than gateways keep theirs, so that it is they who close: Kong's 60 s.
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: 5_000,
  }
  if (!cert) return createServer(options)
  try {
    return createTlsServer({ ...options, cert, key, handshakeTimeout: headersTimeout })
  } catch (error) {
    // OpenSSL's message says what is wrong with which, and shows neither.
    throw new StartError(`HTTPS_CERT, HTTPS_KEY: ${(error as Error).message}`)
  }
}
