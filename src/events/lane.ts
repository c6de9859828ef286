import { setTimeout as delay } from 'node:timers/promises'
import { inTime } from '#src/in-time.ts'
import type { Subscriber } from './bus.ts'
import type { EventRecord } from './event.ts'

/** Records that the subscriber is to handle together. */
interface Delivery {
  records: EventRecord[]
  withdrawn?: AbortSignal
  /** `performance.now()` when it came. */
  since: number
  handled: Promise<boolean>
  /** Resolves `handled`. */
  finish: (handled: boolean) => void
}

/** The queue to one subscriber: one call of `handle` at a time, with all that waits, up to `batch` records. */
export interface Lane {
  /**
   * Resolves true when the subscriber has handled the records, after however many attempts; false when
   * `withdrawn` came before it began to, or it failed since.
   */
  deliver(records: EventRecord[], withdrawn?: AbortSignal): Promise<boolean>
  /**
   * Resolves when all that was delivered so far is handled, or the subscriber is behind and not too far: it has had a
   * record for longer than `timeout` milliseconds, and `mostWaiting` records wait for it at most.
   */
  caughtUp(limits: { timeout: number; mostWaiting: number }): Promise<void>
  /** Begins nothing more; resolves when the subscriber's last call has ended. */
  stop(): Promise<void>
}

/** A subscriber that rejects is given the same records again, with growing pauses of 5 s at most. */
export function createLane(options: {
  subscriber: Subscriber
  batch: number
  onError: (error: unknown, group: string) => void
}): Lane {
  const { subscriber, batch, onError } = options
  const waiting: Delivery[] = []
  /** Those that wait and those under way, oldest first. */
  const unfinished = new Set<Delivery>()
  let held = 0
  const stopping = new AbortController()
  let running: Promise<void> | null = null

  const run = async () => {
    // What is delivered in the same turn of the loop is handled together.
    await null
    let failures = 0
    while (waiting.length > 0 && !stopping.signal.aborted) {
      const taken = take(waiting, batch)
      try {
        await subscriber.handle(taken.flatMap(({ records }) => records))
        failures = 0
        for (const { finish } of taken) finish(true)
      } catch (error) {
        waiting.unshift(...taken.filter((delivery) => !giveUp(delivery)))
        onError(error, subscriber.group)
        const pause = Math.min(5_000, 50 * 2 ** failures++)
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
    running = null
  }

  return {
    deliver(records, withdrawn) {
      const { promise: handled, resolve } = Promise.withResolvers<boolean>()
      const withdraw = () => {
        const place = waiting.indexOf(delivery)
        if (place < 0) return
        waiting.splice(place, 1)
        finish(false)
      }
      const finish = (done: boolean) => {
        // A signal holds what listens to it, and so the records, for as long as it lives.
        withdrawn?.removeEventListener('abort', withdraw)
        if (unfinished.delete(delivery)) held -= records.length
        resolve(done)
      }
      const delivery: Delivery = { records, withdrawn, since: performance.now(), handled, finish }
      if (giveUp(delivery)) return handled
      waiting.push(delivery)
      unfinished.add(delivery)
      held += records.length
      withdrawn?.addEventListener('abort', withdraw)
      if (!stopping.signal.aborted) running ??= run()
      return handled
    },
    async caughtUp({ timeout, mostWaiting }) {
      const all = [...unfinished]
      const [oldest, newest] = [all[0], all.at(-1)]
      if (!oldest || !newest) return
      const left = oldest.since + timeout - performance.now()
      if (left <= 0 && held <= mostWaiting) return
      await inTime(Math.max(0, left), newest.handled, () => held <= mostWaiting || newest.handled)
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Whether it was withdrawn: nobody waits for it any more. */
function giveUp({ withdrawn, finish }: Delivery): boolean {
  if (!withdrawn?.aborted) return false
  finish(false)
  return true
}

/** Removes from the front as many deliveries as hold `batch` records together, at least one. */
function take(waiting: Delivery[], batch: number): Delivery[] {
  let [count, records] = [0, 0]
  while (count < waiting.length) {
    records += waiting[count]?.records.length ?? 0
    if (count > 0 && records > batch) break
    count++
  }
  return waiting.splice(0, count)
}
