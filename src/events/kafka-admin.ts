import type { Admin, Kafka } from 'kafkajs'
import type { Lag } from './bus.ts'
import { impatient } from './kafka-client.ts'

/** The bus's questions to the cluster, over a connection that is made when it is needed. */
export interface ClusterAdmin {
  /** A connection that failed is given up, and the next question makes another. */
  ask<T>(question: (admin: Admin) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function createAdmin(kafka: Kafka): ClusterAdmin {
  let connected: Promise<Admin> | null = null
  let closed = false
  const connect = async () => {
    const admin = kafka.admin({ retry: impatient })
    try {
      await admin.connect()
      return admin
    } catch (error) {
      await admin.disconnect().catch(() => {})
      throw error
    }
  }
  return {
    async ask(question) {
      if (closed) throw new Error('the bus is stopped')
      connected ??= connect()
      const mine = connected
      try {
        return await question(await mine)
      } catch (error) {
        if (connected === mine) connected = null
        mine.then((admin) => admin.disconnect()).catch(() => {})
        throw error
      }
    },
    async close() {
      closed = true
      await (await connected?.catch(() => null))?.disconnect().catch(() => {})
    },
  }
}

/** How far groups are behind, by what they have committed; what was never committed counts from the beginning. */
export async function lagOf(
  admin: Admin,
  groups: { group: string; groupId: string; topics: string[] }[],
  prefix: string,
): Promise<Lag[]> {
  const topics = [...new Set(groups.flatMap((group) => group.topics))]
  const ends = new Map(
    await Promise.all(
      topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(prefix + topic)] as const),
    ),
  )
  const lags = groups.map(async ({ group, groupId, topics }) => {
    const committed = await admin.fetchOffsets({ groupId, topics: topics.map((topic) => prefix + topic) })
    return topics.map((topic): Lag => {
      const mine = committed.find((found) => found.topic === prefix + topic)?.partitions ?? []
      const behind = ends.get(topic)?.map(({ partition, high, low }) => {
        const at = Number(mine.find((found) => found.partition === partition)?.offset ?? -1)
        return Number(high) - Math.max(at, Number(low))
      })
      return { group, topic, records: behind?.reduce((sum, records) => sum + records, 0) ?? 0 }
    })
  })
  return (await Promise.all(lags)).flat()
}
