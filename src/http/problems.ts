import type { Logger } from 'pino'
import { drained } from './body.ts'
import { ClientGone, toProblem } from './failure.ts'
import type { Middleware } from './request-context.ts'

/** Where every error ends: as an RFC 9457 problem, logged where it is ours to mend. */
export const problems =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (error instanceof ClientGone) {
        // Nobody hears it; the access log says so.
        ctx.status = 499
        return
      }
      const { requestId } = ctx.state
      const problem = toProblem(error)
      const { type, status, title, message: detail, errors, cause } = problem
      if (status >= 500 && status !== 503) log.error({ err: error, requestId }, 'a request failed')
      else if (cause !== undefined) log.warn({ err: cause, requestId }, detail)
      ctx.set({ 'Cache-Control': 'no-store', ...problem.headers })
      // What the client was still sending could not all be read, so the connection is of no more use.
      if (!(await drained(ctx.req))) ctx.set('Connection', 'close')
      ctx.set('Content-Type', 'application/problem+json')
      ctx.body = JSON.stringify({ type, title, status, detail, instance: requestId, errors })
      ctx.status = status
    }
  }
