import test from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { paymentMart } from '../test-mart.ts'
import { cancelled, of, requested } from '../test-order.ts'

const { mart, asStaff, confirm, ledgerOf, owner, paymentOf, reaches, ready } = await paymentMart()
test.after.always(() => mart.stop())

test('a requested card payment is offered to its owner alone, and authorized', async (t) => {
  const it = await ready()
  const offered = await paymentOf(it)
  t.like(offered, { orderId: it.id, method: 'card', provider: 'sandbox', status: 'requires_action' })
  t.deepEqual(offered.amount, { amount: 129900, currency: 'PKR' })
  t.regex(offered.clientSecret, /_secret_/)
  const seen = await mart.request('GET', `/v1/payments/${offered.id}`, { token: asStaff() })
  t.is(seen.status, 200)
  t.is(seen.body.clientSecret, undefined)
  const stranger = { token: mart.token({ id: v7(), role: 'customer' }) }
  t.is((await mart.request('GET', `/v1/payments/${offered.id}`, stranger)).status, 404)
  t.deepEqual((await mart.request('GET', `/v1/payments?orderId=${it.id}`, stranger)).body.items, [])
  t.is((await mart.request('GET', `/v1/payments/${offered.id}`)).status, 401)
  const pay = { body: { token: 'tok_ok' } }
  for (const who of [stranger, { token: asStaff() }])
    t.is((await mart.request('POST', `/v1/payments/${offered.id}/confirm`, { ...who, ...pay })).status, 404)

  const { status, body } = await confirm(it, 'tok_ok')
  t.is(status, 200)
  t.like(body, { status: 'authorized', authorized: body.amount, captured: { amount: 0, currency: 'PKR' } })
  t.is(body.clientSecret, undefined)
  const said = await mart.said('mart.payment.v1.PaymentAuthorized', of(it))
  t.is(said.payment.authorized, 129900)
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization'],
  )
  t.is((await confirm(it, 'tok_ok')).status, 409)
})

test('a declined card fails the payment, which can not be paid so any more', async (t) => {
  const it = await ready()
  const { status, body } = await confirm(it, 'tok_declined')
  t.is(status, 200)
  t.is(body.status, 'failed')
  t.is((await mart.said('mart.payment.v1.PaymentFailed', of(it))).reason, 'the card was declined')
  t.is((await confirm(it, 'tok_ok')).status, 409)
  t.like((await ledgerOf(it))[0], { kind: 'failure', detail: 'the card was declined' })
  await mart.publish(cancelled(it))
  await mart.idle()
  t.is((await paymentOf(it)).status, 'failed')
})

test('a token that the sandbox has not is refused', async (t) => {
  t.is((await confirm(await ready(), 'tok_free')).status, 422)
})

test('a slow payment is not promised, nor to be paid again, until an event of the provider says so', async (t) => {
  const it = await ready()
  const { body } = await confirm(it, 'tok_slow')
  t.is(body.status, 'requires_action')
  t.is(body.clientSecret, undefined)
  await mart.publish(requested(it))
  t.is((await reaches(it, 'authorized')).status, 'authorized')
  await mart.idle()
  const said = mart.allSaid('mart.payment.v1.PaymentAuthorized').filter(of(it))
  t.true(said.every(({ payment }) => payment.authorized > 0) && said.length > 0)
  t.is(mart.allSaid('mart.payment.v1.PaymentActionRequired').filter(of(it)).length, 1)
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization'],
  )
})

test('of twenty confirmations at once one has an effect, for several payments at a time', async (t) => {
  const orders = await Promise.all(Array.from({ length: 5 }, () => ready()))
  const one = [200, ...Array(19).fill(409)]
  const rounds = orders.map(async (it) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(it, 'tok_ok')))
    t.deepEqual(answers.map(({ status }) => status).sort(), one)
    t.is((await ledgerOf(it)).length, 1)
  })
  await Promise.all(rounds)
  await mart.idle()
  for (const it of orders) t.is(mart.allSaid('mart.payment.v1.PaymentAuthorized').filter(of(it)).length, 1)
})

test('what a crash leaves between a confirmation and its answer is finished by the job', async (t) => {
  const it = await ready()
  const { id } = await paymentOf(it)
  await mart.db('payment').query(
    sql(
      'test.crash',
      `insert into provider_calls (key, payment_id, provider, kind, request, cause, due_at)
       select 'confirm:' || id, id, provider, 'confirm',
         jsonb_build_object('reference', provider_ref, 'token', 'tok_ok'), '{"correlationId": "c"}', now()
       from payments where id = $1 returning 1`,
    ),
    [id],
  )
  await mart.said('mart.payment.v1.PaymentAuthorized', of(it))
  t.is((await paymentOf(it)).status, 'authorized')
})

test('a list of payments is paged, newest first', async (t) => {
  const customerId = v7()
  const orders = [await ready({ customerId }), await ready({ customerId }), await ready({ customerId })]
  const token = owner(orders[0] as OrderState)
  const first = await mart.request('GET', '/v1/payments?limit=2', { token })
  const second = await mart.request('GET', `/v1/payments?limit=2&cursor=${first.body.nextCursor}`, { token })
  const seen = [...first.body.items, ...second.body.items].map((item) => item.orderId)
  t.deepEqual(seen, orders.map(({ id }) => id).reverse())
  t.is(second.body.nextCursor, null)
  t.is((await mart.request('GET', '/v1/payments?cursor=bogus', { token })).status, 422)
})
