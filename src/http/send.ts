import type { Answer } from './answer.ts'
import type { Context } from './request-context.ts'
import { streamBody } from './stream.ts'

/** Makes an answer the response. */
export function send(ctx: Context, answer: Answer): void {
  const { status, headers, body } = answer
  ctx.state.answer = answer
  for (const name in headers) {
    if (name === 'Vary' && ctx.res.hasHeader(name)) ctx.vary(headers[name] as string)
    else ctx.set(name, headers[name] as string)
  }
  if (body === null || typeof body === 'string' || Buffer.isBuffer(body)) ctx.body = body
  else ctx.body = streamBody(ctx, body, headers['Content-Type'] ?? '')
  // After the body: without one Koa takes it for a 204.
  ctx.status = status
  // An event stream may be silent for long: its client should know at once that it is open.
  if (ctx.state.endless) ctx.flushHeaders()
}
