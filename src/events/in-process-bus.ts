import type { Bus, Subscriber } from './bus.ts'
import { createLane, type Lane } from './lane.ts'

/**
 * How long a subscriber may have an event before the others go on without it, in milliseconds, and how many events may
 * wait for it then.
 */
const limits = { timeout: 500, mostWaiting: 2_000 }

/**
 * The bus of one process. It keeps nothing itself: `publish` resolves when every subscriber has
 * committed, so the outbox is the queue, and a process killed meanwhile finds the events there again.
 * Each subscriber has a lane of its own and takes all that waits in it, up to `batch`, at once. One that hangs or fails
 * holds up no other until 2,000 events wait for it, since they are in memory; what is said from then on waits in the
 * outboxes for all. A handler that hangs is given up before long (`EVENT_TIMEOUT`), so that is for a module whose
 * database is out. There is no lead to take: the inbox knows what comes again, however late, and no topic keeps a last
 * word.
 */
export function createInProcessBus(options: {
  batch: number
  onError: (error: unknown, group: string) => void
}): Bus {
  const subscribers: { subscriber: Subscriber; lane: Lane }[] = []

  return {
    window: 8,
    subscribe(subscriber) {
      subscribers.push({ subscriber, lane: createLane({ ...options, subscriber }) })
    },
    async publish(records) {
      await Promise.all(
        subscribers.map(({ subscriber, lane }) => {
          const mine = records.filter((record) => subscriber.topics.includes(record.topic))
          return mine.length > 0 ? lane.deliver(mine) : null
        }),
      )
    },
    async caughtUp() {
      await Promise.all(subscribers.map(({ lane }) => lane.caughtUp(limits)))
    },
    async start() {},
    async stop() {
      await Promise.all(subscribers.map(({ lane }) => lane.stop()))
    },
    async health() {
      return 'ok'
    },
    async lag() {
      return []
    },
  }
}
