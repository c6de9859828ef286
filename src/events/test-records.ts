import type { ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import type { EventRecord } from './event.ts'

const topic = 'mart.notification.v1'

/** A record whose value says its place among those of its key. */
export function record(key: string, place: number, of = topic): EventRecord {
  const headers = {
    ce_specversion: '1.0',
    ce_id: v7(),
    ce_source: '/mart/test',
    ce_type: `${of}.Nothing`,
    ce_time: new Date().toISOString(),
    ce_subject: key,
    'content-type': 'application/protobuf',
    ce_correlationid: 'c',
  }
  return { topic: of, key, value: Buffer.from(String(place)), headers }
}

/** `count` records over `keys` keys, places counting up within each. */
export const records = (count: number, keys: number): EventRecord[] =>
  Array.from({ length: count }, (_, n) => record(`k${n % keys}`, Math.floor(n / keys)))

const yes = () => true
const no = () => false

/** Takes the lead as a relay does: again, until the bus gives it. A new broker takes a moment to know who keeps it. */
export const takeLead = (bus: Bus, outbox: string): Promise<void> =>
  until(async () => (bus.lead ? bus.lead(outbox).then(yes, no) : true))

/** Publishes in order, as a relay does: no more at once than the bus allows, again where it rejects. */
export async function publishAll(bus: Bus, all: EventRecord[], chunk = 20): Promise<void> {
  const window = new Set<Promise<unknown>>()
  const sending: Promise<void>[] = []
  for (let from = 0; from < all.length; from += chunk) {
    while (window.size >= bus.window) await Promise.race(window)
    const part = all.slice(from, from + chunk)
    const sent = until(() => bus.publish(part).then(yes, no), 60_000)
    sending.push(sent)
    const taken = Promise.race([sent, ...(bus.caughtUp ? [bus.caughtUp()] : [])])
    window.add(taken)
    taken.then(() => window.delete(taken))
  }
  await Promise.all(sending)
}

/** Of what was handled, perhaps more than once: each key's records in the order in which each first came. */
export function firstSeen(handled: EventRecord[]): Map<string, number[]> {
  const ids = new Set<string>()
  const fresh = handled.filter(({ headers }) => !ids.has(headers.ce_id) && ids.add(headers.ce_id))
  return new Map(
    [...Map.groupBy(fresh, ({ key }) => key)].map(([key, mine]) => [
      key,
      mine.map(({ value }) => Number(Buffer.from(value ?? []).toString())),
    ]),
  )
}

/** Every key's records are there, in order. */
export function isWhole(t: ExecutionContext, handled: EventRecord[], sent: EventRecord[]): void {
  const seen = firstSeen(handled)
  const wrong = [...firstSeen(sent)].filter(([key, places]) => String(places) !== String(seen.get(key)))
  t.deepEqual(
    wrong.map(([key]) => `${key}: ${seen.get(key)}`),
    [],
  )
}
