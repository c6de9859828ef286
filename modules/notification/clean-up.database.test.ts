import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import type { ReceiptDocument } from '#src/slip/document.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { cleanUp } from './clean-up.ts'
import { cleanUpRepository } from './clean-up-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { receiptRepository } from './receipts/receipt-repository.ts'
import { alertRepository } from './staff/alert-repository.ts'
import { orderMoneyRepository } from './telling/order-money-repository.ts'

const day = 24 * 60 * 60_000
const now = new Date('2026-11-22T12:00:00.000Z')

const message = sql(
  'test.message',
  `insert into messages (id, user_id, dedup, template, title, body, data, in_app, secret_until, created_at)
   values ($1::uuid, $2, $1::uuid::text, 'password_reset', '', '', '{"token":"t"}', true, $3, now())`,
)
const delivery = sql(
  'test.delivery',
  `insert into deliveries (id, message_id, user_id, channel, status, created_at, updated_at)
   values ($1, $1, $2, 'email', 'sent', now(), now())`,
)
const tried = sql(
  'test.tried',
  `insert into delivery_attempts (delivery_id, at, outcome, answer) values ($1, now(), 'sent', '')`,
)
const gone = sql(
  'test.gone',
  `insert into contacts (user_id, email, name, phone, version, erased) values ($1, '', '', '', 0, true)`,
)
const chose = sql('test.chose', 'insert into preferences (user_id, email, sms) values ($1, true, false)')
const choosers = sql<{ id: string }>('test.choosers', 'select user_id as id from preferences')
const left = sql<{ id: string; data: object }>('test.left', 'select id, data from messages order by id')
const leftDeliveries = sql<{ id: string }>('test.left_deliveries', 'select id from deliveries order by id')
const attempts = sql<{ count: number }>('test.attempts', 'select count(*) from delivery_attempts')

test('what is old, expired, or of someone who is gone is deleted, and nothing else', async (t) => {
  const { db, close } = await testDatabase({
    name: 'notification',
    migrations: new URL('./migrations/', import.meta.url),
  })
  t.teardown(close)
  const at = (ms: number) => v7({ msecs: now.getTime() - ms })
  const [user, erased] = [v7(), v7()]
  const add = async (id: string, userId: string, secretUntil: Date | null) => {
    await db.query(message, [id, userId, secretUntil])
    await db.query(delivery, [id, userId])
    await db.query(tried, [id])
  }
  const [old, young, ended, late] = [at(181 * day), at(179 * day), at(2000), at(1000)]
  await add(old, user, null)
  await add(young, user, new Date(now.getTime() + 1))
  await add(ended, user, now)
  await add(late, erased, null)
  await db.query(gone, [erased])
  for (const id of [user, erased]) await db.query(chose, [id])

  const orderMoney = orderMoneyRepository({ db })
  const [longAgo, lately] = [v7(), v7()]
  const sum = { amount: 1, currency: 'PKR' }
  await db.transaction(async (tx) => {
    orderMoney.keep(tx, longAgo, sum, new Date(now.getTime() - 181 * day))
    orderMoney.keep(tx, lately, sum, new Date(now.getTime() - 179 * day))
  })

  const receipts = receiptRepository({ db })
  const receipt = { customerId: user, version: 1, number: 'INV-2026-000001', issuedAt: now }
  await db.transaction(async (tx) => {
    for (const [orderId, age] of [
      [longAgo, 31],
      [lately, 29],
    ] as const) {
      const at = new Date(now.getTime() - age * day)
      receipts.keep([{ ...receipt, orderId, document: {} as ReceiptDocument }], at, tx)
    }
  })

  const alerts = alertRepository({ db })
  const dispute = (subject: string, openedAt: Date) => ({
    ...{ subject, version: 1, open: true, openedAt, toldAt: openedAt, data: {} },
  })
  await db.transaction(async (tx) => {
    for (const [id, age] of [
      [longAgo, 181],
      [lately, 179],
    ] as const) {
      const at = new Date(now.getTime() - age * day)
      alerts.keep('dispute_opened', [dispute(id, at)], at, tx)
    }
  })

  const [cleaning, erasures] = [cleanUpRepository({ db }), erasureRepository({ db })]
  await cleanUp({
    receipts: receiptRepository({ db }),
    cleaning,
    erasures,
    orderMoney,
    alerts,
    now: () => now,
  })(new AbortController().signal)

  await db.transaction(async (tx) => {
    t.is(await orderMoney.refunded(tx, longAgo), null)
    t.deepEqual(await orderMoney.refunded(tx, lately), sum)
    t.deepEqual([...(await alerts.known('dispute_opened', [longAgo, lately], tx)).keys()], [lately])
  })

  t.deepEqual(await receipts.ofOrder(longAgo), [])
  t.is((await receipts.ofOrder(lately)).length, 1)

  t.deepEqual(await db.query(left), [
    { id: young, data: { token: 't' } },
    { id: ended, data: {} },
  ])
  t.deepEqual(await db.query(choosers), [{ id: user }])
  t.deepEqual(await db.query(leftDeliveries), [{ id: young }, { id: ended }])
  t.deepEqual(await db.query(attempts), [{ count: 2 }])
})

