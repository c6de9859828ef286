import Koa from 'koa'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { isTracing } from '#src/tracing/tracing.ts'
import { answeredFromMemory } from './cached.ts'
import { conditionalGet } from './conditional-get.ts'
import { crossOrigin, securityHeaders } from './headers.ts'
import { problems } from './problems.ts'
import { type Endpoint, type Middleware, type OfApp, requestContext, type State } from './request-context.ts'
import { createRouter } from './router.ts'
import { StreamFailed } from './send.ts'
import { tracedRequests } from './traced-requests.ts'
import { wellFormed } from './validate.ts'

/** The application that answers at a port. A request goes down through these, and its answer up again. */
export function createApp(options: {
  endpoints: Endpoint[]
  config: Pick<Config, 'env' | 'http' | 'tracing'>
  accessLog: Middleware
  log: Logger
  stopping: AbortSignal
}): Koa<State, OfApp> {
  const { endpoints, config, accessLog, log, stopping } = options
  const { corsOrigins, trustedProxies } = config.http
  // `ctx.ip` is what the farthest of the trusted proxies was asked by.
  const app = new Koa<State, OfApp>({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies })
  app.context.stopping = stopping
  const stack = [
    requestContext,
    isTracing() && tracedRequests(config.tracing),
    accessLog,
    securityHeaders(config.env === 'production'),
    crossOrigin(corsOrigins),
    conditionalGet,
    answeredFromMemory(endpoints),
    problems(log),
    wellFormed,
    // For what a route does, from who may ask to its transaction, see endpoint.ts.
    createRouter(endpoints),
  ]
  for (const middleware of stack) if (middleware) app.use(middleware as Koa.Middleware<State, OfApp>)
  // Every other failure was answered by `problems`.
  app.on('error', (error, ctx) => {
    const { requestId } = ctx.state
    if (error instanceof StreamFailed) log.error({ err: error.cause, requestId }, error.message)
    else log.debug({ err: error, requestId }, 'connection broken')
  })
  return app
}
