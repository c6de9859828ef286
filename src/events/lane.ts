import { setTimeout as delay } from 'node:timers/promises'
import type { Subscriber } from './bus.ts'
import type { EventRecord } from './event.ts'

interface Delivery {
  records: EventRecord[]
  withdrawn?: AbortSignal
  /** `performance.now()` when it came. */
  since: number
  settle: (handled: boolean) => void
}

/** The way to one subscriber: one call of `handle` at a time, with all that waits, up to `batch` records. */
export interface Lane {
  /**
   * Resolves true when the subscriber has handled the records, after however many attempts; false when
   * `withdrawn` came before it began to, or it failed since.
   */
  deliver(records: EventRecord[], withdrawn?: AbortSignal): Promise<boolean>
  /** How many records are delivered and not handled yet. */
  held(): number
  /** For how many milliseconds the oldest of them has been here; 0 where there is none. */
  age(): number
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
  const unsettled = new Set<Delivery>()
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
        for (const { settle } of taken) settle(true)
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
      return new Promise((resolve) => {
        const withdraw = () => {
          const place = waiting.indexOf(delivery)
          if (place < 0) return
          waiting.splice(place, 1)
          settle(false)
        }
        const settle = (handled: boolean) => {
          // A signal holds what listens to it, and so the records, for as long as it lives.
          withdrawn?.removeEventListener('abort', withdraw)
          if (unsettled.delete(delivery)) held -= records.length
          resolve(handled)
        }
        const delivery: Delivery = { records, withdrawn, since: performance.now(), settle }
        if (giveUp(delivery)) return
        waiting.push(delivery)
        unsettled.add(delivery)
        held += records.length
        withdrawn?.addEventListener('abort', withdraw)
        if (!stopping.signal.aborted) running ??= run()
      })
    },
    held: () => held,
    age() {
      const [oldest] = unsettled
      return oldest ? performance.now() - oldest.since : 0
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function giveUp({ withdrawn, settle }: Delivery): boolean {
  if (!withdrawn?.aborted) return false
  settle(false)
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
