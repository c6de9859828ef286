import { type Kafka, Partitioners, type Producer } from 'kafkajs'
import { RefusedError } from '../bus.ts'
import type { EventRecord } from '../event.ts'
import { retry } from './client.ts'
import { fencingProducer } from './fence.ts'
import { toMessage } from './record.ts'

/** Bytes in one request at most, unless one record alone is larger: half of what brokers take by default. */
const requestSize = 512 * 1024

/**
 * What a broker says of a record that it won't take the next time either. Not INVALID_TIMESTAMP, of a topic that goes by
 * its publishers' clocks: one that is wrong is set right, and the record is sent with another time then.
 */
const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'])

/** What writes records to Kafka, under an id of its own where it is to be the only one. */
export interface Sender {
  /**
   * Makes this the only one that writes under its id: what an earlier one has under way is written before what this one
   * sends next, or never. Rejects after some seconds of tries.
   */
  lead(): Promise<void>
  /**
   * Resolves when every in-sync replica has the records, in order. Rejects after some seconds of tries, or with a
   * `RefusedError`; one with an id has to take the lead again then.
   */
  send(records: EventRecord[]): Promise<void>
  close(): Promise<void>
}

/**
 * An idempotent producer: what is sent twice because an answer was lost is written once. One that has given up is thrown
 * away, since it no longer knows which numbers of its sequence the broker has seen. The next may write once more what
 * is there, and the inboxes know it; with an `id` it also sees to it that nothing of the former one arrives any more.
 */
export function createSender(
  kafka: Kafka,
  options: { prefix: string; ready: () => Promise<void>; id?: string },
): Sender {
  const { prefix, ready, id } = options
  let connected: Promise<Producer> | null = null
  let closed = false
  /** Producers that were thrown away, until their connections have ended. */
  const ending = new Set<Promise<void>>()

  const connect = async () => {
    await ready()
    if (closed) throw new Error('the bus is stopped')
    const config = {
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry,
    }
    const producer = id === undefined ? kafka.producer(config) : fencingProducer(kafka, id, config)
    try {
      await producer.connect()
      return producer
    } catch (error) {
      await producer.disconnect().catch(() => {})
      throw error
    }
  }

  const throwAway = (mine: Promise<Producer> | null) => {
    if (connected === mine) connected = null
    const ended = (mine ?? Promise.reject())
      .then((producer) => producer.disconnect())
      .catch(() => {})
      .finally(() => ending.delete(ended))
    ending.add(ended)
  }

  return {
    async lead() {
      throwAway(connected)
      const mine = connect()
      connected = mine
      await mine.catch((error) => {
        throwAway(mine)
        throw error
      })
    },
    async send(records) {
      if (id === undefined) connected ??= connect()
      if (!connected) throw new Error(`the lead of ${id} is to be taken first`)
      const mine = connected
      try {
        const producer = await mine
        for (const part of inParts(records)) {
          await producer.sendBatch({ acks: -1, topicMessages: byTopic(part, prefix) })
        }
      } catch (error) {
        throwAway(mine)
        throw isRefusal(error) ? new RefusedError((error as Error).message, { cause: error }) : error
      }
    },
    async close() {
      closed = true
      throwAway(connected)
      await Promise.all(ending)
    },
  }
}

/** kafkajs wraps what the broker said, or not. */
function isRefusal(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: unknown }
  return refusals.has(type ?? '') || (cause instanceof Error && isRefusal(cause))
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
