import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { type EventType, encodeEvent, topics } from '#proto/events.ts'
import type { EventRecord } from '#src/events/event.ts'
import { outboxInsert, outboxValues } from '#src/events/outbox.ts'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Fault } from './fault.ts'
import { fault, once, pick, withoutKafka } from './harm.ts'

/** `ce_source` of everything that is said here. */
export const poisoner = '/proof/poison'

type Poison = (random: () => number) => { record: EventRecord; module: string }

/** An event of some topic that is well-formed but for what it carries. */
function about(random: () => number, value: (type: EventType) => Uint8Array | null): ReturnType<Poison> {
  const topic = pick(random, topics)
  const type = `${topic.package}.${pick(random, topic.events)}` as EventType
  const key = v7()
  const headers = {
    ce_specversion: '1.0',
    ce_id: v7(),
    ce_source: poisoner,
    ce_type: type,
    ce_time: new Date().toISOString(),
    ce_subject: key,
    'content-type': 'application/protobuf',
    ce_correlationid: v7(),
  }
  return { record: { topic: topic.name, key, value: value(type), headers }, module: topic.module }
}

const poisons: Record<string, { words: string; make: Poison }> = {
  bytes: { words: 'broken bytes', make: (random) => about(random, () => randomBytes(64)) },
  // No id, no amount, no status: nothing that could be.
  state: {
    words: 'an impossible state',
    make: (random) => about(random, (type) => encodeEvent(type, {} as never)),
  },
  headers: {
    words: 'bytes without headers',
    make(random) {
      const { record, module } = about(random, () => randomBytes(64))
      return { record: { ...record, headers: {} as never }, module }
    },
  },
}

const intoTopic = (what: string): Fault =>
  fault(
    `poison-topic-${what}`,
    async (mart, random) => {
      const { words, make } = poisons[what] as (typeof poisons)[string]
      const { record } = make(random)
      await produce(mart, record)
      return once(`${words} in ${record.topic}, key ${record.key}`)
    },
    { hindrance: withoutKafka },
  )

const intoOutbox = (what: string): Fault =>
  fault(`poison-outbox-${what}`, async (mart, random) => {
    const { words, make } = poisons[what] as (typeof poisons)[string]
    const { record, module } = make(random)
    await mart.database(module).query(outboxInsert, outboxValues([record]))
    return once(`${words} in the outbox of ${module} for ${record.topic}, key ${record.key}`)
  })

async function produce(
  { brokers, env }: ProvenMart,
  { topic, key, value, headers }: EventRecord,
): Promise<void> {
  const producer = bareKafka(brokers as string, 'poisoner').producer()
  await producer.connect()
  try {
    await producer.send({
      topic: `${env.KAFKA_TOPIC_PREFIX ?? ''}${topic}`,
      messages: [
        { key, value: value && Buffer.from(value), headers: { ...headers } as Record<string, string> },
      ],
    })
  } finally {
    await producer.disconnect()
  }
}

/** Events that nobody can handle, put in at each step of an event's way. Their aggregates are their own. */
export const poison = [...['bytes', 'state', 'headers'].map(intoTopic), ...['bytes', 'state'].map(intoOutbox)]