const endpoint = sql(
  'test.endpoint',
  `insert into webhook_endpoints (id, url, events, description, active, off_reason, secret, previous_secret,
     previous_secret_until, removed_at, created_at, updated_at)
   values ($1, '', '{}', '', $2::timestamptz is null, case when $2::timestamptz is not null then 'admin' end, 's', 'p', $3, $2, now(), now())`,
)
const told = sql(
  'test.told',
  `with event as (insert into webhook_events (id, type, payload, created_at) values ($2, 'order.placed', '{}', now())),
     lane as (insert into webhook_lanes values ($1, 'order:1', now()) on conflict do nothing),
     delivery as (
       insert into webhook_deliveries (endpoint_id, event_id, subject, status, created_at, updated_at)
       values ($1, $2, 'order:1', 'pending', now(), now()) returning id
     )
   insert into webhook_attempts (delivery_id, at, outcome, answer) select id, now(), 'refused', '' from delivery`,
)
const webhooksLeft = sql<{
  endpoints: string[]
  events: string[]
  lanes: string[]
  tries: number
  signing: string[]
}>(
  'test.webhooks_left',
  `select (select coalesce(array_agg(id order by id), '{}') from webhook_endpoints) as endpoints,
     (select coalesce(array_agg(e.id order by e.id), '{}') from webhook_events e join webhook_deliveries d on d.event_id = e.id) as events,
     (select coalesce(array_agg(endpoint_id order by endpoint_id), '{}') from webhook_lanes) as lanes,
     (select count(*) from webhook_attempts) as tries,
     (select coalesce(array_agg(id order by id), '{}') from webhook_endpoints where previous_secret is not null) as signing`,
)
const allEvents = sql<{ count: number }>('test.all_events', 'select count(*) from webhook_events')

test('of webhooks goes what is thirty days old, what was removed an hour ago, and a secret whose day is over', async (t) => {
  const { db, close } = await testDatabase({
    name: 'notification',
    migrations: new URL('./migrations/', import.meta.url),
  })
  t.teardown(close)
  const before = (ms: number) => new Date(now.getTime() - ms)
  const at = (ms: number) => v7({ msecs: now.getTime() - ms })
  const hour = 60 * 60_000
  const [erp, ended, justRemoved, removed] = [at(4), at(3), at(2), at(1)]
  await db.query(endpoint, [erp, null, new Date(now.getTime() + 1)])
  await db.query(endpoint, [ended, null, now])
  await db.query(endpoint, [justRemoved, before(hour - 1), null])
  await db.query(endpoint, [removed, before(hour + 1), null])
  const [old, young] = [at(31 * day), at(29 * day)]
  await db.query(told, [erp, old])
  await db.query(told, [erp, young])
  for (const gone of [justRemoved, removed]) await db.query(told, [gone, v7()])

  await cleanUp({
    receipts: receiptRepository({ db }),
    cleaning: cleanUpRepository({ db }),
    erasures: erasureRepository({ db }),
    orderMoney: orderMoneyRepository({ db }),
    alerts: alertRepository({ db }),
    now: () => now,
  })(new AbortController().signal)

  t.deepEqual(await db.query(webhooksLeft), [
    {
      endpoints: [erp, ended, justRemoved],
      events: [young],
      lanes: [erp],
      tries: 1,
      signing: [erp, justRemoved],
    },
  ])
  // Those of removed endpoints go when they are old.
  t.deepEqual(await db.query(allEvents), [{ count: 3 }])
})
