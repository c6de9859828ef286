import { type Context, type Middleware, whenAnswered } from './request-context.ts'

/** The requests of a port that are not answered yet. */
export interface InFlight {
  middleware: Middleware
  requests: Set<Context>
  /** From now on every answer closes its connection. */
  closeConnections(): void
}

export function createInFlight(): InFlight {
  const requests = new Set<Context>()
  let closing = false
  return {
    requests,
    closeConnections: () => {
      closing = true
    },
    async middleware(ctx, next) {
      requests.add(ctx)
      try {
        await next()
        if (closing) ctx.set('Connection', 'close')
      } finally {
        whenAnswered(ctx, () => requests.delete(ctx))
      }
    },
  }
}
