import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import payment from '../index.ts'
import type { Deps } from '../provides.ts'
import { cancelled, of, placed, requested } from '../test-order.ts'
import { stripeDouble } from './stripe-double.ts'
import { stripeProvider } from './stripe-provider.ts'

const forgetAll = sql(
  'test.forget',
  'truncate payments, transactions, refunds, provider_calls, disputes, payment_changes',
)
const books = sql<{ id: string; status: string; captured: number; refunded: number; refunding: number }>(
  'test.adopted',
  'select id, status, captured, refunded, refunding from payments where order_id = $1',
)
const entries = sql<{ kind: string; amount: number }>(
  'test.entries',
  'select t.kind, t.amount from transactions t join payments p on p.id = t.payment_id where p.order_id = $1 order by t.at, kind',
)

/** A mart whose payments are Stripe's, with an order that is paid there. */
async function paidAtStripe(t: ExecutionContext) {
  const stripe = await stripeDouble()
  t.teardown(stripe.close)
  const mart = await testMart([payment], {
    payment: {
      capture: 'at_confirmation',
      stripeSecretKey: 'sk_test_any',
      stripeApiUrl: stripe.url,
      stripeWebhookSecret: 'whsec_any',
    },
  })
  t.teardown(mart.stop)
  const deps = mart.mart.modules[0]?.deps as Deps
  const order = placed()
  await mart.publish(requested(order))
  await mart.said('mart.payment.v1.PaymentActionRequired', of(order))
  await mart.idle()
  const [intent] = [...stripe.intents.values()]
  stripe.pay(intent.id)
  const db = mart.db('payment')
  const [was] = await db.query(books, [order.id])
  const adopt = async ({ id, customerId }: OrderState) => {
    const [made] = await deps.providers('stripe').made(new Date(0), AbortSignal.timeout(10_000))
    t.deepEqual(made, { reference: intent.id, paymentId: was?.id, orderId: id } as typeof made)
    const paymentId = made?.paymentId as string
    return deps.adoptPayment({
      ...{ provider: 'stripe', reference: intent.id, paymentId, orderId: id, customerId },
    })
  }
  return { stripe, mart, order, intent, db, adopt, was }
}

test('a payment that was lost is had again from Stripe under its own id, and given back once', async (t) => {
  const { stripe, mart, order, db, adopt, was } = await paidAtStripe(t)
  await db.query(forgetAll)
  t.true(await adopt(order))
  t.like((await db.query(books, [order.id]))[0], { id: was?.id, status: 'captured', refunded: 0 })
  t.false(await adopt(order), 'a second time nothing is new')
  t.deepEqual(await db.query(entries, [order.id]), [{ kind: 'capture', amount: order.total.amountMinor }])
  await mart.publish(cancelled(order), cancelled(order))
  await mart.idle()
  t.is(stripe.refunds.length, 1)
  t.like((await db.query(books, [order.id]))[0], { status: 'refunded' })
  t.is([...stripe.intents.values()].length, 1, 'no second payment was made')
})

test('what Stripe has given back already is known before anybody asks for it again', async (t) => {
  const { stripe, mart, order, intent, db, adopt } = await paidAtStripe(t)
  const total = order.total.amountMinor
  stripe.refundByHand(intent.id, total - 100)
  await db.query(forgetAll)
  t.true(await adopt(order))
  t.like((await db.query(books, [order.id]))[0], { status: 'partially_refunded', refunded: total - 100 })
  await mart.publish(cancelled(order))
  await mart.idle()
  t.deepEqual(
    stripe.refunds.map(({ amount }) => amount).sort((a: number, b: number) => a - b),
    [100, total - 100],
  )
  t.like((await db.query(books, [order.id]))[0], { status: 'refunded', refunded: total, refunding: 0 })
})

test("another program's payments, and refunds of ours that are older, are told apart", async (t) => {
  const { stripe, intent } = await paidAtStripe(t)
  const provider = stripeProvider('sk_test_any', stripe.url)
  const now = Math.floor(Date.now() / 1000)
  stripe.intents.set('pi_other', { ...intent, id: 'pi_other', metadata: {} })
  intent.created = now - 7_200
  const since = new Date((now - 3_600) * 1000)
  const signal = AbortSignal.timeout(10_000)
  t.deepEqual(await provider.made(since, signal), [])
  stripe.refundByHand(intent.id, 100)
  t.deepEqual(await provider.made(since, signal), [{ reference: intent.id, paymentId: null, orderId: null }])
  t.like(await provider.refundsOf(intent.id), [{ refundId: null, refund: { status: 'succeeded' } }])
  t.deepEqual(await provider.refundsOf(`pi_${v7()}`), [])
})
