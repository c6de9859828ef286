import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import { Histogram, type Registry } from 'prom-client'
import { unlooked } from '../log/log.ts'
import type { RouteName } from './answer.ts'
import type { Middleware } from './request-context.ts'

/** Counts every request by its route's template, and writes its line: never a body, a query or a token. */
export function accessLog(log: Logger, register: Registry): Middleware {
  const durations = new Histogram({
    name: 'mart_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  const lines = log.child({}, unlooked)
  // What is the same in each line of a route, method and status: finding and writing it is most of what a line costs.
  const known = new Map<RouteName | null, Map<string, Known>>()
  function knownOf(endpoint: RouteName | null, method: string, status: number): Known {
    const what = `${method} ${status}`
    const found = known.get(endpoint)?.get(what)
    if (found) return found
    // What no route is for is one line among the figures, whatever was asked.
    const figure = durations.labels(endpoint?.method ?? 'other', endpoint?.path ?? 'unknown', String(status))
    const made = { figure, line: lines.child({ method, route: endpoint?.path ?? null, status }) }
    known.set(endpoint, (known.get(endpoint) ?? new Map()).set(what, made))
    return made
  }
  return async (ctx, next) => {
    await next()
    const answered = () => {
      const { endpoint, requestId, caller, startedAt, work } = ctx.state
      const took = performance.now() - startedAt
      const { figure, line } = knownOf(endpoint, ctx.method, ctx.status)
      figure.observe(took / 1000)
      const ms = Math.round(took * 100) / 100
      const said = {
        requestId,
        correlationId: requestId,
        orderId: work?.ids.orderId,
        ms,
        caller: caller?.id ?? null,
      }
      line.info(endpoint ? said : { path: ctx.path.slice(0, 200), ...said }, 'request')
    }
    if (ctx.body instanceof Readable && !ctx.res.destroyed) ctx.res.once('close', answered)
    else answered()
  }
}

interface Known {
  figure: Histogram.Internal<string>
  line: Logger
}
