import test from 'ava'
import Stripe from 'stripe'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import payment from './index.ts'

const secret = 'whsec_test'
const { webhooks } = new Stripe('unused')

/** A payment with Stripe that waits for its customer, and the event that tells of it. */
const open = sql(
  'test.open',
  `insert into payments (id, order_id, customer_id, method, provider, provider_ref, status, amount, currency,
     created_at, updated_at, asked_at)
   values ($1, $2, $3, 'card', 'stripe', $4, 'requires_action', 5000, 'PKR', now(), now(), now()) returning 1`,
)
const entries = sql<{ kind: string }>(
  'test.entries',
  'select kind from transactions where payment_id = $1 order by id',
)
const kept = sql<{ n: number }>('test.kept', 'select count(*) as n from provider_events where id = $1')

const told = (type: string, paymentId: string, intent: object, id = `evt_${v7()}`) =>
  JSON.stringify({
    ...{ id, object: 'event', type, created: 1_770_000_000, api_version: '2026-01-01' },
    data: { object: { id: `pi_${paymentId}`, object: 'payment_intent', metadata: { paymentId }, ...intent } },
  })

test('events of Stripe are checked, kept and settled once', async (t) => {
  const mart = await testMart([payment], { payment: { stripeWebhookSecret: secret } })
  t.teardown(() => mart.stop())
  const db = mart.db('payment')
  const send = (payload: string, signature = webhooks.generateTestHeaderString({ payload, secret })) =>
    mart.request('POST', '/v1/payments/webhooks/stripe', {
      ...{ body: payload, headers: { 'content-type': 'application/json', 'stripe-signature': signature } },
    })
  const [id, orderId] = [v7(), v7()]
  await db.query(open, [id, orderId, v7(), `pi_${id}`])

  const declined = {
    status: 'requires_payment_method',
    last_payment_error: { message: 'no funds', charge: 'ch_1' },
  }
  t.is((await send(told('payment_intent.payment_failed', id, declined))).status, 200)
  const paid = told('payment_intent.succeeded', id, { status: 'succeeded' }, 'evt_paid')
  t.is((await send(paid, 't=1,v1=beef')).status, 400)
  t.is((await send(paid, '')).status, 400)
  const forged = webhooks.generateTestHeaderString({ payload: paid, secret: 'whsec_other' })
  t.is((await send(paid, forged)).status, 400)
  t.is((await send(`${paid} `, webhooks.generateTestHeaderString({ payload: paid, secret }))).status, 400)
  t.is((await db.query(kept, ['evt_paid']))[0]?.n, 0)

  const answers = await Promise.all([send(paid), send(paid), send(paid)])
  t.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  t.is((await db.query(kept, ['evt_paid']))[0]?.n, 1)
  await mart.said('mart.payment.v1.PaymentCaptured', (data) => data.payment.orderId === orderId)
  await mart.settle()
  t.is(mart.allSaid('mart.payment.v1.PaymentCaptured').length, 1)
  t.deepEqual(
    (await db.query(entries, [id])).map(({ kind }) => kind),
    ['failure', 'capture'],
  )

  // One id is one event, whatever it says the second time.
  const other = { id: v7(), orderId: v7() }
  await db.query(open, [other.id, other.orderId, v7(), `pi_${other.id}`])
  t.is(
    (await send(told('payment_intent.succeeded', other.id, { status: 'succeeded' }, 'evt_paid'))).status,
    200,
  )
  t.deepEqual(await db.query(entries, [other.id]), [])

  for (const ignored of [
    told('payment_intent.succeeded', v7(), { status: 'succeeded' }),
    told('charge.updated', 'x', {}),
  ])
    t.is((await send(ignored)).status, 200)
})

test('without Stripe there is no webhook', async (t) => {
  const mart = await testMart([payment])
  t.teardown(() => mart.stop())
  const options = { body: '{}', headers: { 'content-type': 'application/json' } }
  t.is((await mart.request('POST', '/v1/payments/webhooks/stripe', options)).status, 404)
})
