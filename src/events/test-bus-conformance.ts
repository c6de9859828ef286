import { setTimeout as delay } from 'node:timers/promises'
import type { ExecutionContext, TestFn } from 'ava'
import { pino } from 'pino'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import { type Count, createConsumer } from './consumer.ts'
import { type DomainEvent, type EventRecord, event } from './event.ts'
import { startRelay } from './relay.ts'
import { type Retries, startRetries } from './retries.ts'
import { listSetAside, replaySetAside } from './set-aside.ts'
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
    // Many times what a relay's window holds.
    const sent = records(500, 5)
    const published = publishAll(bus, sent, 5)
    published.catch(() => {})
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
      `create table seen (
         id bigint generated always as identity, key text, said text,
         late int unique deferrable initially deferred, small int check (small < 10)
       )`,
    )
    await db.query(make)
    t.teardown(close)
    const world = worldOf(t)
    const log = pino({ level: 'silent' })
    const counted = new Map<string, number>()
    const start = async (hear: (key: string, said: string, tx: Tx) => Promise<void> = async () => {}) => {
      const bus = world({ batch: 20 })
      let retries: Retries | null = null
      const count: Count = (outcome, _, events = 1) =>
        void counted.set(outcome, (counted.get(outcome) ?? 0) + events)
      const consumer = createConsumer({
        module: 'heard',
        database: db,
        deps: {},
        log,
        retryDelay: 1,
        timeout: 2_000,
        onSetAside: () => retries?.wake(),
        count,
        subscriptions: [
          on('mart.notification.v1.NotificationDelivered', async (_, { messageId, template }, tx) => {
            tx.write(see, [messageId, template])
            await hear(messageId, template, tx)
          }),
        ],
      })
      bus.subscribe(consumer)
      await bus.start()
      const common = { database: db, log, pollInterval: 50 }
      const relay = startRelay({ ...common, outbox: 'heard', bus, batch: 25 })
      const following = startRetries({ ...common, consumer, attempts: 3, retryDelay: 1, count })
      retries = following
      const stop = async () => {
        await relay.stop()
        await following.stop()
        await bus.stop()
      }
      t.teardown(stop)
      return { bus, relay, retries: following, stop }
    }
    return { db, start, counted }
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
    await until(
      async () => (await db.query(listSetAside)).length === 2 && (await db.query(seen)).length === 1,
    )
    t.deepEqual(
      (await db.query(listSetAside)).map(({ key, state }) => [key, state]),
      [
        ['bad', 'parked'],
        ['bad', 'waiting'],
      ],
    )
    t.deepEqual(await db.query(seen), [{ key: 'good', said: 'flows' }])
  })

  /** Ways in which handling an event fails: each gives what its handler does. */
  const poisons: Record<string, (tx: Tx) => void | Promise<void>> = {
    'in the handler': () => {
      throw new Error('poison')
    },
    'at the write': (tx) => tx.write(sql('test.big', 'insert into seen (small) values (10)')),
    'at the commit': (tx) => tx.write(sql('test.late', 'insert into seen (late) values (1), (1)')),
    'with a message that holds a NUL': () => {
      throw new Error('poi\0son')
    },
    'with a message of a megabyte': () => {
      throw new Error('poison'.repeat(175_000))
    },
    'with no error at all': () => {
      throw undefined
    },
    'by never coming to an end': () => new Promise(() => {}),
    // It looks like an outage, and is none.
    'by ending its session': async (tx) => {
      await tx.query(sql('test.die', 'select pg_terminate_backend(pg_backend_pid())'))
    },
  }

  test(`${name}: an event that fails, wherever it does, is tried so many times and parked; all others flow`, async (t) => {
    const { db, start, counted } = await moduleIn(t)
    const tries = new Map<string, number>()
    let poisoned = true
    const { relay, retries } = await start(async (key, said, tx) => {
      const tried = (tries.get(key + said) ?? 0) + 1
      tries.set(key + said, tried)
      // Fails once, and comes after all the poisoned ones.
      if (key === 'zealous' && tried <= 2) throw new Error('not yet')
      if (poisoned && said === '2') await poisons[key]?.(tx)
    })
    const keys = [...Object.keys(poisons), 'well', 'zealous']
    for (const said of ['1', '2', '3'])
      await db.transaction(async (tx) => tx.say(...keys.map((key) => told(key, said))))
    relay.wake()
    const heard = async () => {
      const byKey = Map.groupBy(await db.query(seen), ({ key }) => key)
      return Object.fromEntries([...byKey].map(([key, rows]) => [key, rows.map((row) => row.said).join()]))
    }
    const wanted = (poisonous: string) =>
      Object.fromEntries(keys.map((key) => [key, poisons[key] ? poisonous : '1,2,3']))
    const states = async () => (await db.query(listSetAside)).map(({ state }) => state)
    await until(async () => {
      const now = await states()
      return now.length === 2 * Object.keys(poisons).length && !now.includes('retrying')
    })
    t.deepEqual(await heard(), wanted('1'))
    for (const key of Object.keys(poisons)) {
      const mine = (await db.query(listSetAside)).filter((row) => row.key === key)
      t.deepEqual(
        mine.map(({ state, attempts }) => [state, attempts]),
        [
          ['parked', 3],
          ['waiting', 0],
        ],
        key,
      )
      t.true((mine[0]?.error?.length ?? 0) > 0 && (mine[0]?.error?.length ?? 0) <= 4_000, key)
    }
    // Those before and the well, each once; what failed at the commit was not handled before.
    t.is(counted.get('handled'), keys.length * 3 - 2 * Object.keys(poisons).length)
    poisoned = false
    await db.query(replaySetAside, ['all'])
    retries.wake()
    await until(async () => (await states()).length === 0)
    t.deepEqual(await heard(), wanted('1,2,3'))
    t.is(counted.get('handled'), keys.length * 3)
  })
}
