import { Readable } from 'node:stream'
import type Koa from 'koa'
import type { Answer, RouteName } from './answer.ts'
import { requestIdOf } from './request-id.ts'
import type { ResponseCache } from './response-cache.ts'
import type { Caller } from './route.ts'

/** What is known of a request, in `ctx.state`: each middleware adds its part. */
export interface State {
  requestId: string
  /** `performance.now()` at the start. */
  startedAt: number
  /** What was found for the path and method; null until then, and for unknown ones. */
  endpoint: RouteName | null
  /** Who asks; null until that is verified, and where no token was sent. */
  caller: Caller | null
  /** Whether its token is still good, which a stream outlasts; null where none was sent. */
  stillGood: (() => boolean) | null
  /** The body as it came: JSON parsed, bytes or a stream. */
  sent: unknown
  /** Validated, all three. */
  params: unknown
  query: unknown
  body: unknown
  /** The version that `If-Match` names; null for none. */
  ifMatch: number | null
  /** Of a route that wants one. */
  idempotencyKey: IdempotencyKey | null
  answer: Answer | null
  /** An event stream: it has no end of its own, so a stopping process ends it. */
  endless: boolean
  /** Made when someone asks for the signal. */
  abort: AbortController | null
}

/** What a repeated request is known by. */
export interface IdempotencyKey {
  caller: string
  key: string
  /** Of the request as a whole: the same key on another request is a mistake. */
  fingerprint: string
}

/** Of a route, the path's parameters are there: decoded, not validated. */
export type Context = Koa.ParameterizedContext<State, { params: Record<string, string> }>
export type Middleware = (ctx: Context, next: Koa.Next) => Promise<unknown> | unknown

/** A method and a path with what answers them. */
export interface Endpoint extends RouteName {
  /** Where its answers are kept. */
  cache?: ResponseCache
  /** In the order that they run in; the last of them answers. */
  middleware: Middleware[]
}

/** Begins a request: its state, its id (one that is not plain is replaced, not passed on), its path without a host. */
export const requestContext: Middleware = (ctx, next) => {
  const requestId = requestIdOf(ctx.req.headers['x-request-id'])
  ctx.state = {
    requestId,
    startedAt: performance.now(),
    endpoint: null,
    caller: null,
    stillGood: null,
    sent: undefined,
    params: {},
    query: {},
    body: undefined,
    ifMatch: null,
    idempotencyKey: null,
    answer: null,
    endless: false,
    abort: null,
  }
  ctx.set('X-Request-Id', requestId)
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

/** Calls `done` once an answer that is complete is out: a stream's at its end, any other's in this turn. */
export function whenAnswered({ body, res }: Context, done: () => void): void {
  if (body instanceof Readable && !res.destroyed) res.once('close', done)
  else done()
}
