import test from 'ava'
import { pino } from 'pino'
import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { createConsumer } from './consumer.ts'
import { type DomainEvent, type EventRecord, event } from './event.ts'
import { toRecord } from './outbox.ts'
import { listSetAside } from './set-aside.ts'
import { subscriptionsFor } from './subscription.ts'

const on = subscriptionsFor<object>()

test('events of one type in a row are handed over together, each with its own cause; the order of all stays', async (t) => {
  const { db, close } = await testDatabase({ name: 'heard', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  const heard: string[] = []
  const consumer = createConsumer({
    module: 'heard',
    database: db,
    deps: {},
    log: pino({ level: 'silent' }),
    retryDelay: 1,
    timeout: 2_000,
    onSetAside: () => {},
    count: () => {},
    subscriptions: [
      on.many('mart.notification.v1.NotificationDelivered', (_, said) => {
        heard.push(said.map(({ data, tx }) => `${data.messageId} of ${tx.cause.correlationId}`).join(', '))
      }),
      on('mart.notification.v1.NotificationFailed', (_, { messageId }, { cause }) => {
        heard.push(`${messageId} failed of ${cause.correlationId}`)
      }),
      on('mart.notification.v1.NotificationFailed', (_, { messageId }) => {
        heard.push(`${messageId} heard by another room`)
      }),
    ],
  })
  const about = (messageId: string) => ({ messageId, userId: '', channel: '', template: '', reason: '' })
  const sent = (id: string) => event('mart.notification.v1.NotificationDelivered', id, about(id))
  const failed = (id: string) => event('mart.notification.v1.NotificationFailed', id, about(id))
  const said: DomainEvent[] = [sent('a'), sent('b'), failed('c'), failed('d'), sent('e')]
  await consumer.handle(
    said.map((one) => toRecord(one, '/mart/test', { correlationId: `request ${one.key}` })),
  )
  t.deepEqual(heard, [
    'a of request a, b of request b',
    'c failed of request c',
    'd failed of request d',
    'c heard by another room',
    'd heard by another room',
    'e of request e',
  ])
})

test('order per key holds while two own a partition: what the old one sets aside is seen by the new one', async (t) => {
  const { db, close } = await testDatabase({ name: 'heard', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const about = { messageId: 'k', userId: '', channel: '', template: '' }
  const heard: string[] = []
  const owner = (name: string, database: OwnDatabase) =>
    createConsumer({
      module: 'heard',
      database,
      deps: {},
      log: pino({ level: 'silent' }),
      retryDelay: 60_000,
      timeout: 2_000,
      onSetAside: () => {},
      count: () => {},
      subscriptions: [
        on('mart.notification.v1.NotificationDelivered', (_, { template }) => {
          if (template === '1') throw new Error('poison')
          heard.push(`${name} ${template}`)
        }),
      ],
    })
  const [first, second] = ['1', '2'].map((template) =>
    toRecord(event('mart.notification.v1.NotificationDelivered', 'k', { ...about, template }), '/mart/test', {
      correlationId: 'c',
    }),
  ) as [EventRecord, EventRecord]
  // Its third transaction, after the batch and the event by itself, sets the event aside, and hasn't committed when the new owner comes.
  let transactions = 0
  const old = owner('old', {
    ...db,
    transaction: (work, cause) => {
      const last = ++transactions === 3
      return db.transaction(async (tx) => {
        const result = await work(tx)
        if (last) {
          await tx.query(sql('test.sent', 'select 1'))
          await held
        }
        return result
      }, cause)
    },
  })
  const leaving = old.handle([first])
  await until(() => transactions === 3)
  const waiting = sql<{ n: number }>(
    'test.waiting',
    `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  const idle = sql<{ n: number }>(
    'test.idle',
    `select count(*) as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
  )
  await until(async () => (await db.query(idle))[0]?.n === 1)
  const coming = owner('new', db).handle([first, second])
  await until(async () => (await db.query(waiting))[0]?.n === 1)
  release()
  await Promise.all([leaving, coming])
  t.deepEqual(heard, [])
  t.deepEqual(
    (await db.query(listSetAside)).map(({ event_id, state }) => [event_id, state]),
    [
      [first.headers.ce_id, 'retrying'],
      [second.headers.ce_id, 'waiting'],
    ],
  )
})
