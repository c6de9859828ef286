import { type Kafka, Partitioners, type Producer } from 'kafkajs'
import type { EventRecord } from './event.ts'
import { retry } from './kafka-client.ts'
import { toMessage } from './kafka-record.ts'

/** Bytes in one request at most, unless one record alone is larger: half of what brokers take by default. */
const requestSize = 512 * 1024

export interface Sender {
  /** Resolves when every in-sync replica has the records, in order; rejects after some seconds of tries. */
  send(records: EventRecord[]): Promise<void>
  close(): Promise<void>
}

/**
 * An idempotent producer: what is sent twice because an answer was lost is written once. One that has given
 * up is thrown away, since it no longer knows which numbers of its sequence the broker has seen; the next
 * writes under an id of its own, perhaps once more what is there, and the inboxes know it.
 */
export function createSender(kafka: Kafka, prefix: string, ready: () => Promise<void>): Sender {
  let connected: Promise<Producer> | null = null

  const connect = async () => {
    await ready()
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry,
    })
    try {
      await producer.connect()
      return producer
    } catch (error) {
      await producer.disconnect().catch(() => {})
      throw error
    }
  }

  return {
    async send(records) {
      connected ??= connect()
      const mine = connected
      try {
        const producer = await mine
        for (const part of inParts(records)) {
          await producer.sendBatch({ acks: -1, topicMessages: byTopic(part, prefix) })
        }
      } catch (error) {
        if (connected === mine) connected = null
        mine.then((producer) => producer.disconnect()).catch(() => {})
        throw error
      }
    },
    async close() {
      await (await connected?.catch(() => null))?.disconnect().catch(() => {})
    },
  }
}

/** In order, each of `requestSize` at most, at least one record. */
export function inParts(records: EventRecord[], size = requestSize): EventRecord[][] {
  const parts: EventRecord[][] = []
  let room = 0
  for (const record of records) {
    // Headers are about 500 bytes.
    const weight = (record.value?.byteLength ?? 0) + record.key.length + 500
    if (weight > room) {
      parts.push([])
      room = size
    }
    parts.at(-1)?.push(record)
    room -= weight
  }
  return parts
}

function byTopic(records: EventRecord[], prefix: string) {
  return [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, mine]) => ({
    topic: prefix + topic,
    messages: mine.map(toMessage),
  }))
}
