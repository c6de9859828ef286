import type { Logger } from 'pino'
import { Histogram, type Registry } from 'prom-client'
import type { Endpoint, Exchange } from './exchange.ts'

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
  // Looking for secrets in a line that can't hold any costs more than writing it.
  const lines = log.child({}, { redact: [] })
  /** Of a method, route and status, what is the same each time: finding and writing it is most of what a line costs. */
  const known = new Map<string, Known>()
  function knownOf(method: string, endpoint: Endpoint | null, status: number): Known {
    const name = `${status} ${method} ${endpoint?.path}`
    const found = known.get(name)
    if (found) return found
    // What no route is for is one line among the figures, whatever was asked.
    const figure = durations.labels(endpoint?.method ?? 'other', endpoint?.path ?? 'unknown', String(status))
    const made = { figure, line: lines.child({ method, route: endpoint?.path ?? null, status }) }
    known.set(name, made)
    return made
  }
  return (exchange, status) => {
    const took = performance.now() - exchange.startedAt
    const { endpoint, requestId, callerId } = exchange
    const { figure, line } = knownOf(exchange.method, endpoint, status)
    figure.observe(took / 1000)
    line.info(
      {
        requestId,
        ...(endpoint ? {} : { path: exchange.path.slice(0, 200) }),
        ms: Math.round(took * 100) / 100,
        caller: callerId,
      },
      'request',
    )
  }
}

interface Known {
  figure: Histogram.Internal<string>
  line: Logger
}
