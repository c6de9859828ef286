import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { createDatabase } from '#src/database/create.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import { type EventRecord, event } from './event.ts'
import { outboxDepth } from './outbox.ts'
import { startRelay } from './relay.ts'

const told = (key: string) =>
  event('mart.notification.v1.NotificationDelivered', key, {
    messageId: key,
    userId: '',
    channel: '',
    template: '',
  })

/** A bus that takes everything, unless `take` throws. */
function takingBus(take: () => void = () => {}) {
  const taken: EventRecord[] = []
  const publish = async (records: EventRecord[]) => {
    take()
    taken.push(...records)
  }
  return { taken, bus: { window: 1, publish } as unknown as Bus }
}

/** Replicas of a module: each with connections and a relay of its own, on one database. */
async function replicas(t: ExecutionContext, buses: Bus[], pollInterval: number) {
  const { url, close } = await testDatabase({ name: 'said', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  return buses.map((bus) => {
    const db = createDatabase({ url, name: 'said', poolSize: 1 })
    const relay = startRelay({ database: db, bus, log: pino({ level: 'silent' }), batch: 10, pollInterval })
    db.onSaid(relay.wake)
    t.teardown(async () => {
      await relay.stop()
      await db.close()
    })
    return { db, relay, say: (key: string) => db.transaction(async (tx) => tx.say(told(key))) }
  })
}

const keys = (records: EventRecord[]) => records.map(({ key }) => key)

test('one relay leads, is told at once of what replicas commit, and another follows it', async (t) => {
  const [first, second] = [takingBus(), takingBus()]
  // Nobody looks by himself while this test lasts.
  const [a, b] = await replicas(t, [first.bus, second.bus], 600_000)
  if (!a || !b) return t.fail()
  await a.say('1')
  await until(() => first.taken.length + second.taken.length === 1)
  const [leader, other, led] = first.taken.length ? [a, b, first] : [b, a, second]
  for (const key of ['2', '3', '4']) {
    await other.say(key)
    await until(() => led.taken.some((record) => record.key === key), 5_000)
  }
  t.deepEqual(keys(led.taken), ['1', '2', '3', '4'])
  await leader.relay.stop()
  await other.say('5')
  const following = led === first ? second : first
  await until(() => following.taken.length > 0, 5_000)
  t.deepEqual(keys(following.taken), ['5'])
})

test('what the bus refuses stays in the outbox, in order, until it takes it', async (t) => {
  let refusals = 3
  const { taken, bus } = takingBus(() => {
    if (refusals-- > 0) throw new Error('no broker')
  })
  const [replica] = await replicas(t, [bus], 20)
  for (let n = 0; n < 25; n++) await replica?.say(String(n))
  await until(() => taken.length >= 25)
  t.deepEqual(
    keys(taken),
    Array.from({ length: 25 }, (_, n) => String(n)),
  )
  await until(async () => (await replica?.db.query(outboxDepth))?.[0]?.depth === 0)
})
