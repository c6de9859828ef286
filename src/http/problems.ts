import type { Logger } from 'pino'
import { codeOf } from '#src/database/error-code.ts'
import { isOutage } from '#src/database/outage.ts'
import { refusalLog } from '#src/log/refusals.ts'
import { drained } from './body.ts'
import { ClientGone, Problem } from './problem.ts'
import type { Context, Middleware } from './request-context.ts'

/** What refusals are called in OWASP's logging vocabulary; a use case that knows better says so (`noting`). */
const events: Record<number, string | undefined> = {
  401: 'authn_fail',
  403: 'authz_fail',
  429: 'excess_rate_limit_exceeded',
}

/** Where every error ends: as an RFC 9457 problem, logged where it is ours to mend or was refused for security's sake. */
export const problems = (log: Logger): Middleware => {
  const refused = refusalLog(log)
  const tell = ({ state, method, ip }: Context, { status, noted, message }: Problem) => {
    const event = noted?.event ?? events[status]
    if (!event) return
    const { requestId, endpoint, caller } = state
    const where = { method, route: endpoint?.path ?? null, status, ip }
    refused({ requestId, ...where, caller: caller?.id ?? null, why: message, ...noted, event })
  }
  return async (ctx, next) => {
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
      const { type, status, title, message: detail, errors, members, cause } = problem
      if (status >= 500 && status !== 503) log.error({ err: error, requestId }, 'request failed')
      else if (cause !== undefined) log.warn({ err: cause, requestId }, detail)
      tell(ctx, problem)
      ctx.set({ 'Cache-Control': 'no-store', ...problem.headers })
      // What the client was still sending could not all be read, so the connection is of no more use.
      if (!(await drained(ctx.req))) ctx.set('Connection', 'close')
      ctx.set('Content-Type', 'application/problem+json')
      ctx.body = JSON.stringify({
        type,
        title,
        status,
        detail,
        instance: requestId,
        errors,
        ...members,
      })
      ctx.status = status
    }
  }
}

/**
 * The one decision what a client may see of an error: a Problem as it is, a dependency that is out as a
 * 503, what the database refused as a 409 or 422 without its words, and all else as a bare 500.
 */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isOutage(error)) return outOfOrder(error, 5)
  const code = codeOf(error)
  // Waited too long: for a lock, for the statement; or lost to other transactions again and again.
  if (/^(55P03|57014|40001|40P01)$/.test(code)) return outOfOrder(error, 1)
  // Integrity: some use case didn't look, or two at once did. Nothing was changed.
  if (/^23/.test(code)) return new Problem(409, 'This contradicts what is there by now.', { cause: error })
  // Data that a column can't hold.
  if (/^(22001|22003|22021|22P05)$/.test(code))
    return new Problem(422, 'Some value is out of range.', { cause: error })
  return new Problem(500, 'Something went wrong here. It is logged under the id in `instance`.', {
    cause: error,
  })
}

const outOfOrder = (cause: unknown, seconds: number) =>
  new Problem(503, 'Something that this needs is out of order. Try again in a moment.', {
    headers: { 'Retry-After': String(seconds) },
    cause,
  })
