import { once } from 'node:events'
import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from 'pino'
import { Counter, Gauge, type Registry } from 'prom-client'
import { StartError } from '#src/runtime/start-error.ts'
import { answerClientError } from './client-error.ts'
import type { InFlight } from './in-flight.ts'

/** A certificate and its key, as PEM. */
export interface Tls {
  cert: string
  key: string
}

/** A port that is listened on, and the application behind it. */
export interface Door {
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

/** Milliseconds between two lines that say that connections are refused. */
const quiet = 60_000

export type Connections = ReturnType<typeof createConnections>

/** What is counted of connections, by the name of their door. */
export function createConnections(register: Registry) {
  const registers = [register]
  const labelNames = ['door'] as const
  return {
    open: new Gauge({ name: 'mart_http_connections', help: 'Open connections', labelNames, registers }),
    refused: new Counter({
      name: 'mart_http_connections_refused_total',
      help: 'Connections that were closed at once, since there were too many',
      labelNames,
      registers,
    }),
  }
}

export function createDoor(options: {
  name: 'main' | 'admin'
  callback: RequestListener
  inFlight: InFlight
  /** HTTPS where it is given. */
  tls: Tls | null
  /** One connection more is closed at once; 0: no limit. */
  maxConnections: number
  /** Milliseconds that the longest body may take. */
  longestBody: number
  connections: Connections
  log: Logger
}): Door {
  const { name, callback, inFlight, tls, maxConnections, log } = options
  const server = serverFor(tls, options.longestBody, callback)
  // Without it Node takes as many as there are; the setting's 0 would take none.
  if (maxConnections > 0) server.maxConnections = maxConnections

  const refused = options.connections.refused.labels(name)
  const open = options.connections.open.labels(name)
  let said = Number.NEGATIVE_INFINITY
  server.on('drop', () => {
    refused.inc()
    if (performance.now() - said < quiet) return
    said = performance.now()
    log.warn({ door: name, maxConnections }, 'connections are refused: there are too many')
  })
  server.on('clientError', answerClientError)
  // By name: behind TLS a request has another socket than the one that was accepted.
  const sockets = new Map<string, Socket>()
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket)
    sockets.set(peer, socket)
    open.inc()
    socket.once('close', () => {
      sockets.delete(peer)
      open.dec()
    })
  })

  return {
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
      return { url: `${tls ? 'https' : 'http'}://${at}:${address.port}`, port: address.port }
    },
    closeConnections: inFlight.closeConnections,
    async stop(within) {
      if (!server.listening) return
      inFlight.closeConnections()
      const closed = once(server, 'close')
      server.close()
      const busy = new Set([...inFlight.requests].map(({ req }) => peerOf(req.socket)))
      for (const [peer, socket] of sockets) if (!busy.has(peer)) socket.destroy()
      for (const { req, res, state } of inFlight.requests) {
        // An answer whose head is out has not said `Connection: close`.
        if (res.headersSent) res.once('finish', () => req.socket.destroySoon())
        if (state.endless) state.abort?.abort()
      }
      const deadline = setTimeout(() => {
        for (const { state } of inFlight.requests) state.abort?.abort()
        for (const socket of sockets.values()) socket.destroy()
      }, within - cutting)
      await closed
      clearTimeout(deadline)
    },
  }
}

const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

function serverFor(tls: Tls | null, longestBody: number, callback: RequestListener) {
  const options: ServerOptions = {
    // Checked in validate.ts, which answers with a problem.
    requireHostHeader: false,
    // Bodies have timeouts of their own (body.ts), which none outlasts.
    requestTimeout: headersTimeout + longestBody,
    headersTimeout,
    // Longer than gateways keep theirs, so that it is they who close: Kong's 60 s.
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: 5_000,
  }
  if (!tls) return createServer(options, callback)
  try {
    return createTlsServer({ ...options, ...tls, handshakeTimeout: headersTimeout }, callback)
  } catch (error) {
    // OpenSSL's message says what is wrong with which, and shows neither.
    throw new StartError(`HTTPS_CERT, HTTPS_KEY: ${(error as Error).message}`)
  }
}
