import test from 'ava'
import Stripe from 'stripe'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import payment from '../index.ts'

const secret = 'whsec_test'
const { webhooks } = new Stripe('unused')

const captured = sql(
  'test.captured',
  `insert into payments (id, order_id, customer_id, method, provider, provider_ref, status, amount, captured, refunding,
     currency, created_at, updated_at, asked_at)
   values ($1, $2, $3, 'card', 'stripe', $4, 'captured', 5000, 5000, 2000, 'PKR', now(), now(), now()) returning 1`,
)
const pending = sql(
  'test.pending',
  `insert into refunds (id, payment_id, amount, reason, status, created_at, updated_at)
   values ($1, $2, 2000, 'bruised', 'pending', now(), now()) returning 1`,
)
const books = sql<{ refunded: number; refunding: number; status: string; refund: string; entries: number }>(
  'test.books',
  `select p.refunded, p.refunding, p.status, r.status as refund,
     (select count(*)::int from transactions t where t.payment_id = p.id and t.kind = 'refund') as entries
   from payments p join refunds r on r.payment_id = p.id where p.id = $1`,
)

test('what Stripe tells of a refund later on is booked, once', async (t) => {
  const mart = await testMart([payment], {
    payment: { capture: 'at_confirmation', stripeWebhookSecret: secret },
  })
  t.teardown(() => mart.stop())
  const db = mart.db('payment')
  const opened = async () => {
    const [id, refundId] = [v7(), v7()]
    await db.query(captured, [id, v7(), v7(), `pi_${id}`])
    await db.query(pending, [refundId, id])
    return { id, refundId }
  }
  const tell = async (
    type: string,
    { id, refundId }: { id: string; refundId: string },
    refund: object,
    event = `evt_${v7()}`,
  ) => {
    const payload = JSON.stringify({
      id: event,
      object: 'event',
      type,
      created: 1_770_000_000,
      api_version: '2026-01-01',
      data: {
        object: {
          id: `re_${refundId}`,
          object: 'refund',
          amount: 2000,
          currency: 'pkr',
          created: 1_770_000_000,
          payment_intent: `pi_${id}`,
          metadata: { paymentId: id, refundId },
          ...refund,
        },
      },
    })
    const signature = webhooks.generateTestHeaderString({ payload, secret })
    const { status } = await mart.request('POST', '/v1/payments/webhooks/stripe', {
      body: payload,
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    })
    t.is(status, 200)
  }
  const booksOf = async ({ id }: { id: string }) => (await db.query(books, [id]))[0]
  const reserved = { refunded: 0, refunding: 2000, status: 'captured', refund: 'pending', entries: 0 }

  const good = await opened()
  await tell('refund.updated', good, { status: 'pending' })
  t.like(await booksOf(good), reserved)
  await tell('refund.updated', good, { status: 'succeeded' }, 'evt_good')
  await tell('refund.updated', good, { status: 'succeeded' }, 'evt_good')
  await tell('refund.updated', good, { status: 'succeeded' })
  t.like(await booksOf(good), {
    refunded: 2000,
    refunding: 0,
    status: 'partially_refunded',
    refund: 'succeeded',
    entries: 1,
  })
  await mart.said('mart.payment.v1.PaymentRefunded', (data) => data.refundId === good.refundId)
  await mart.idle()
  t.is(mart.allSaid('mart.payment.v1.PaymentRefunded').length, 1)

  for (const [type, status] of [
    ['refund.failed', 'failed'],
    ['refund.updated', 'canceled'],
  ] as const) {
    const bad = await opened()
    await tell(type, bad, { status, failure_reason: 'expired_or_canceled_card' })
    t.like(await booksOf(bad), {
      refunded: 0,
      refunding: 0,
      status: 'captured',
      refund: 'failed',
      entries: 0,
    })
  }
})
