import test, { type ExecutionContext } from 'ava'
import { testMart } from '#src/testing/mart.ts'
import payment from '../index.ts'
import { cancelled, of, packed, placed, requested } from '../test-order.ts'
import { stripeDouble } from './stripe-double.ts'

const secret = 'whsec_test'

/** An order of 1,299.00 whose card Stripe is to hold 1,400.00 of, and what Stripe tells of it. */
async function heldAtStripe(t: ExecutionContext) {
  const stripe = await stripeDouble()
  t.teardown(stripe.close)
  const mart = await testMart([payment], {
    payment: { stripeWebhookSecret: secret, stripeSecretKey: 'sk_test', stripeApiUrl: stripe.url },
  })
  t.teardown(mart.stop)
  const order = placed({ authorize: 140000 })
  await mart.publish(requested(order))
  await mart.said('mart.payment.v1.PaymentActionRequired', of(order))
  const [intent] = [...stripe.intents.values()]
  const tell = async (type: string, object: object) => {
    const { payload, signature } = stripe.event(type, object, secret)
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    return (await mart.request('POST', '/v1/payments/webhooks/stripe', { body: payload, headers })).status
  }
  const hold = () => tell('payment_intent.amount_capturable_updated', stripe.pay(intent.id))
  return { stripe, mart, order, intent, tell, hold }
}

test('Stripe holds the most, and is asked for what is in the bag; its own word of that changes nothing', async (t) => {
  const { stripe, mart, order, intent, tell, hold } = await heldAtStripe(t)
  t.like(intent, { capture_method: 'manual', amount: 140000 })
  t.is(await hold(), 200)
  t.is((await mart.said('mart.payment.v1.PaymentAuthorized', of(order))).payment.authorized, 140000)
  await mart.publish(packed(order, 135850))
  const said = await mart.said('mart.payment.v1.PaymentCaptured', of(order))
  t.like(said.payment, { captured: 135850, status: 'captured' })
  const capture = stripe.asked.find(({ request }) => request.endsWith('/capture'))
  t.is(capture?.body.get('amount_to_capture'), '135850')
  t.regex(capture?.key ?? '', /^capture:/)
  t.is(await tell('payment_intent.succeeded', stripe.intents.get(intent.id)), 200)
  t.is(await hold().catch(() => 0), 200)
  await mart.idle()
  t.is(mart.allSaid('mart.payment.v1.PaymentCaptured').length, 1)
})

test('what Stripe holds no more, or will not give, is told to staff', async (t) => {
  const { stripe, mart, order, intent, hold } = await heldAtStripe(t)
  await hold()
  await mart.said('mart.payment.v1.PaymentAuthorized', of(order))
  Object.assign(stripe.intents.get(intent.id), { amount_capturable: 0 })
  await mart.publish(packed(order))
  t.regex((await mart.said('mart.payment.v1.CaptureFailed', of(order))).reason, /greater than what is held/)
})

test('an authorization that ended by itself is flagged before the order is packed', async (t) => {
  const { stripe, mart, order, intent, tell, hold } = await heldAtStripe(t)
  await hold()
  await mart.said('mart.payment.v1.PaymentAuthorized', of(order))
  const gone = Object.assign(stripe.intents.get(intent.id), {
    status: 'canceled',
    canceled_at: 1_770_000_000,
  })
  t.is(await tell('payment_intent.canceled', gone), 200)
  await mart.said('mart.payment.v1.AuthorizationEnding', of(order))
  await mart.publish(packed(order))
  await mart.said('mart.payment.v1.CaptureFailed', of(order))
})

test('cancelled before it is packed, Stripe lets it go', async (t) => {
  const { stripe, mart, order, intent, hold } = await heldAtStripe(t)
  await hold()
  await mart.said('mart.payment.v1.PaymentAuthorized', of(order))
  await mart.publish(cancelled(order))
  await mart.said('mart.payment.v1.PaymentCancelled', of(order))
  t.is(stripe.intents.get(intent.id).status, 'canceled')
  t.is(stripe.refunds.length, 0)
})
