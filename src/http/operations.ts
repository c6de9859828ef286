import type { Figures } from '#src/metrics/figures.ts'
import type { Health } from '#src/runtime/health.ts'
import type { Context, Endpoint } from './request-context.ts'

const get = (path: string, answer: (ctx: Context) => unknown): Endpoint => ({
  method: 'GET',
  path,
  middleware: [
    async (ctx) => {
      ctx.set('Cache-Control', 'no-store')
      ctx.body = await answer(ctx)
    },
  ],
})

/** Whether a process lives, and whether it can serve: for gateways, and for what restarts it. */
export const probes = (options: { health: () => Promise<Health>; isStopping: () => boolean }): Endpoint[] => [
  get('/healthz', () => ({ status: 'ok' })),
  get('/readyz', async (ctx) => {
    const { ready, degraded, checks } = await options.health()
    const stopping = options.isStopping()
    ctx.status = ready && !stopping ? 200 : 503
    if (stopping) return { status: 'unready', checks: { ...checks, http: 'stopping' } }
    return { status: !ready ? 'unready' : degraded ? 'degraded' : 'ready', checks }
  }),
]

/** Its figures, for Prometheus. */
export const metrics = (figures: Figures): Endpoint =>
  get('/metrics', async (ctx) => {
    const { type, text } = await figures.show(ctx.get('accept'))
    ctx.set('Content-Type', type)
    return text
  })
