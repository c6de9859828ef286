import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { auditorOf } from '#src/audit-log/auditor.ts'
import type { Database } from '#src/database/database.ts'
import { isConflictOfTransactions } from '#src/database/error-code.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { CommitPoints } from '#src/faults/fault-points.ts'
import { inWork } from '#src/log/work.ts'
import type { Module } from '#src/runtime/module.ts'
import type { TokenVerifier } from '#src/tokens/verifier.ts'
import { readTraceparent, writeTraceparent } from '#src/tracing/traceparent.ts'
import { presentStep, traced } from '#src/tracing/tracing.ts'
import type { Answer } from './answer.ts'
import { authenticated } from './auth.ts'
import type { Bodies } from './body.ts'
import { cached } from './cached.ts'
import { answeredBefore, idempotencyKey, idempotencyKeyIfSent, onceOnly } from './idempotency.ts'
import { ifMatch } from './if-match.ts'
import { rendererOf } from './render.ts'
import { type Context, type Endpoint, type Middleware, signalOf, workOf } from './request-context.ts'
import { type Input, isStreamedBody, type Route, schemaOf } from './route.ts'
import { send } from './send.ts'
import { validParams, validQueryAndBody } from './validate.ts'

/** What routes of a module are run with. */
export interface RouteContext {
  module: Module
  deps: object
  db: Database
}

/** What all endpoints of a port have in common. */
export interface EdgeSettings {
  verifier: TokenVerifier
  bodies: Bodies
  log: Logger
  /** Whether answers are compared with their schemas: `off`, `log` them, or `refuse` them with a 500. */
  checkAnswers: Config['http']['checkAnswers']
}

const mostTries = 4
const points: CommitPoints = { before: 'request-before-commit', after: 'request-committed' }

/** A module's route as an endpoint: one middleware for each thing that it says. */
export function endpointOf(route: Route<never>, context: RouteContext, settings: EdgeSettings): Endpoint {
  const { path, method, spec } = route
  const cache = spec.cache?.(context.deps as never)
  const middleware = [
    authenticated(spec.who, settings.verifier),
    cache && cached(cache),
    logContext,
    spec.params && validParams(spec.params),
    ifMatch,
    settings.bodies.reader(spec),
    validQueryAndBody(spec.query, schemaOf(spec.body)),
    spec.idempotent && (spec.idempotent === 'if sent' ? idempotencyKeyIfSent : idempotencyKey),
    inTransaction(route, context, settings),
  ]
  return {
    path,
    method: method.toUpperCase(),
    cache,
    middleware: middleware.filter((step) => step !== undefined),
  }
}

/** Gives all log lines of the request its ids. Stands after the cache: an answer from memory logs nothing here. */
const logContext: Middleware = (ctx, next) => inWork(workOf(ctx.state), next)

/**
 * Runs the route in one transaction, with its idempotency key; again where another transaction was in its way. That is why
 * the transaction is no middleware of its own around the run: `next` may be called but once.
 */
function inTransaction(
  route: Route<never>,
  { module, deps, db }: RouteContext,
  { checkAnswers, log }: EdgeSettings,
): Middleware {
  const { spec } = route
  const run = spec.run as (deps: unknown, input: unknown, tx: Tx) => unknown
  const render = rendererOf(
    route,
    checkAnswers === 'off'
      ? null
      : (what, details) => {
          log.error({ details }, what)
          if (checkAnswers === 'refuse') throw new Error(what)
        },
  )
  const audit = auditorOf(route, { routes: module.routes, deps, db })
  const useCase = { attributes: () => ({ 'mart.module': module.name }) }
  // A body that streams through is gone after the first try.
  const tries = isStreamedBody(spec.body) ? 1 : mostTries

  return async (ctx) => {
    const { caller, idempotencyKey: key } = ctx.state
    const input = inputOf(ctx)
    const commit = async (left: number): Promise<Answer> => {
      const cause = causeOf(ctx)
      try {
        const writeDown = audit && (await audit(input, cause))
        const work = async (tx: Tx) => {
          const answer = render(await run(deps, input, tx), caller !== null)
          writeDown?.(answer, tx)
          return answer
        }
        const once = (tx: Tx) => (key ? onceOnly(key, tx, () => work(tx)) : work(tx))
        return await db.transaction(once, cause, points)
      } catch (error) {
        const before = key && (await answeredBefore(error, key, db))
        if (before) {
          presentStep()?.set({ 'mart.idempotent_replay': true })
          return before
        }
        if (left <= 1 || !isConflictOfTransactions(error)) throw error
        return commit(left - 1)
      }
    }
    send(ctx, await traced(spec.summary, useCase, () => commit(tries)))
  }
}

/** What the events of a request come of. Where traces are off here, its caller's goes through them all the same. */
function causeOf({ req, state }: Context): { correlationId: string; traceparent?: string } {
  const { requestId: correlationId } = state
  const step = presentStep()
  if (step) return { correlationId, traceparent: step.traceparent }
  const { traceparent } = req.headers
  const sent = typeof traceparent === 'string' ? readTraceparent(traceparent) : null
  return sent ? { correlationId, traceparent: writeTraceparent(sent) } : { correlationId }
}

function inputOf(ctx: Context): Input<undefined, undefined, undefined, 'anyone'> {
  const { params, query, body, caller, requestId, ifMatch } = ctx.state
  return {
    params: params as Record<string, never>,
    query: query as Record<string, never>,
    body: body as undefined,
    caller,
    requestId,
    headers: ctx.req.headers as Record<string, string | undefined>,
    ifMatch,
    // Few handlers ask for these, so they are made for those that do.
    get ip() {
      return ctx.ip
    },
    get prefers() {
      return {
        type: (offered: string[]) => ctx.accepts(offered) || null,
        language: (offered: string[]) => ctx.acceptsLanguages(offered) || null,
      }
    },
    get signal() {
      return signalOf(ctx)
    },
  }
}
