import { setTimeout as delay } from 'node:timers/promises'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import { groupsOf } from '#src/testing/broker/kafka-lag.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import { between, fault, pick, until, withoutKafka } from './harm.ts'

/** Milliseconds that a stranger stays in a group, and out of it. */
const stay = 700

/** Consumer groups that are shared out again and again. */
export const groups = [
  fault(
    'rebalance-storm',
    async (mart, random) => {
      const module = pick(random, [...new Set(mart.processes().flatMap(({ modules }) => modules))])
      const members = mart.processes().filter(({ modules }) => modules.includes(module))
      const storm = new AbortController()
      const storming = (async () => {
        for (let at = 0; !storm.signal.aborted; at++) {
          members[at % members.length]?.kill(random() < 0.5 ? 'SIGTERM' : 'SIGKILL')
          await delay(between(random, 300, 2_000), null, { signal: storm.signal }).catch(() => {})
        }
      })()
      return until(`processes of ${module} come and go`, between(random, 3_000, 8_000), () => {
        storm.abort()
        return storming
      })
    },
    { hindrance: withoutKafka },
  ),

  fault(
    'rebalance-stranger',
    async (mart, random) => {
      const group = pick(random, await groupsOf(bareKafka(mart.brokers as string)))
      const storm = new AbortController()
      const storming = comeAndGo(mart, group, storm.signal)
      storming.catch(() => {})
      return until(
        `a stranger joins and leaves ${group.groupId}`,
        between(random, 3_000, 10_000),
        async () => {
          storm.abort()
          await storming.catch(() => {})
        },
      )
    },
    { hindrance: withoutKafka },
  ),
]

/** Takes its share of the partitions, does nothing with it, and goes. */
async function comeAndGo(
  { brokers }: ProvenMart,
  { groupId, topics }: { groupId: string; topics: string[] },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const stranger = bareKafka(brokers as string, 'stranger').consumer({ groupId, sessionTimeout: 6_000 })
    try {
      await stranger.connect()
      await stranger.subscribe({ topics })
      await stranger.run({ autoCommit: false, eachBatch: async () => {} })
      await delay(stay, null, { signal }).catch(() => {})
    } finally {
      await stranger.disconnect()
    }
    await delay(stay, null, { signal }).catch(() => {})
  }
}
