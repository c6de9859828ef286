import type { Logger } from 'pino'
import { Histogram, type Registry } from 'prom-client'
import type { Exchange } from './exchange.ts'

/** Called once for each request that is over. */
export type Journal = (exchange: Exchange, status: number) => void

/** Counts every request by its route's template, and writes its line: never a body, a query or a token. */
export function createJournal(log: Logger, register: Registry): Journal {
  const durations = new Histogram({
    name: 'mart_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  // Finding the labels' child is most of what an observation costs.
  const children = new Map<string, Map<number, Histogram.Internal<string>>>()
  const childOf = (method: string, route: string, status: number) => {
    const key = `${method} ${route}`
    const ofRoute = children.get(key) ?? new Map<number, Histogram.Internal<string>>()
    if (ofRoute.size === 0) children.set(key, ofRoute)
    const child = ofRoute.get(status) ?? durations.labels(method, route, String(status))
    ofRoute.set(status, child)
    return child
  }
  // Looking for secrets in a line that can't hold any costs more than writing it.
  const lines = log.child({}, { redact: [] })
  return (exchange, status) => {
    const took = performance.now() - exchange.startedAt
    const { endpoint, requestId, callerId } = exchange
    // What no route is for is one line among the figures, whatever was asked.
    const method = endpoint ? endpoint.method : 'other'
    childOf(method, endpoint?.path ?? 'unknown', status).observe(took / 1000)
    lines.info(
      {
        requestId,
        method: exchange.method,
        route: endpoint?.path ?? null,
        ...(endpoint ? {} : { path: exchange.path.slice(0, 200) }),
        status,
        ms: Math.round(took * 100) / 100,
        caller: callerId,
      },
      'request',
    )
  }
}
