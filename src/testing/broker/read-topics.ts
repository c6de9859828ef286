import { randomUUID } from 'node:crypto'
import { Kafka, logLevel } from 'kafkajs'
import '#src/events/kafka/timer.ts'

/** A record as it lies in a topic. */
export interface TopicRecord {
  topic: string
  key: string
  /** Null of a tombstone. */
  value: Uint8Array | null
  headers: Record<string, string>
  partition: number
  offset: number
}

/**
 * Reads topics from their first record to their last of this moment, by a consumer of its own with nothing of the mart's
 * bus, and hands each record over; those of one partition in their order.
 */
export async function readTopics(
  brokers: string,
  topics: string[],
  take: (record: TopicRecord) => void,
): Promise<void> {
  const kafka = new Kafka({ brokers: [brokers], clientId: 'reader', logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  const left = new Map<string, number>()
  const there = new Set(await admin.listTopics())
  const wanted = topics.filter((topic) => there.has(topic))
  for (const topic of wanted)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) left.set(`${topic} ${partition}`, Number(high))
  if (left.size === 0) return admin.disconnect()

  const groupId = `reader-${randomUUID()}`
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 })
  await consumer.connect()
  await consumer.subscribe({ topics: wanted, fromBeginning: true })
  try {
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => !payload.restart && reject(payload.error))
      consumer
        .run({
          autoCommit: false,
          // Compacted topics end with offsets that no record has: a batch says up to where it goes.
          eachBatchAutoResolve: true,
          eachBatch: async ({ batch }) => {
            const { topic, partition } = batch
            const end = left.get(`${topic} ${partition}`)
            if (end === undefined) return
            for (const { key, value, headers, offset } of batch.messages)
              if (Number(offset) < end)
                take({
                  topic,
                  partition,
                  offset: Number(offset),
                  key: String(key ?? ''),
                  value,
                  headers: texts(headers),
                })
            if (Number(batch.lastOffset()) + 1 >= end) left.delete(`${topic} ${partition}`)
            if (left.size === 0) resolve()
          },
        })
        .catch(reject)
    })
  } finally {
    await consumer.disconnect()
    await admin.deleteGroups([groupId]).catch(() => {})
    await admin.disconnect()
  }
}

const texts = (headers: object = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  )
