import type { Registry } from 'prom-client'
import type { Health } from '#src/runtime/health.ts'
import { type Answer, jsonType, plain } from './answer.ts'
import type { Endpoint } from './request-context.ts'

const uncached = ['Cache-Control', 'no-store']

const get = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'GET', path, answer })
const json = (status: number, body: unknown): Answer =>
  plain(status, jsonType, JSON.stringify(body), uncached)

/** Whether a process lives, and whether it can serve: for whoever leads requests to it, or starts it again. */
export const probes = (options: { health: () => Promise<Health>; isStopping: () => boolean }): Endpoint[] => [
  get('/healthz', () => json(200, { status: 'ok' })),
  get('/readyz', async () => {
    const { ready, degraded, checks } = await options.health()
    if (options.isStopping()) return json(503, { status: 'unready', checks: { ...checks, http: 'stopping' } })
    return json(ready ? 200 : 503, { status: !ready ? 'unready' : degraded ? 'degraded' : 'ready', checks })
  }),
]

/** Its figures, for Prometheus. */
export const figures = (metrics: Registry): Endpoint =>
  get('/metrics', async () => plain(200, metrics.contentType, await metrics.metrics(), uncached))
