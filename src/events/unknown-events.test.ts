import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { loadConfig } from '#config/config.ts'
import type { createDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { createFigures } from '#src/metrics/figures.ts'
import { housekeeping } from '#src/runtime/housekeeping.ts'
import { defineModule } from '#src/runtime/module.ts'
import { createRunningModule } from '#src/runtime/running-module.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createConsumer } from './consumer.ts'
import { type DomainEvent, type EventRecord, event } from './event.ts'
import { createInProcessBus } from './in-process-bus.ts'
import { inboxClaim } from './inbox.ts'
import { toRecord } from './outbox.ts'
import { listSetAside, replaySetAside, setUnknownAside, unknownValues } from './set-aside.ts'
import { subscriptionsFor } from './subscription.ts'

// An older build is one that left in the database what this one knows; a newer publisher says what this one doesn't.

const on = subscriptionsFor<object>()
const log = pino({ level: 'silent' })

const asRecord = (said: DomainEvent): EventRecord => toRecord(said, '/mart/test', { correlationId: 'c' })
const delivered = (key: string, template: string) =>
  asRecord(
    event('mart.notification.v1.NotificationDelivered', key, {
      messageId: key,
      userId: '',
      channel: '',
      template,
    }),
  )
const failed = (key: string) =>
  asRecord(
    event('mart.notification.v1.NotificationFailed', key, {
      messageId: key,
      userId: '',
      channel: '',
      template: '',
      reason: '',
    }),
  )
/** A oneof field that the envelope has not, or has not yet. */
const beyond = Buffer.from([0xfa, 0x01, 0x00])
const unheard = (topic: string, key: string): EventRecord => ({
  topic,
  key,
  value: beyond,
  headers: { ...delivered(key, '').headers, ce_id: v7(), ce_type: `${topic}.Unheard` },
})

async function fresh(t: ExecutionContext) {
  const { db, url, close } = await testDatabase({
    name: 'late',
    migrations: new URL('./', import.meta.url),
  })
  t.teardown(close)
  const aside = async () =>
    (await db.query(listSetAside)).map(({ key, state, type }) => ({ key, state, type }))
  /** As an older build leaves it. */
  const leftBehind = async (...records: EventRecord[]) => {
    for (const record of records) {
      await db.query(inboxClaim, [[record.headers.ce_id]])
      await db.query(setUnknownAside, unknownValues(record))
    }
  }
  return { db, url, aside, leftBehind }
}

/** A module that listens to NotificationDelivered, run by the runtime as in a process. */
function running(t: ExecutionContext, url: string) {
  const heard: string[] = []
  let failures = 0
  const module = defineModule({
    name: 'late',
    description: 'Listens',
    provides: {},
    routes: [],
    migrations: new URL('./', import.meta.url),
    subscriptions: [
      on('mart.notification.v1.NotificationDelivered', (_, { messageId, template }) => {
        // In the batch, and by itself: it is set aside then.
        if (template === 'fails first' && ++failures <= 2) throw new Error('not yet')
        heard.push(`${messageId} ${template}`)
      }),
    ],
  })
  const config = loadConfig([], { NODE_ENV: 'test', EVENT_POLL_INTERVAL: '20ms', EVENT_RETRY_DELAY: '1ms' })
  const bus = createInProcessBus({ batch: 50, onError: () => {} })
  const figures = createFigures()
  const one = createRunningModule({ module, url, config, log, bus, figures, now: () => new Date() })
  t.teardown(async () => {
    await one.quiesce()
    await bus.stop()
    await one.close(1_000)
  })
  return { heard, bus, one }
}

test('what an older build did not know is handled by the first that does, in order and before what comes', async (t) => {
  const { url, aside, leftBehind } = await fresh(t)
  await leftBehind(delivered('a', '1'), delivered('b', '1'), failed('a'), delivered('a', '2'))
  const { heard, bus, one } = running(t, url)
  await one.prepare()
  // It comes before any of them was tried again, and queues behind those of its key.
  await bus.publish([delivered('a', '3'), delivered('c', '1')])
  t.deepEqual(heard, ['c 1'])
  one.run()
  await until(async () => (await aside()).length === 0)
  const of = (key: string) => heard.filter((said) => said.startsWith(key))
  t.deepEqual(of('a'), ['a 1', 'a 2', 'a 3'])
  t.deepEqual(of('b'), ['b 1'])
})

test('what a replica of an older build sets aside later is taken up while this one runs', async (t) => {
  const { url, aside, leftBehind } = await fresh(t)
  const { heard, one } = running(t, url)
  await one.prepare()
  one.run()
  await leftBehind(delivered('a', '1'))
  await until(async () => (await aside()).length === 0)
  t.deepEqual(heard, ['a 1'])
})

test('replayed at a build that does not know it either, it goes on waiting, and nothing behind it', async (t) => {
  const { db, url, aside } = await fresh(t)
  const { heard, bus, one } = running(t, url)
  await one.prepare()
  one.run()
  await bus.publish([unheard('mart.notification.v1', 'a')])
  const waits = { key: 'a', state: 'unknown', type: 'mart.notification.v1.Unheard' }
  t.deepEqual(await aside(), [waits])
  t.is((await db.query(replaySetAside, ['all'])).length, 1)
  await until(async () => (await aside())[0]?.state === 'unknown')
  await bus.publish([delivered('a', 'fails first'), delivered('a', '2')])
  await until(() => heard.length === 2)
  t.deepEqual(heard, ['a fails first', 'a 2'])
  const [row] = await db.query(listSetAside)
  t.is(row?.attempts, 0)
  t.is(row?.error, 'this build does not know mart.notification.v1.Unheard: a later one will')
})

/** A consumer of a state topic by itself. */
const consumerOf = (db: ReturnType<typeof createDatabase>) =>
  createConsumer({
    module: 'late',
    database: db,
    deps: {},
    log,
    retryDelay: 1,
    timeout: 2_000,
    onSetAside: () => {},
    count: () => {},
    subscriptions: [
      on('mart.user.v1.UserErased', () => {}),
      on('mart.notification.v1.NotificationDelivered', () => {}),
    ],
  })

const erased = (userId: string) => asRecord(event('mart.user.v1.UserErased', userId, { userId }))

test('of a state topic the last of each key is kept, and nothing of what is known to be over', async (t) => {
  const { db } = await fresh(t)
  const consumer = consumerOf(db)
  const [first, second, before] = [unheard('mart.user.v1', 'u'), unheard('mart.user.v1', 'u'), erased('u')]
  const ids = async () => (await db.query(listSetAside)).map(({ event_id }) => event_id)
  await consumer.handle([before])
  await consumer.handle([first])
  await consumer.handle([second, unheard('mart.user.v1', 'v')])
  t.deepEqual((await ids())[0], second.headers.ce_id)
  t.is((await ids()).length, 2)
  // A repeated one was before it, and says nothing of it.
  await consumer.handle([before])
  t.is((await ids()).length, 2)
  await consumer.handle([unheard('mart.user.v1', 'u'), erased('u')])
  t.deepEqual(
    (await db.query(listSetAside)).map(({ key }) => key),
    ['v'],
  )
})

test('what says nothing that can be known is told apart: known and not listened to, or broken', async (t) => {
  const { db, aside } = await fresh(t)
  const consumer = consumerOf(db)
  const saying = (key: string, type: string): EventRecord => {
    const record = unheard('mart.notification.v1', key)
    return { ...record, headers: { ...record.headers, ce_type: type } }
  }
  const [listened, other] = [
    'mart.notification.v1.NotificationDelivered',
    'mart.notification.v1.NotificationFailed',
  ]
  await consumer.handle([saying('listened', listened), saying('other', other), saying('nothing', '')])
  const tombstone = { ...unheard('mart.notification.v1', 'tombstone'), value: null }
  await consumer.handle([tombstone, failed('well known')])
  t.deepEqual(await aside(), [
    { key: 'listened', state: 'parked', type: listened },
    { key: 'nothing', state: 'parked', type: '' },
    { key: 'tombstone', state: 'unknown', type: 'mart.notification.v1.Unheard' },
  ])
})

test('facts that no build knew are forgotten when their topic has forgotten them', async (t) => {
  const { db } = await fresh(t)
  const consumer = consumerOf(db)
  await consumer.handle([
    unheard('mart.notification.v1', 'old'),
    unheard('mart.notification.v1', 'new'),
    unheard('mart.user.v1', 'old'),
  ])
  const age = sql(
    'test.age',
    `update parked_events set set_aside_at = now() - interval '30 days 1 hour' where key = 'old'`,
  )
  await db.query(age)
  await housekeeping(db, []).run({}, new AbortController().signal)
  t.deepEqual(
    (await db.query(listSetAside)).map(({ topic, key }) => `${topic} ${key}`),
    ['mart.notification.v1 new', 'mart.user.v1 old'],
  )
})
