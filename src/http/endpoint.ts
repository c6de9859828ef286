import type { Logger } from 'pino'
import { z } from 'zod'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { withRequestId } from '#src/log/log.ts'
import type { Module } from '#src/runtime/module.ts'
import type { Answer } from './answer.ts'
import { authenticate, isGood, type TokenVerifier } from './auth.ts'
import { type Bodies, hasBody, mostBytes, mostOfAnyone } from './body.ts'
import { isConflictOfTransactions } from './failure.ts'
import { answeredBefore, type IdempotencyKey, onceOnly, readIdempotencyKey } from './idempotency.ts'
import { readIfMatch } from './if-match.ts'
import { rendererOf } from './render.ts'
import { addressOf, type Endpoint, type Exchange, signalOf } from './request-context.ts'
import { type Caller, type Input, isRawBody, isStreamedAnswer, isStreamedBody, type Route } from './route.ts'
import { readParams, readQueryAndBody } from './validate.ts'

/** What routes of a module are run with. */
export interface RouteContext {
  module: Module
  deps: object
  db: Database
}

export interface EdgeSettings {
  verifier: TokenVerifier
  bodies: Bodies
  trustedProxies: number
  log: Logger
  /** Whether answers are compared with their schemas: `off`, `log` them, or `refuse` them with a 500. */
  checkAnswers: Config['http']['checkAnswers']
}

const mostTries = 4
const nothing = z.strictObject({})
const trace = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/** A module's route as an endpoint: who, what, once, in one transaction. */
export function endpointOf(
  route: Route<never>,
  { deps, db }: RouteContext,
  settings: EdgeSettings,
): Endpoint {
  const { spec } = route
  const method = route.method.toUpperCase()
  const render = rendererOf(route, mismatchHandler(settings))
  const query = spec.query ?? nothing
  const { read, schema } = readerOf(spec, settings.bodies)
  const streamed = isStreamedBody(spec.body)
  const run = spec.run as (deps: unknown, input: unknown, tx: Tx) => unknown
  const remembered = spec.remember?.(deps as never)
  const streams = Object.values(spec.answers).some(isStreamedAnswer)

  function answer(exchange: Exchange): Promise<Answer> | Answer {
    const { req, path, search } = exchange
    const caller = authenticate(req.headers.authorization, spec.who, settings.verifier)
    exchange.callerId = caller?.id ?? null
    if (caller && streams)
      exchange.stillGood = () => isGood(req.headers.authorization, spec.who, settings.verifier)
    const plain = !hasBody(req) && req.headers['if-match'] === undefined
    // Begun here rather than at the edge: what is answered from memory logs nothing, and a context of its own is dear.
    const make = () => withRequestId(exchange.requestId, () => work(exchange, caller))
    if (!remembered || !plain) return make()
    // Whoever sends a token gets other headers: no shared cache may keep the answer.
    return remembered.read(`${caller ? '!' : ''}${path}?${search}`, make)
  }

  async function work(exchange: Exchange, caller: Caller | null): Promise<Answer> {
    const { req, requestId } = exchange
    const params = spec.params ? readParams(spec.params, exchange) : {}
    const ifMatch = readIfMatch(req.headers['if-match'])
    const sent = await read(exchange)
    const given = readQueryAndBody(query, exchange.search, schema, sent)
    const key = spec.idempotent
      ? readIdempotencyKey(req.headers['idempotency-key'], caller?.id ?? '', {
          method,
          path: exchange.path,
          body: streamed ? null : sent,
        })
      : null
    const input = inputOf(exchange, caller, params, given, ifMatch, settings.trustedProxies)
    const once = async (tx: Tx) => render(await run(deps, input, tx), caller !== null)
    const { traceparent } = req.headers
    const cause = {
      correlationId: requestId,
      ...(typeof traceparent === 'string' && trace.test(traceparent) ? { traceparent } : {}),
    }
    // A body that streams through is gone after the first try.
    return commit(db, cause, once, key, streamed ? 1 : mostTries)
  }
  return { method, path: route.path, answer }
}

/** How a route's body is read, and the schema that it is held against where it is JSON. */
function readerOf(
  { body, who }: Route<never>['spec'],
  bodies: Bodies,
): { read: (exchange: Exchange) => unknown; schema: z.ZodType | undefined } {
  if (isStreamedBody(body)) return { read: ({ req }) => bodies.open(req, body), schema: undefined }
  if (isRawBody(body)) return { read: (exchange) => bodies.readRaw(exchange, body), schema: undefined }
  if (!body) return { read: bodies.readNoBody, schema: undefined }
  // Whoever can be asked for a token is known by it.
  const limit = who === 'anyone' ? mostOfAnyone : mostBytes
  return { read: (exchange) => bodies.readJson(exchange, limit), schema: body }
}

/** Runs the work in one transaction, again where another transaction was in its way. */
async function commit(
  db: Database,
  cause: { correlationId: string; traceparent?: string },
  work: (tx: Tx) => Promise<Answer>,
  key: IdempotencyKey | null,
  tries: number,
): Promise<Answer> {
  for (let left = tries; ; left--) {
    try {
      return await db.transaction((tx) => (key ? onceOnly(key, tx, () => work(tx)) : work(tx)), cause)
    } catch (error) {
      const before = key && (await answeredBefore(error, key, db))
      if (before) return before
      if (left <= 1 || !isConflictOfTransactions(error)) throw error
    }
  }
}

function inputOf(
  exchange: Exchange,
  caller: Caller | null,
  params: unknown,
  read: { query: unknown; body: unknown },
  ifMatch: number | null,
  trustedProxies: number,
): Input<undefined, undefined, undefined, 'anyone'> {
  return {
    params: params as Record<string, never>,
    query: read.query as Record<string, never>,
    body: read.body as undefined,
    caller,
    requestId: exchange.requestId,
    headers: exchange.req.headers as Record<string, string | undefined>,
    ifMatch,
    // Few handlers ask for these, so they are made for those that do.
    get ip() {
      return addressOf(exchange.req, trustedProxies)
    },
    get signal() {
      return signalOf(exchange)
    },
  }
}

function mismatchHandler({ checkAnswers, log }: EdgeSettings) {
  if (checkAnswers === 'off') return null
  return (what: string, details: unknown) => {
    log.error({ details }, what)
    if (checkAnswers === 'refuse') throw new Error(what)
  }
}
