import type { Admin, Kafka } from 'kafkajs'
import type { Lag } from '../bus.ts'
import { fewRetries } from './client.ts'

/** The bus's questions to the cluster, over a connection that is made when it is needed. */
export interface ClusterAdmin {
  /** A connection that failed is given up, once all who ask over it have ended, and the next question makes another. */
  ask<T>(question: (admin: Admin) => Promise<T>): Promise<T>
  /** Answers no more questions; ends the connection, unless somebody still asks over it. */
  close(): Promise<void>
}

/** A connection, and how many ask over it. */
interface Line {
  admin: Promise<Admin>
  asking: number
  over: boolean
}

/** Connects when something is asked for the first time; all questions share the connection. */
export function createAdmin(kafka: Kafka): ClusterAdmin {
  let line: Line | null = null
  let closed = false
  const ending = new Set<Promise<void>>()

  const connect = async () => {
    const admin = kafka.admin({ retry: fewRetries })
    try {
      await admin.connect()
      return admin
    } catch (error) {
      await admin.disconnect().catch(() => {})
      throw error
    }
  }
  /** Disconnected under a question, kafkajs would connect again for it, and nobody would end that. */
  const endUnused = (mine: Line) => {
    if (mine.asking > 0 || !mine.over) return
    const ended = mine.admin
      .then((admin) => admin.disconnect())
      .catch(() => {})
      .finally(() => ending.delete(ended))
    ending.add(ended)
  }
  const giveUp = (mine: Line) => {
    mine.over = true
    if (line === mine) line = null
  }

  return {
    async ask(question) {
      if (closed) throw new Error('the bus is stopped')
      line ??= { admin: connect(), asking: 0, over: false }
      const mine = line
      mine.asking++
      try {
        return await question(await mine.admin)
      } catch (error) {
        giveUp(mine)
        throw error
      } finally {
        mine.asking--
        endUnused(mine)
      }
    },
    async close() {
      closed = true
      if (line) {
        const mine = line
        giveUp(mine)
        endUnused(mine)
      }
      await Promise.all(ending)
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
