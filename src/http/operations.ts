import type { Registry } from 'prom-client'
import type { Health } from '#src/health.ts'
import { type Answer, jsonType, plain } from './answer.ts'
import { docsEndpoints } from './docs.ts'
import type { Endpoint } from './exchange.ts'

const uncached = ['Cache-Control', 'no-store']

/** The paths that every process has, whatever modules it runs. */
export function operations(options: {
  health: () => Promise<Health>
  metrics: Registry
  isStopping: () => boolean
  /** The OpenAPI document, as text. */
  openapi: string
}): Endpoint[] {
  const get = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'GET', path, answer })
  const json = (status: number, body: unknown, headers = uncached): Answer =>
    plain(status, jsonType, JSON.stringify(body), headers)
  return [
    get('/healthz', () => json(200, { status: 'ok' })),
    get('/readyz', async () => {
      const { ready, degraded, checks } = await options.health()
      if (options.isStopping())
        return json(503, { status: 'unready', checks: { ...checks, http: 'stopping' } })
      return json(ready ? 200 : 503, { status: !ready ? 'unready' : degraded ? 'degraded' : 'ready', checks })
    }),
    get('/metrics', async () =>
      plain(200, options.metrics.contentType, await options.metrics.metrics(), uncached),
    ),
    get('/openapi.json', () => plain(200, jsonType, options.openapi, ['Cache-Control', 'no-cache'])),
    ...docsEndpoints(),
  ]
}
