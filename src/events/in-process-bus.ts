import { setTimeout as delay } from 'node:timers/promises'
import type { Bus, Subscriber } from './bus.ts'
import type { EventRecord } from './event.ts'

interface Waiting {
  records: EventRecord[]
  handled: () => void
}

interface Lane {
  subscriber: Subscriber
  waiting: Waiting[]
  running: Promise<void> | null
}

/**
 * The bus of one process. It keeps nothing itself: `publish` resolves when every subscriber has
 * committed, so the outbox is the queue, and a process killed meanwhile finds the events there again.
 * Each subscriber has a lane of its own and takes all that waits in it, up to `batch`, at once; a slow
 * or failing one delays the others only when a relay's window is full.
 */
export function createInProcessBus({
  batch,
  onError,
}: {
  batch: number
  onError: (error: unknown, group: string) => void
}): Bus {
  const lanes: Lane[] = []
  const stopping = new AbortController()

  const run = async (lane: Lane) => {
    let failures = 0
    while (lane.waiting.length > 0 && !stopping.signal.aborted) {
      const taken = take(lane.waiting, batch)
      try {
        await lane.subscriber.handle(taken.flatMap(({ records }) => records))
        failures = 0
        for (const { handled } of taken) handled()
      } catch (error) {
        lane.waiting.unshift(...taken)
        onError(error, lane.subscriber.group)
        await delay(Math.min(5_000, 50 * 2 ** failures++), undefined, { signal: stopping.signal }).catch(
          () => {},
        )
      }
    }
    lane.running = null
  }

  return {
    window: 8,
    subscribe(subscriber) {
      lanes.push({ subscriber, waiting: [], running: null })
    },
    async publish(records) {
      const deliveries = lanes.map((lane) => {
        const mine = records.filter((record) => lane.subscriber.topics.includes(record.topic))
        if (mine.length === 0) return null
        return new Promise<void>((handled) => {
          lane.waiting.push({ records: mine, handled })
          if (!stopping.signal.aborted) lane.running ??= run(lane)
        })
      })
      await Promise.all(deliveries)
    },
    async start() {},
    async stop() {
      stopping.abort()
      await Promise.all(lanes.map((lane) => lane.running))
    },
    async health() {
      return 'ok'
    },
  }
}

/** Removes from the front as many deliveries as hold `batch` records together, at least one. */
function take(waiting: Waiting[], batch: number): Waiting[] {
  let [count, records] = [0, 0]
  while (count < waiting.length) {
    records += waiting[count]?.records.length ?? 0
    if (count > 0 && records > batch) break
    count++
  }
  return waiting.splice(0, count)
}
