import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import '#src/events/kafka/timer.ts'
import { type Followed, now, offer } from './offer.ts'
import { percentile } from './percentile.ts'
import type { Six } from './six.ts'
import type { Stage } from './stage.ts'

/** An event as a bystander saw it, in milliseconds since 1970. */
interface Seen {
  type: string
  cause: string | undefined
  /** When its transaction wrote it, when its relay handed it to Kafka's client, and when it came out of Kafka. */
  writtenAt: number
  handed: number
  fetched: number
}

/** A leg of an order's way, with the milliseconds that each order took for it. */
export interface Leg {
  what: string
  times: number[]
}

const topics = ['mart.order.v1', 'mart.inventory.v1']
/** Milliseconds for the last events to be seen. */
const seenTimeout = 10_000

/**
 * Sends orders at a pace, and tells where each order's time went: from the clock readings that every event carries
 * (`ce_time`, and Kafka's own timestamp), and from a consumer of the bench's own, which fetches when the services do.
 */
export async function trace(
  stage: Stage,
  six: Six,
  pace: { products: string[]; rate: number; seconds: number },
): Promise<Leg[]> {
  const { seen, stop } = await lookOn(six)
  try {
    const followed = await offer(stage, six.url, pace)
    for (const end = now() + seenTimeout; now() < end; await delay(20)) {
      if (followed.every(({ id }) => wayOf(id, seen))) break
    }
    return legsOf(followed, seen)
  } finally {
    await stop()
  }
}

/** What was seen, by the key of the order; resolves when the bystander misses nothing any more. */
async function lookOn({ broker, prefix }: Six) {
  const seen = new Map<string, Map<string, Seen>>()
  const kafka = new Kafka({ brokers: broker.brokers.split(','), logLevel: logLevel.NOTHING })
  const consumer = kafka.consumer({ groupId: `${prefix}bystander.${randomUUID()}`, maxWaitTimeInMs: 300 })
  // It begins at the end of each topic, and finds that only after it has joined, before its first fetch comes back.
  const begun = new Promise((resolve) => consumer.on(consumer.events.FETCH, resolve))
  await consumer.connect()
  await consumer.subscribe({ topics: topics.map((topic) => prefix + topic), fromBeginning: false })
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 64,
    async eachBatch({ batch, resolveOffset }) {
      const fetched = now()
      for (const { key, headers = {}, timestamp, offset } of batch.messages) {
        const header = (name: string) => headers[name]?.toString()
        const type = header('ce_type')?.split('.').at(-1) ?? ''
        const order = seen.get(String(key)) ?? new Map<string, Seen>()
        seen.set(String(key), order)
        const writtenAt = Date.parse(header('ce_time') ?? '')
        order.set(type, {
          type,
          cause: header('ce_causationid'),
          writtenAt,
          handed: Number(timestamp),
          fetched,
        })
        resolveOffset(offset)
      }
    },
  })
  await begun
  return { seen, stop: () => consumer.disconnect() }
}

/** The events that confirm an order, in the order in which they cause each other; null where one is missing. */
function wayOf(id: string, seen: Map<string, Map<string, Seen>>) {
  const order = seen.get(id)
  const [placed, reserved, confirmed] = [
    order?.get('OrderPlaced'),
    order?.get('StockReserved'),
    order?.get('OrderConfirmed'),
  ]
  return placed && reserved && confirmed ? { placed, reserved, confirmed } : null
}

function legsOf(followed: Followed[], seen: Map<string, Map<string, Seen>>): Leg[] {
  const legs = new Map<string, number[]>()
  for (const order of followed) {
    const way = wayOf(order.id, seen)
    if (!way) throw new Error(`events missing of order ${order.id}`)
    const { placed, reserved, confirmed } = way
    const took = {
      'order: request read, priced, OrderPlaced written': placed.writtenAt - order.sent,
      'OrderPlaced: committed, taken by the relay': placed.handed - placed.writtenAt,
      'OrderPlaced: into Kafka and out': placed.fetched - placed.handed,
      'inventory: taken up, StockReserved written': reserved.writtenAt - placed.fetched,
      'StockReserved: committed, taken by the relay': reserved.handed - reserved.writtenAt,
      'StockReserved: into Kafka and out': reserved.fetched - reserved.handed,
      'order: taken up, OrderConfirmed written': confirmed.writtenAt - reserved.fetched,
      'order: committed, read by its customer': order.confirmed - confirmed.writtenAt,
      'all of it, sent to confirmed': order.confirmed - order.sent,
      'beside it: sent to 201': order.placed - order.sent,
    }
    for (const [what, time] of Object.entries(took)) {
      const times = legs.get(what) ?? []
      legs.set(what, times)
      times.push(time)
    }
  }
  return [...legs].map(([what, times]) => ({ what, times }))
}

/** The legs as a Markdown table; a middle one and a slow one of each, in milliseconds. */
export function tableOfLegs(legs: Leg[]): string {
  const rows = legs.map(({ what, times }) => [
    what,
    percentile(times, 0.5).toFixed(1),
    percentile(times, 0.99).toFixed(1),
  ])
  return [['leg', 'p50 ms', 'p99 ms'], ['---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}
