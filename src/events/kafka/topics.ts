import { setTimeout as delay } from 'node:timers/promises'
import type { Admin, ITopicConfig } from 'kafkajs'
import type { Topic } from '#proto/events.ts'
import { largestRecord } from '../event.ts'

/** Milliseconds within which every partition of a new topic has a leader. */
const leaderTimeout = 30_000

/** How a topic is made: kept as docs/events.md has it. `replicas` 0: as the cluster has it. */
export function topicConfig(
  { kind, retention, name }: Topic,
  { prefix, partitions, replicas }: { prefix: string; partitions: number; replicas: number },
): ITopicConfig {
  const entries: Record<string, string> = {
    'max.message.bytes': String(largestRecord),
    // By the broker's clock: a publisher's that is an hour ahead would be refused, and what it said days back forgotten at once.
    'message.timestamp.type': 'LogAppendTime',
    ...(kind === 'state'
      ? { 'cleanup.policy': 'compact' }
      : { 'cleanup.policy': 'delete', 'retention.ms': String(retention ?? -1) }),
    // A record is safe when two have it; with fewer, losing one stops or loses everything anyway.
    ...(replicas >= 3 ? { 'min.insync.replicas': '2' } : {}),
  }
  return {
    topic: prefix + name,
    numPartitions: partitions,
    replicationFactor: replicas || -1,
    configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
  }
}

/**
 * Makes the topics that there aren't; those that there are stay as they are. Others may do the same at the
 * same time. Resolves when every partition has a leader: kafkajs's own waiting fails on KRaft.
 */
export async function ensureTopics(
  admin: Admin,
  wanted: ITopicConfig[],
  stopping: AbortSignal,
): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const topics = wanted.filter(({ topic }) => !existing.has(topic))
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: false, timeout: 10_000 })
  for (const end = Date.now() + leaderTimeout; ; await delay(50, undefined, { signal: stopping })) {
    try {
      const found = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) })
      if (found.topics.every(({ partitions }) => partitions.length && partitions.every((p) => p.leader >= 0)))
        return
    } catch (error) {
      if (Date.now() > end) throw error
    }
    if (Date.now() > end) throw new Error('the topics have no leaders')
  }
}
