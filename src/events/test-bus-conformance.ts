import { setTimeout as delay } from 'node:timers/promises'
import type { ExecutionContext, TestFn } from 'ava'
import { pino } from 'pino'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import { createConsumer } from './consumer.ts'
import { type DomainEvent, type EventRecord, event } from './event.ts'
import { listParked } from './parked.ts'
import { startRelay } from './relay.ts'
import { subscriptionsFor } from './subscription.ts'
import { isWhole, publishAll, record, records } from './test-records.ts'

/** Where the buses of one test live: each made is a new process on the same broker, if there is one. */
export type World = (options: { batch: number }) => Bus

const topic = 'mart.notification.v1'
const other = 'mart.payment.v1'

/** What both buses promise (bus.ts). */
export function conforms(test: TestFn, name: string, worldOf: (t: ExecutionContext) => World): void {
  /** A started bus with one subscriber. */
  const listen = async (
    t: ExecutionContext,
    handle: (heard: EventRecord[]) => Promise<void>,
    { batch = 50, world = worldOf(t) } = {},
  ) => {
    const bus = world({ batch })
    bus.subscribe({ group: 'one', topics: [topic], handle })
    await bus.start()
    t.teardown(() => bus.stop())
    return bus
  }

  test(`${name}: each key's records arrive in order`, async (t) => {
    const handled: EventRecord[] = []
    const sent = records(700, 7)
    const bus = await listen(t, async (heard) => {
      await delay(Math.random() * 3)
      handled.push(...heard)
    })
    await publishAll(bus, sent)
    await until(() => handled.length >= sent.length)
    isWhole(t, handled, sent)
  })

  test(`${name}: what could not be handled comes again, and nothing overtakes it`, async (t) => {
    const handled: EventRecord[] = []
    let failures = 0
    const sent = records(200, 3)
    const bus = await listen(t, async (heard) => {
      if (failures < 3 && handled.length > 50) {
        failures++
        throw new Error('the database is out')
      }
      handled.push(...heard)
    })
    await publishAll(bus, sent)
    await until(() => handled.length >= sent.length)
    t.is(failures, 3)
    isWhole(t, handled, sent)
  })

  test(`${name}: a subscriber that hangs or fails holds up no other`, async (t) => {
    const bus = worldOf(t)({ batch: 50 })
    const { promise: hung, resolve: release } = Promise.withResolvers<void>()
    const handled: EventRecord[] = []
    const on = (group: string, handle: (heard: EventRecord[]) => Promise<void>) =>
      bus.subscribe({ group, topics: [topic], handle })
    on('hung', () => hung)
    on('failing', () => Promise.reject(new Error('always')))
    on('well', async (heard) => void handled.push(...heard))
    await bus.start()
    t.teardown(() => bus.stop())
    const sent = records(40, 5)
    void publishAll(bus, sent, 10)
    await until(() => handled.length >= sent.length)
    isWhole(t, handled, sent)
    release()
  })

  test(`${name}: what waits is handled together, up to a batch`, async (t) => {
    const sizes: number[] = []
    const { promise: hold, resolve: release } = Promise.withResolvers<void>()
    const bus = await listen(
      t,
      async (heard) => {
        sizes.push(heard.length)
        await hold
      },
      { batch: 30 },
    )
    const sent = records(120, 40)
    void publishAll(bus, sent, 15)
    await until(() => sizes.length > 0)
    if (bus.window === 1) await until(async () => (await bus.lag()).every(({ records }) => records === 120))
    release()
    await until(() => sizes.reduce((sum, size) => sum + size, 0) >= 120)
    t.true(Math.max(...sizes) <= 30, String(sizes))
    t.true(sizes.length < 20, String(sizes))
  })

  test(`${name}: bytes, tombstones and headers arrive as they were, and only what is listened to`, async (t) => {
    const handled: EventRecord[] = []
    const bus = await listen(t, async (heard) => void handled.push(...heard))
    const sent = [
      { ...record('آم 🥭', 0), value: null },
      { ...record('آم 🥭', 0), value: Buffer.alloc(0) },
      { ...record('آم 🥭', 0), value: Buffer.from([0, 255, 10, 0]) },
    ]
    for (const one of sent) Object.assign(one.headers, { traceparent: '00-ab-cd-01', ce_causationid: 'ü' })
    await bus.publish([record('x', 0, other), ...sent, record('x', 1, other)])
    await until(() => handled.length >= sent.length)
    t.deepEqual(
      handled.map(({ value, ...rest }) => ({ ...rest, value: value && [...value] })),
      sent.map(({ value, ...rest }) => ({ ...rest, value: value && [...value] })),
    )
  })

  test(`${name}: after a stop nothing is handled, and what was under way has ended`, async (t) => {
    let [begun, ended] = [0, 0]
    const bus = await listen(t, async (heard) => {
      begun += heard.length
      await delay(100)
      ended += heard.length
    })
    void publishAll(bus, records(100, 10), 10)
    await until(() => begun > 0)
    await bus.stop()
    t.is(begun, ended)
    const before = begun
    await delay(200)
    t.is(begun, before)
  })

  const on = subscriptionsFor<object>()
  const see = sql('test.see', 'insert into seen (key, said) values ($1, $2)')
  const seen = sql<{ key: string; said: string }>('test.seen', 'select key, said from seen order by id')
  const told = (key: string, template: string): DomainEvent =>
    event('mart.notification.v1.NotificationDelivered', key, {
      messageId: key,
      userId: '',
      channel: '',
      template,
    })

  /** A module's database, and a process of it: consumer, relay and bus. */
  const moduleIn = async (t: ExecutionContext) => {
    const { db, close } = await testDatabase({ name: 'heard', migrations: new URL('./', import.meta.url) })
    const make = sql(
      'test.make',
      'create table seen (id bigint generated always as identity, key text, said text)',
    )
    await db.query(make)
    t.teardown(close)
    const world = worldOf(t)
    const log = pino({ level: 'silent' })
    const start = async (hear: (key: string) => Promise<void> = async () => {}) => {
      const bus = world({ batch: 20 })
      bus.subscribe(
        createConsumer({
          module: 'heard',
          database: db,
          deps: {},
          log,
          retryDelay: 1,
          onSetAside: () => {},
          count: () => {},
          subscriptions: [
            on('mart.notification.v1.NotificationDelivered', async (_, { messageId, template }, tx) => {
              tx.write(see, [messageId, template])
              await hear(messageId)
            }),
          ],
        }),
      )
      await bus.start()
      const relay = startRelay({ database: db, outbox: 'heard', bus, log, batch: 25, pollInterval: 50 })
      const stop = async () => {
        await relay.stop()
        await bus.stop()
      }
      t.teardown(stop)
      return { bus, relay, stop }
    }
    return { db, start }
  }

  test(`${name}: stopped in the middle and started anew, everything is done once and in order`, async (t) => {
    const { db, start } = await moduleIn(t)
    const count = async () => (await db.query(seen)).length
    let heard = 0
    const first = await start(async () => void (await delay(++heard > 40 ? 20 : 0)))
    for (let from = 0; from < 300; from += 30) {
      const said = Array.from({ length: 30 }, (_, n) => told(`k${(from + n) % 5}`, String(from + n)))
      await db.transaction(async (tx) => tx.say(...said))
    }
    first.relay.wake()
    await until(async () => (await count()) > 20)
    await first.stop()
    const before = await count()
    t.true(before < 300, 'stopped before the end')
    await start()
    await until(async () => (await count()) >= 300)
    const rows = await db.query(seen)
    t.is(rows.length, 300)
    for (const [, mine] of Map.groupBy(rows, ({ key }) => key)) {
      const places = mine.map((row) => Number(row.said))
      t.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      )
    }
  })

  test(`${name}: what doesn't decode is parked, and what follows under other keys flows`, async (t) => {
    const { db, start } = await moduleIn(t)
    const { bus, relay } = await start()
    await publishAll(bus, [{ ...record('bad', 0), value: Buffer.from([255, 255]) }])
    await db.transaction(async (tx) => tx.say(told('bad', 'behind'), told('good', 'flows')))
    relay.wake()
    await until(async () => (await db.query(listParked)).length === 2 && (await db.query(seen)).length === 1)
    t.deepEqual(
      (await db.query(listParked)).map(({ key, state }) => [key, state]),
      [
        ['bad', 'parked'],
        ['bad', 'waiting'],
      ],
    )
    t.deepEqual(await db.query(seen), [{ key: 'good', said: 'flows' }])
  })
}
