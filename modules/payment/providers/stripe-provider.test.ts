import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import test, { type ExecutionContext } from 'ava'
import { stripeProvider } from './stripe-provider.ts'

interface StripeRequest {
  request: string
  key: string | undefined
  body: URLSearchParams
}

/** Stripe's API as far as it is told to answer, by `METHOD /path`. */
async function fakeStripe(t: ExecutionContext, answers: Record<string, { status: number; body: object }>) {
  const asked: StripeRequest[] = []
  const server = createServer(async (req, res) => {
    const request = `${req.method} ${req.url?.split('?')[0]}`
    const key = req.headers['idempotency-key'] as string | undefined
    asked.push({ request, key, body: new URLSearchParams(await text(req)) })
    const { status, body } = answers[request] ?? { status: 404, body: { error: { message: 'no such path' } } }
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const options = { maxNetworkRetries: 0 }
  return { asked, provider: stripeProvider('sk_test', `http://127.0.0.1:${port}`, options) }
}

const intent = (status: string) => ({
  id: 'pi_1',
  object: 'payment_intent',
  created: 1_770_000_000,
  status,
  currency: 'pkr',
  amount: 5000,
  amount_received: status === 'succeeded' ? 5000 : 0,
})
const refused = (type: string, message: string) => ({ status: 400, body: { error: { type, message } } })
const created = { paymentId: 'p', orderId: 'o', amount: 5000, currency: 'PKR' }

test('an intent is made with the key that it is asked with', async (t) => {
  const body = { ...intent('requires_payment_method'), client_secret: 'cs' }
  const { asked, provider } = await fakeStripe(t, { 'POST /v1/payment_intents': { status: 200, body } })
  t.like(await provider.createPayment('order-1', created), {
    reference: 'pi_1',
    status: 'requires_action',
    clientSecret: 'cs',
  })
  t.is(asked[0]?.key, 'order-1')
  t.is(asked[0]?.body.get('currency'), 'pkr')
  t.is(asked[0]?.body.get('amount'), '5000')
  t.is(asked[0]?.body.get('metadata[paymentId]'), 'p')
})

test('only cards are taken: what settles in days comes when the order is gone', async (t) => {
  const body = { ...intent('requires_payment_method'), client_secret: 'cs' }
  const { asked, provider } = await fakeStripe(t, { 'POST /v1/payment_intents': { status: 200, body } })
  await provider.createPayment('order-1', created)
  t.deepEqual(
    [...(asked[0]?.body ?? [])].filter(([name]) => /method/.test(name)),
    [['allowed_payment_method_types[0]', 'card']],
  )
})

test('amounts are counted as Stripe counts them, and what it can not count is refused', async (t) => {
  const { asked, provider } = await fakeStripe(t, {
    'POST /v1/payment_intents': { status: 200, body: { ...intent('succeeded'), currency: 'isk' } },
    'POST /v1/refunds': { status: 200, body: { id: 're', amount: 500, currency: 'isk', created: 1 } },
  })
  const made = await provider.createPayment('k', { ...created, amount: 50, currency: 'ISK' })
  t.is(asked[0]?.body.get('amount'), '5000')
  t.deepEqual(made.money, { amount: 50, currency: 'ISK' })
  const of = { refundId: 'r', paymentId: 'p', reference: 'pi_1' }
  t.deepEqual((await provider.refund('k', { ...of, amount: 5, currency: 'ISK' })).money, {
    amount: 5,
    currency: 'ISK',
  })
  t.is(asked[1]?.body.get('amount'), '500')
  const fraction = { amount: 150, currency: 'MGA' }
  t.like(await provider.createPayment('k', { ...created, ...fraction }), { status: 'failed', reference: '' })
  t.like(await provider.refund('k', { ...of, ...fraction }), { status: 'failed' })
  t.is(asked.length, 2)
})

test('a refund is asked after by its id, or looked for among those of its payment', async (t) => {
  const refund = { id: 're_1', amount: 700, currency: 'pkr', status: 'succeeded', created: 1_770_000_000 }
  const other = { ...refund, id: 're_0', metadata: {} }
  const { provider } = await fakeStripe(t, {
    'GET /v1/refunds/re_1': { status: 200, body: { ...refund, status: 'pending' } },
    'GET /v1/refunds': {
      status: 200,
      body: { object: 'list', has_more: false, data: [other, { ...refund, metadata: { refundId: 'r' } }] },
    },
  })
  const sought = { refundId: 'r', reference: 're_1', paymentReference: 'pi_1' }
  t.like(await provider.findRefund(sought), { reference: 're_1', status: 'pending' })
  t.like(await provider.findRefund({ ...sought, reference: null }), {
    reference: 're_1',
    status: 'succeeded',
  })
  t.is(await provider.findRefund({ ...sought, refundId: 'x', reference: null }), null)
})

test('what Stripe will never take is failed, what it may take later is thrown', async (t) => {
  const never = await fakeStripe(t, {
    'POST /v1/payment_intents': refused('invalid_request_error', 'amount too small'),
    'POST /v1/refunds': refused('invalid_request_error', 'already refunded'),
  })
  t.like(await never.provider.createPayment('k', created), { status: 'failed', reason: 'amount too small' })
  const refund = { refundId: 'r', paymentId: 'p', reference: 'pi_1', amount: 1, currency: 'PKR' }
  t.like(await never.provider.refund('k', refund), { status: 'failed', reason: 'already refunded' })
  const later = await fakeStripe(t, {
    'POST /v1/refunds': { status: 500, body: { error: { message: 'oops' } } },
  })
  await t.throwsAsync(later.provider.refund('k', refund), { message: /oops/ })
})

test('a cancellation that comes too late tells that it was paid', async (t) => {
  const { asked, provider } = await fakeStripe(t, {
    'POST /v1/payment_intents/pi_1/cancel': refused('invalid_request_error', 'it has succeeded'),
    'GET /v1/payment_intents/pi_1': {
      status: 200,
      body: { ...intent('succeeded'), latest_charge: { id: 'ch_1', created: 1_770_009_000 } },
    },
  })
  t.deepEqual(await provider.cancel('cancel-1', { reference: 'pi_1' }), {
    reference: 'pi_1',
    status: 'captured',
    at: new Date(1_770_009_000_000),
    money: { amount: 5000, currency: 'PKR' },
  })
  t.is(asked[0]?.key, 'cancel-1')
})

test('its books are what it captured and gave back', async (t) => {
  const list = (data: object[]) => ({ status: 200, body: { object: 'list', has_more: false, data } })
  const charge = {
    id: 'ch_1',
    captured: true,
    created: 1_767_225_600,
    amount_captured: 5000,
    currency: 'pkr',
    payment_intent: 'pi_1',
  }
  const refund = { id: 're_1', amount: 700, currency: 'pkr', status: 'succeeded', created: 1_767_225_601 }
  const { provider } = await fakeStripe(t, {
    'GET /v1/charges': list([charge, { ...charge, captured: false }]),
    'GET /v1/refunds': list([refund, { ...refund, status: 'failed' }]),
  })
  t.deepEqual(
    await provider.books(new Date('2026-01-01'), new Date('2026-01-02'), new AbortController().signal),
    [
      { kind: 'capture', reference: 'pi_1', amount: 5000, currency: 'PKR', at: new Date('2026-01-01') },
      {
        kind: 'refund',
        reference: 're_1',
        amount: 700,
        currency: 'PKR',
        at: new Date('2026-01-01T00:00:01Z'),
      },
    ],
  )
})
