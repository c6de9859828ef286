import { randomUUIDv7 } from 'node:crypto'
import type Koa from 'koa'
import type { Work } from '#src/log/work.ts'
import type { Answer, RouteName } from './answer.ts'
import type { ResponseCache } from './response-cache.ts'
import type { Caller } from './route.ts'

/** What is known of a request, in `ctx.state`: each middleware adds its part. */
export class State {
  readonly requestId: string
  /** `performance.now()` at the start. */
  readonly startedAt: number = performance.now()
  /** What was found for the path and method; null until then, and for unknown ones. */
  endpoint: RouteName | null = null
  /** Who asks; null until that is verified, and where no token was sent. */
  caller: Caller | null = null
  /** Whether its token is still good, which a stream outlasts; null where none was sent. */
  stillGood: (() => boolean) | null = null
  /** The body as it came: JSON parsed, bytes or a stream. */
  sent: unknown
  /** Validated, all three. */
  params: unknown = {}
  query: unknown = {}
  body: unknown
  /** The version that `If-Match` names; null for none. */
  ifMatch: number | null = null
  /** Of a route that wants one. */
  idempotencyKey: IdempotencyKey | null = null
  answer: Answer | null = null
  /** Made when someone asks for the signal. */
  abort: AbortController | null = null

  /** What its log lines say of it; null until it comes to its route. */
  work: Work | null = null

  constructor(requestId: string) {
    this.requestId = requestId
  }
}

/** What log lines say of a request, whoever asks first. */
export function workOf(state: State): Work {
  const { requestId } = state
  state.work ??= { ids: { requestId, correlationId: requestId } }
  return state.work
}

/** What a repeated request is known by. */
export interface IdempotencyKey {
  caller: string
  key: string
  /** Of the request as a whole: the same key on another request is a mistake. */
  fingerprint: string
}

/** What Koa gives to every context of an application. */
export interface OfApp {
  /** Aborted when the port is closed: what has no end of its own ends then. */
  stopping: AbortSignal
}

/** Of a route, the path's parameters are there: decoded, not validated. */
export type Context = Koa.ParameterizedContext<State, OfApp & { params: Record<string, string> }>
/** A middleware as Koa knows it, of this application. */
export type Middleware = (ctx: Context, next: Koa.Next) => Promise<unknown> | unknown

/** A method and a path with what answers them. */
export interface Endpoint extends RouteName {
  /** Where its answers are kept. */
  cache?: ResponseCache
  /** In the order that they run in; the last of them answers. */
  middleware: Middleware[]
}

const plainId = /^[A-Za-z0-9._-]{1,128}$/

/** Begins a request: its state, its id (one that is not plain is replaced, not passed on), its path without a host. */
export const requestContext: Middleware = (ctx, next) => {
  const given = ctx.req.headers['x-request-id']
  ctx.state = new State(typeof given === 'string' && plainId.test(given) ? given : randomUUIDv7())
  ctx.set('X-Request-Id', ctx.state.requestId)
  // Proxies may send `GET http://host/path`.
  if (!ctx.url.startsWith('/')) ctx.url = ctx.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/'
  return next()
}

/** A signal that is aborted when the client goes away before it has its answer, and when the process stops. */
export function signalOf({ res, state }: Context): AbortSignal {
  if (!state.abort) {
    const abort = new AbortController()
    state.abort = abort
    if (res.destroyed) abort.abort()
    else
      res.once('close', () => {
        if (!res.writableFinished) abort.abort()
      })
  }
  return state.abort.signal
}
