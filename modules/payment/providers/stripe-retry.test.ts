import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import payment from '../index.ts'
import { cancelled, of, placed, requested } from '../test-order.ts'
import { stripeDouble } from './stripe-double.ts'

const secret = 'whsec_test'

/** A mart whose cards are taken by a Stripe of the test's own, and an order whose card was declined there. */
async function declined(t: ExecutionContext, capture: 'at_packing' | 'at_confirmation', retries = 2) {
  const stripe = await stripeDouble()
  t.teardown(() => stripe.close())
  const settings = { stripeWebhookSecret: secret, stripeSecretKey: 'sk_test', stripeApiUrl: stripe.url }
  const mart = await testMart([payment], { payment: { capture, retries, ...settings } })
  t.teardown(() => mart.stop())
  const order = placed()
  await mart.publish(requested(order))
  await mart.said('mart.payment.v1.PaymentActionRequired', of(order))
  const token = mart.token({ id: order.customerId, role: 'customer' })
  const see = async () =>
    (await mart.request('GET', `/v1/payments?orderId=${order.id}`, { token })).body.items[0]
  const { id } = await see()
  const tell = async (type: string, object: object) => {
    const { payload, signature } = stripe.event(type, object, secret)
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    return (await mart.request('POST', '/v1/payments/webhooks/stripe', { body: payload, headers })).status
  }
  const intents = () => [...stripe.intents.values()]
  const decline = () => {
    const intent = intents().at(-1)
    const error = { message: 'no funds', charge: `ch_${v7()}` }
    return tell('payment_intent.payment_failed', { ...intent, last_payment_error: error })
  }
  const pay = (intent: { id: string }) => {
    const paid = stripe.pay(intent.id)
    const held = paid.status === 'requires_capture'
    return tell(`payment_intent.${held ? 'amount_capturable_updated' : 'succeeded'}`, paid)
  }
  const retry = () => mart.request('POST', `/v1/payments/${id}/retry`, { token })
  const payable = () => until(async () => (await see()).clientSecret !== undefined)
  const lefts = async () => {
    // What was said may still be in the outbox.
    await mart.idle()
    return mart
      .allSaid('mart.payment.v1.PaymentFailed')
      .filter(of(order))
      .map(({ retriesLeft }) => retriesLeft)
  }
  t.is(await decline(), 200)
  return { stripe, mart, order, see, tell, intents, decline, pay, retry, payable, lefts }
}

for (const [capture, good] of [
  ['at_packing', 'authorized'],
  ['at_confirmation', 'captured'],
] as const) {
  test(`declined, and paid by another card: what was declined is cancelled first (${capture})`, async (t) => {
    const it = await declined(t, capture)
    t.like(await it.see(), { status: 'failed', retriesLeft: 2 })
    t.is((await it.retry()).status, 200)
    await it.payable()
    const [first, second] = it.intents()
    t.is(first.status, 'canceled')
    t.is((await it.see()).clientSecret, second.client_secret)
    t.is(second.capture_method, capture === 'at_packing' ? 'manual' : 'automatic')
    // Late and out of order: of the first nothing counts any more.
    t.is(await it.tell('payment_intent.canceled', first), 200)
    t.is(await it.pay(second), 200)
    t.like(await it.see(), { status: good })
    t.is(await it.tell('payment_intent.processing', { ...first, status: 'processing' }), 200)
    t.like(await it.see(), { status: good })
    t.deepEqual(await it.lefts(), [2])
  })

  test(`paid after all at Stripe while it is tried again: that is the payment, and no other is made (${capture})`, async (t) => {
    const it = await declined(t, capture)
    const [first] = it.intents()
    // Stripe has it before the mart hears of it; what is held could be cancelled, what is taken can not.
    it.stripe.pay(first.id)
    t.is((await it.retry()).status, 200)
    await it.mart.idle()
    if (capture === 'at_confirmation') {
      await until(async () => (await it.see()).status === 'captured')
      t.is(it.intents().length, 1)
    } else {
      await it.payable()
      t.is(it.intents()[0].status, 'canceled', 'let go, before another is made')
    }
  })
}

test('paid at Stripe by what is still open there, without asking for another', async (t) => {
  const it = await declined(t, 'at_packing')
  t.is(await it.pay(it.intents()[0]), 200)
  t.like(await it.see(), { status: 'authorized' })
  t.is((await it.retry()).status, 409)
})

test('declined as often as it may be, nothing stays open at Stripe once the order is cancelled', async (t) => {
  const it = await declined(t, 'at_packing', 1)
  await it.retry()
  await it.payable()
  t.is(await it.decline(), 200)
  t.deepEqual(await it.lefts(), [1, 0])
  t.is((await it.retry()).status, 409)
  await it.mart.publish(cancelled(it.order))
  await until(async () => it.intents().every(({ status }) => status === 'canceled'))
  t.is((await it.see()).status, 'failed')
})

test('paid in the moment in which it is given up, it goes back, or is let go', async (t) => {
  for (const capture of ['at_packing', 'at_confirmation'] as const) {
    const it = await declined(t, capture, 0)
    t.is(await it.pay(it.intents()[0]), 200)
    await it.mart.publish(cancelled(it.order))
    if (capture === 'at_packing') await until(async () => it.intents()[0].status === 'canceled')
    else await until(async () => (await it.see()).status === 'refunded')
    t.deepEqual(await it.lefts(), [0])
  }
})
