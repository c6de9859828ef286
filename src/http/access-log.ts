import type { Logger } from 'pino'
import { Histogram, type Registry } from 'prom-client'
import { unlooked } from '../log/log.ts'
import type { Endpoint, Exchange } from './request-context.ts'

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
  const lines = log.child({}, unlooked)
  // What is the same in each line of a route, method and status: finding and writing it is most of what a line costs.
  const known = new Map<Endpoint | null, Map<string, Map<number, Known>>>()
  function knownOf(endpoint: Endpoint | null, method: string, status: number): Known {
    const found = known.get(endpoint)?.get(method)?.get(status)
    if (found) return found
    // What no route is for is one line among the figures, whatever was asked.
    const figure = durations.labels(endpoint?.method ?? 'other', endpoint?.path ?? 'unknown', String(status))
    const made = { figure, line: lines.child({ method, route: endpoint?.path ?? null, status }) }
    const byMethod = known.get(endpoint) ?? new Map<string, Map<number, Known>>()
    const byStatus = byMethod.get(method) ?? new Map<number, Known>()
    known.set(endpoint, byMethod.set(method, byStatus.set(status, made)))
    return made
  }
  return (exchange, status) => {
    const took = performance.now() - exchange.startedAt
    const { endpoint, requestId, callerId: caller } = exchange
    const { figure, line } = knownOf(endpoint, exchange.method, status)
    figure.observe(took / 1000)
    const ms = Math.round(took * 100) / 100
    if (endpoint) line.info({ requestId, ms, caller }, 'request')
    else line.info({ requestId, path: exchange.path.slice(0, 200), ms, caller }, 'request')
  }
}

interface Known {
  figure: Histogram.Internal<string>
  line: Logger
}
