import type { IncomingMessage } from 'node:http'
import type { Answer } from './answer.ts'
import { hasBody } from './body.ts'
import type { Endpoint, Middleware } from './request-context.ts'
import type { ResponseCache } from './response-cache.ts'
import { send } from './send.ts'

const isPlain = (req: IncomingMessage) => !hasBody(req) && req.headers['if-match'] === undefined

/** Answers what is known before a route is even looked for; whoever sends a token goes the long way. */
export function answeredFromMemory(endpoints: Endpoint[]): Middleware {
  const caches = new Set(endpoints.flatMap(({ cache }) => cache ?? []))
  return (ctx, next) => {
    const { req, method, url, state } = ctx
    if (method !== 'GET' && method !== 'HEAD') return next()
    const { authorization, host } = req.headers
    if (authorization !== undefined || host === undefined || !isPlain(req)) return next()
    for (const cache of caches) {
      const answer = cache.known(url)
      if (!answer) continue
      state.endpoint = answer.endpoint ?? null
      return send(ctx, answer)
    }
    return next()
  }
}

/** Answers from the route's cache where it can; what the route makes otherwise is kept there, under its address. */
export const cached =
  (cache: ResponseCache): Middleware =>
  (ctx, next) => {
    if (!isPlain(ctx.req)) return next()
    const { state, url } = ctx
    const make = async () => {
      await next()
      const answer = state.answer as Answer
      answer.endpoint = state.endpoint
      return answer
    }
    // Whoever sends a token gets other headers: no shared cache may keep the answer.
    const answer = cache.read(state.caller ? `!${url}` : url, make)
    if (!(answer instanceof Promise)) return send(ctx, answer)
    return answer.then((made) => {
      // By another request that asked for the same.
      if (state.answer !== made) send(ctx, made)
    })
  }
