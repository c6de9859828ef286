import test from 'ava'
import { pino } from 'pino'
import { testDatabase } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import type { Bus } from './bus.ts'
import { type EventRecord, event } from './event.ts'
import { createInProcessBus } from './in-process-bus.ts'
import { outboxDepth } from './outbox.ts'
import { startRelay } from './relay.ts'
import { conforms } from './test-bus-conformance.ts'

conforms(
  test,
  'in process',
  () =>
    ({ batch }) =>
      createInProcessBus({ batch, onError: () => {} }),
)

test('2,000 events wait for a subscriber that hangs while others go on; then all wait in the outbox, and lose nothing', async (t) => {
  const { db, close } = await testDatabase({ name: 'said', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  const calls = { published: 0, caughtUp: 0 }
  const inner = createInProcessBus({ batch: 100, onError: () => {} })
  const bus: Bus = {
    ...inner,
    publish: (records) => {
      calls.published++
      return inner.publish(records)
    },
    caughtUp: async () => {
      await inner.caughtUp?.()
      calls.caughtUp++
    },
  }
  const { promise: hung, resolve: release } = Promise.withResolvers<void>()
  const heard: Record<'slow' | 'well', EventRecord[]> = { slow: [], well: [] }
  const topics = ['mart.notification.v1']
  bus.subscribe({
    group: 'slow',
    topics,
    handle: async (records) => {
      await hung
      heard.slow.push(...records)
    },
  })
  bus.subscribe({ group: 'well', topics, handle: async (records) => void heard.well.push(...records) })
  const batch = 25
  const relay = startRelay({
    database: db,
    outbox: 'said',
    bus,
    log: pino({ level: 'silent' }),
    batch,
    pollInterval: 50,
  })
  db.onSaid(relay.wake)
  t.teardown(async () => {
    release()
    await relay.stop()
    await bus.stop()
  })
  const about = { userId: '', channel: '', template: '' }
  const say = (from: number, count: number) =>
    db.transaction(async (tx) =>
      tx.say(
        ...Array.from({ length: count }, (_, n) =>
          event('mart.notification.v1.NotificationDelivered', String(from + n), {
            ...about,
            messageId: String(from + n),
          }),
        ),
      ),
    )
  // One by one, as on a quiet day: each is a call of its own.
  for (let n = 0; n < 30; n++) await say(n, 1)
  await until(() => heard.well.length === 30, 10_000)
  await say(30, 2_970)
  // Until the relay may take no more: what is in memory is what may wait, and a window.
  await until(() => heard.well.length > 2_000 && calls.published - calls.caughtUp === bus.window)
  t.true(heard.well.length <= 2_000 + (bus.window + 1) * batch, String(heard.well.length))
  t.is((await db.query(outboxDepth))[0]?.depth, 3_000)
  release()
  await until(async () => (await db.query(outboxDepth))[0]?.depth === 0)
  const all = Array.from({ length: 3_000 }, (_, n) => String(n))
  t.deepEqual(
    heard.slow.map(({ key }) => key),
    all,
  )
  t.deepEqual(
    heard.well.map(({ key }) => key),
    all,
  )
})
