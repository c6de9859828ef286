import { Readable } from 'node:stream'
import { inWork } from '#src/log/work.ts'
import type { Answer } from './answer.ts'
import { type Context, signalOf, workOf } from './request-context.ts'

/** Makes an answer the response. */
export function send(ctx: Context, answer: Answer): void {
  const { status, headers, body } = answer
  ctx.state.answer = answer
  for (const name in headers) {
    if (name === 'Vary' && ctx.res.hasHeader(name)) ctx.vary(headers[name] as string)
    else ctx.set(name, headers[name] as string)
  }
  const streams = body !== null && typeof body !== 'string' && !Buffer.isBuffer(body)
  const endless = streams && headers['Content-Type']?.startsWith('text/event-stream')
  ctx.body = streams ? streamBody(ctx, body, endless === true) : body
  // After the body: without one Koa takes it for a 204.
  ctx.status = status
  // It may be silent for long: its client should know at once that it is open.
  if (endless) ctx.flushHeaders()
}

/** Between two signs of life on a silent stream, so that proxies keep it open: milliseconds. */
const heartbeat = 15_000

/** Between two looks at whether the token of an event stream is still good: milliseconds. */
const look = 1_000

type Source = AsyncIterable<string | Uint8Array>
type Piece = IteratorResult<string | Uint8Array>

/** What a streamed answer reads failed; its head is out, so it can only be told by breaking the connection. */
export class StreamFailed extends Error {
  override name = 'StreamFailed'
}

/**
 * The body of a streamed answer, read as fast as the client reads. Event streams, which are endless, end with their token,
 * be it that it expires or that it is revoked, and when the process stops. A source that nobody reads is closed too.
 */
function streamBody(ctx: Context, source: Source, endless: boolean): Readable {
  const pieces = source[Symbol.asyncIterator]()
  // Koa reads it after the middleware is through: what is logged by then is to carry the request's id all the same.
  const next = () =>
    inWork(workOf(ctx.state), () => pieces.next()).catch((cause) => {
      throw new StreamFailed('response stream failed', { cause })
    })
  const read = endless ? untilOver(ctx, next) : { [Symbol.asyncIterator]: () => ({ next }) }
  const body = Readable.from(read, { objectMode: false })
  // An iterator that was never asked for anything would leave a Readable open. Not awaited: one that is waiting for its
  // next piece closes when that comes, or when it hears that it is over.
  return body.once('close', () => {
    ctx.state.abort?.abort()
    if (source instanceof Readable) source.destroy()
    else pieces.return?.().catch(() => {})
  })
}

async function* untilOver(ctx: Context, read: () => Promise<Piece>): AsyncGenerator<string | Uint8Array> {
  const ends = [signalOf(ctx), ctx.stopping]
  const { stillGood } = ctx.state
  let say: (what: 'silence' | 'over') => void = () => {}
  const beat = setInterval(() => say('silence'), heartbeat)
  const watch = stillGood ? setInterval(() => stillGood() || say('over'), look) : undefined
  const onAbort = () => say('over')
  for (const signal of ends) signal.addEventListener('abort', onAbort, { once: true })
  try {
    for (let next = read(); ; ) {
      const heard = await new Promise<Piece | 'silence' | 'over'>((resolve, reject) => {
        say = resolve
        if (ends.some(({ aborted }) => aborted)) resolve('over')
        next.then(resolve, reject)
      })
      if (heard === 'over' || (heard !== 'silence' && heard.done)) return
      beat.refresh()
      yield heard === 'silence' ? ': still here\n\n' : heard.value
      if (heard !== 'silence') next = read()
    }
  } finally {
    clearInterval(beat)
    clearInterval(watch)
    for (const signal of ends) signal.removeEventListener('abort', onAbort)
  }
}
