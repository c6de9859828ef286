import type { Context } from 'koa'
import type { Logger } from 'pino'
import { withRequestId } from '#src/log/log.ts'
import type { Journal } from './access-log.ts'
import type { Answer } from './answer.ts'
import { drained } from './body.ts'
import { ClientGone, toProblem } from './failure.ts'
import type { Cors } from './headers.ts'
import { Problem } from './problem.ts'
import { type Exchange, openExchange } from './request-context.ts'
import type { Table } from './router.ts'
import { problemAnswer, send } from './send.ts'
import { refuseMalformed } from './validate.ts'

export interface Edge {
  /** Koa's one middleware: every request goes through it, and every error ends in it. */
  middleware(ctx: Context): Promise<void>
  /** The requests that are not answered yet. */
  underWay: Set<Exchange>
  /** From now on every answer closes its connection. */
  stopping(): void
}

export function createEdge(options: {
  table: Table
  cors: Cors
  common: string[]
  journal: Journal
  log: Logger
}): Edge {
  const { table, cors, common, journal, log } = options
  const underWay = new Set<Exchange>()
  let stopping = false

  function answer(exchange: Exchange): Promise<Answer> | Answer {
    const { req, path, method } = exchange
    // Node would answer these itself, without a problem's body.
    if (req.httpVersion === '1.1' && req.headers.host === undefined)
      throw new Problem(400, 'HTTP/1.1 requests must name their host.')
    refuseMalformed(path)
    // The gateway's nginx says so of every address.
    if (path.includes('%00')) throw new Problem(400, 'The address holds a NUL.')
    const found = table.find(method, path)
    if (found === null) throw new Problem(404, 'There is nothing at this address.')
    if (Array.isArray(found)) {
      const allow = found.join(', ')
      if (method !== 'OPTIONS') throw new Problem(405, `This takes ${allow}.`, { headers: { Allow: allow } })
      const headers = ['Allow', allow, 'Cache-Control', 'no-store', ...cors.preflight(req.headers)]
      return { status: 204, type: null, headers, body: null }
    }
    exchange.endpoint = found.endpoint
    exchange.params = found.params
    return found.endpoint.answer(exchange)
  }

  /** `close`: what the client was still sending could not all be read, so the connection is of no more use. */
  async function refuse(exchange: Exchange, error: unknown): Promise<{ answer: Answer; close: boolean }> {
    const problem = toProblem(error)
    const { requestId } = exchange
    if (problem.status >= 500 && problem.status !== 503)
      log.error({ err: error, requestId }, 'a request failed')
    else if (problem.cause !== undefined) log.warn({ err: problem.cause, requestId }, problem.message)
    return { answer: problemAnswer(problem, requestId), close: !(await drained(exchange.req)) }
  }

  async function serve(exchange: Exchange): Promise<void> {
    const origin = exchange.method === 'OPTIONS' ? [] : cors.answer(exchange.req.headers)
    const headers = origin.length > 0 ? [...common, ...origin] : common
    const onStreamError = (error: unknown) =>
      log.error({ err: error, requestId: exchange.requestId }, 'a stream broke off')
    let status: number
    try {
      // What is answered from memory is written in the same turn: each wait costs about as much as finding the route.
      const answering = answer(exchange)
      const answered = answering instanceof Promise ? await answering : answering
      status = answered.status
      const options = { close: stopping, onStreamError }
      // What a stream reads as it is sent logs as its request, like the work that made it (endpoint.ts).
      const sending = answered.stream
        ? withRequestId(exchange.requestId, () => send(exchange, answered, headers, options))
        : send(exchange, answered, headers, options)
      if (sending) await sending
    } catch (error) {
      if (error instanceof ClientGone) {
        journal(exchange, 499)
        return
      }
      const refused = await refuse(exchange, error)
      status = refused.answer.status
      await send(exchange, refused.answer, headers, { close: stopping || refused.close, onStreamError })
    }
    journal(exchange, status)
  }

  return {
    underWay,
    stopping: () => {
      stopping = true
    },
    async middleware(ctx) {
      // Answers are written whole by send.ts, past Koa's own way of it.
      ctx.respond = false
      const exchange = openExchange(ctx.req, ctx.res)
      underWay.add(exchange)
      try {
        await serve(exchange)
      } finally {
        underWay.delete(exchange)
        exchange.body?.release()
      }
    },
  }
}
