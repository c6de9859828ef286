import test from 'ava'
import { pino } from 'pino'
import { testDatabase } from '#src/testing/postgres.ts'
import { createConsumer } from './consumer.ts'
import { type DomainEvent, event } from './event.ts'
import { toRecord } from './outbox.ts'
import { subscriptionsFor } from './subscription.ts'

const on = subscriptionsFor<object>()

test('events of one type in a row are handed over together, each with its own cause; the order of all stays', async (t) => {
  const { db, close } = await testDatabase({ name: 'heard', migrations: new URL('./', import.meta.url) })
  t.teardown(close)
  const heard: string[] = []
  const consumer = createConsumer({
    ...{ module: 'heard', database: db, deps: {}, log: pino({ level: 'silent' }), retryDelay: 1 },
    ...{ onSetAside: () => {}, count: () => {} },
    subscriptions: [
      on.many('mart.notification.v1.NotificationDelivered', (_, said) => {
        heard.push(said.map(({ data, tx }) => `${data.messageId} of ${tx.cause.correlationId}`).join(', '))
      }),
      on('mart.notification.v1.NotificationFailed', (_, { messageId }, { cause }) => {
        heard.push(`${messageId} failed of ${cause.correlationId}`)
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
    'e of request e',
  ])
})
