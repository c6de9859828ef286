import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import { censorText } from '../log/censor.ts'
import { unlooked } from '../log/log.ts'
import type { Series } from '../metrics/family.ts'
import type { Figures } from '../metrics/figures.ts'
import { http } from '../metrics/house.ts'
import { traceOf } from '../tracing/tracing.ts'
import type { RouteName } from './answer.ts'
import type { Middleware } from './request-context.ts'

/** Counts every request by its route's template, and writes its line: never a body, a query or a token. */
export function accessLog(log: Logger, figures: Figures): Middleware {
  const lines = log.child({}, unlooked)
  // What is the same in each line of a route, method and status: finding and writing it is most of what a line costs.
  const known = new Map<RouteName | null, Map<string, Known>>()
  function knownOf(endpoint: RouteName | null, method: string, status: number): Known {
    const what = `${method} ${status}`
    const found = known.get(endpoint)?.get(what)
    if (found) return found
    // What no route is for is one line among the figures, whatever was asked.
    const figure = figures.series(http.requests, {
      method: endpoint?.method ?? 'other',
      route: endpoint?.path ?? 'unknown',
      status: String(status),
    })
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
      // Of the request itself: a stream's end comes outside of its work.
      figure.observe(took / 1000, 1, traceOf(work?.step))
      const ms = Math.round(took * 100) / 100
      const said = {
        requestId,
        correlationId: requestId,
        orderId: work?.ids.orderId,
        ms,
        caller: caller?.id ?? null,
      }
      // A path that no route is for is a stranger's words.
      line.info(endpoint ? said : { path: censorText(ctx.path.slice(0, 200)), ...said }, 'request')
    }
    if (ctx.body instanceof Readable && !ctx.res.destroyed) ctx.res.once('close', answered)
    else answered()
  }
}

interface Known {
  figure: Series
  line: Logger
}
