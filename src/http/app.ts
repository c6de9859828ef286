import Koa from 'koa'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { answeredFromMemory } from './cached.ts'
import { conditionalGet } from './conditional-get.ts'
import { crossOrigin, securityHeaders } from './headers.ts'
import type { InFlight } from './in-flight.ts'
import { problems } from './problems.ts'
import {
  type Context,
  type Endpoint,
  type Middleware,
  requestContext,
  type State,
} from './request-context.ts'
import { createRouter } from './router.ts'
import { StreamFailed } from './stream.ts'
import { wellFormed } from './validate.ts'

/** The application that answers at a port. A request goes down through these, and its answer up again. */
export function createApp(options: {
  endpoints: Endpoint[]
  config: Pick<Config, 'env' | 'http'>
  /** A comma list; empty where no page of another origin may ask. */
  corsOrigins: string
  inFlight: InFlight
  accessLog: Middleware
  log: Logger
}): Koa<State> {
  const { endpoints, config, corsOrigins, inFlight, accessLog, log } = options
  const { trustedProxies } = config.http
  // `ctx.ip` is what the farthest of the trusted proxies was asked by.
  const app = new Koa<State>({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies })
  const stack = [
    requestContext,
    inFlight.middleware,
    accessLog,
    securityHeaders(config.env === 'production'),
    crossOrigin(corsOrigins),
    problems(log),
    wellFormed,
    conditionalGet,
    answeredFromMemory(endpoints),
    // For what a route does, from who may ask to its transaction, see endpoint.ts.
    createRouter(endpoints),
  ]
  for (const middleware of stack) if (middleware) app.use(middleware as Koa.Middleware<State>)
  // Every other failure was answered by `problems`.
  app.on('error', (error, ctx: Context) => {
    const { requestId } = ctx.state
    if (error instanceof StreamFailed) log.error({ err: error.cause, requestId }, error.message)
    else log.debug({ err: error, requestId }, 'a connection broke')
  })
  return app
}
