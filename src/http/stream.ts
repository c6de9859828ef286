import { Readable } from 'node:stream'
import { withRequestId } from '#src/log/log.ts'
import { type Context, signalOf } from './request-context.ts'

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
 * The body of a streamed answer, read as fast as the client reads. Event streams end with their token, be it that it expires
 * or that it is revoked, and when the process stops. A source that nobody reads is closed too.
 */
export function streamBody(ctx: Context, source: Source, type: string): Readable {
  const pieces = source[Symbol.asyncIterator]()
  // Koa reads it after the middleware is through: what is logged by then is to carry the request's id all the same.
  const next = () =>
    withRequestId(ctx.state.requestId, () => pieces.next()).catch((cause) => {
      throw new StreamFailed('a stream broke off', { cause })
    })
  const events = type.startsWith('text/event-stream')
  ctx.state.endless = events
  const read = events ? untilOver(ctx, next) : { [Symbol.asyncIterator]: () => ({ next }) }
  const body = Readable.from(read, { objectMode: false })
  // An iterator that was never asked for anything would leave a Readable open. Not awaited: one that is waiting for its
  // next piece closes when that comes.
  return body.once('close', () => {
    if (source instanceof Readable) source.destroy()
    else pieces.return?.().catch(() => {})
  })
}

async function* untilOver(ctx: Context, read: () => Promise<Piece>): AsyncGenerator<string | Uint8Array> {
  const signal = signalOf(ctx)
  const { stillGood } = ctx.state
  let say: (what: 'silence' | 'over') => void = () => {}
  const beat = setInterval(() => say('silence'), heartbeat)
  const watch = stillGood ? setInterval(() => stillGood() || say('over'), look) : undefined
  const onAbort = () => say('over')
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    for (let next = read(); ; ) {
      const heard = await new Promise<Piece | 'silence' | 'over'>((resolve, reject) => {
        say = resolve
        if (signal.aborted) resolve('over')
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
    signal.removeEventListener('abort', onAbort)
  }
}
