import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import Koa from 'koa'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Config } from '#src/config.ts'
import type { Health } from '#src/health.ts'
import type { Module } from '#src/module.ts'
import type { TokenVerifier } from './auth.ts'
import { answerClientError } from './client-error.ts'
import { createEdge } from './edge.ts'
import { endpointOf, type RouteContext } from './endpoint.ts'
import { createCors, securityHeaders } from './headers.ts'
import { createJournal } from './journal.ts'
import { openapi } from './openapi.ts'
import { operations } from './operations.ts'
import { pageEndpoint } from './pages.ts'
import { createTable } from './table.ts'

export interface HttpOptions {
  modules: RouteContext[]
  config: Pick<Config, 'currency' | 'env' | 'http'>
  log: Logger
  verifier: TokenVerifier
  health: () => Promise<Health>
  metrics: Registry
  /** Whose operations the OpenAPI document shows; those of `modules`, unless told. */
  described?: Module[]
}

export interface Http {
  /** For a server of one's own. */
  callback: RequestListener
  /** Listens; port 0 takes a free one. Rejects where the port is taken. */
  listen(port: number, host: string): Promise<{ url: string; port: number }>
  /**
   * Says at `/readyz` that it is going, and serves on for so many milliseconds, so that whoever leads requests here has
   * the time to see it. Towards the end answers close their connections.
   */
  retire(pause: number): Promise<void>
  /**
   * Takes no more connections, lets requests under way finish, ends event streams and idle connections.
   * What isn't done within that many milliseconds (8 s) is cut off.
   */
  stop(within?: number): Promise<void>
}

/** Milliseconds, of a retirement, in which answers close their connections: half of one that is shorter than two. */
const closing = 1_000

/** Milliseconds that cutting off takes. */
const cutting = 10

/** The HTTP edge: every module's routes and the process's own, behind one middleware. */
export function createHttp(options: HttpOptions): Http {
  const { modules, config, log, verifier, health, metrics } = options
  let stopping = false
  let retiring = false
  const settings = {
    verifier,
    trustedProxies: config.http.trustedProxies,
    log,
    checkAnswers: config.http.checkAnswers,
  }
  const document = JSON.stringify(
    openapi(options.described ?? modules.map(({ module }) => module), config.currency),
  )
  const edge = createEdge({
    table: createTable([
      ...operations({ health, metrics, isStopping: () => stopping || retiring, openapi: document }),
      ...modules.flatMap(({ module }) => module.pages.map(pageEndpoint)),
      ...modules.flatMap((context) =>
        context.module.routes.map((route) => endpointOf(route, context, settings)),
      ),
    ]),
    cors: createCors(config.http.corsOrigins),
    common: securityHeaders(config.env === 'production'),
    journal: createJournal(log, metrics),
    log,
  })
  const koa = new Koa()
  koa.use((ctx) => edge.middleware(ctx))
  // The edge has answered every failure; what comes here is a connection that broke.
  koa.on('error', (error) => log.debug({ err: error }, 'a connection broke'))

  const callback = koa.callback()
  const server = createServer(
    {
      // Checked in edge.ts, which answers with a problem.
      requireHostHeader: false,
      // Long enough for an import; bodies of JSON have a patience of their own (body.ts).
      requestTimeout: 600_000,
      headersTimeout: 15_000,
      // Longer than gateways keep theirs, so that it is they who close: Kong's 60 s.
      keepAliveTimeout: 75_000,
      connectionsCheckingInterval: 5_000,
    },
    callback,
  )
  server.on('clientError', answerClientError)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  return {
    callback,
    async listen(port, host) {
      server.listen(port, host)
      await once(server, 'listening')
      const address = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host
      return { url: `http://${name}:${address.port}`, port: address.port }
    },
    async retire(pause) {
      if (pause <= 0) return
      retiring = true
      const last = Math.min(closing, pause / 2)
      await delay(pause - last)
      edge.stopping()
      await delay(last)
    },
    async stop(within = 8_000) {
      if (stopping || !server.listening) return
      stopping = true
      edge.stopping()
      const closed = once(server, 'close')
      server.close()
      const busy = new Map([...edge.underWay].map((exchange) => [exchange.req.socket, exchange]))
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy()
      for (const [socket, { res, endless, abort }] of busy) {
        // An answer whose head is out has not said `Connection: close`.
        if (res.headersSent) res.once('finish', () => socket.destroySoon())
        if (endless) abort?.abort()
      }
      const deadline = setTimeout(() => {
        for (const { abort } of edge.underWay) abort?.abort()
        server.closeAllConnections()
      }, within - cutting)
      await closed
      clearTimeout(deadline)
    },
  }
}
