import { once } from 'node:events'
import { type Exchange, signalOf } from './request-context.ts'

/** Between two signs of life on a silent stream, so that proxies keep it open: milliseconds. */
const heartbeat = 15_000

/** Between two looks at whether the token of an event stream is still good: milliseconds. */
const look = 1_000

/**
 * Sends piece by piece, as fast as the client reads, until the source ends, the client goes away or the
 * process stops. An event stream ends with its token, be it that it expires or that it is revoked. A source that fails after the head is out can only be told by breaking the connection.
 */
export async function sendStream(
  exchange: Exchange,
  source: AsyncIterable<string | Uint8Array>,
  type: string,
  onError: (error: unknown) => void,
): Promise<void> {
  const { res } = exchange
  const signal = signalOf(exchange)
  const pieces = source[Symbol.asyncIterator]()
  // One promise for each wait rather than a race with one for all, which would remember every piece.
  let end = () => {}
  let over = false
  const orEnd = <T>(wait: Promise<T>) =>
    new Promise<T | null>((resolve, reject) => {
      end = () => resolve(null)
      if (signal.aborted || over) end()
      wait.then(resolve, reject)
    })
  signal.addEventListener('abort', () => end(), { once: true })
  const events = type.startsWith('text/event-stream')
  const beat = events ? setInterval(() => res.write(': still here\n\n'), heartbeat) : undefined
  const { stillGood } = exchange
  const watch =
    events && stillGood
      ? setInterval(() => {
          if (stillGood()) return
          over = true
          end()
        }, look)
      : undefined
  exchange.endless = events
  // An event stream may be silent for long: its client should know at once that it is open.
  if (events) res.flushHeaders()
  try {
    for (;;) {
      const next = await orEnd(pieces.next())
      if (!next || next.done) break
      if (!res.write(next.value)) await orEnd(once(res, 'drain'))
      beat?.refresh()
    }
    res.end()
  } catch (error) {
    onError(error)
    res.destroy()
  } finally {
    clearInterval(beat)
    clearInterval(watch)
    // Not awaited: a source that is still waiting for its next piece closes when that comes.
    Promise.resolve(pieces.return?.()).catch(onError)
  }
}
