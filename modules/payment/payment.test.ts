import { setTimeout as delay } from 'node:timers/promises'
import test from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { type OrderState, toTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import payment from './index.ts'

const staff = { id: v7(), role: 'staff' as const }
let mart: TestMart

test.before(async () => {
  mart = await testMart([payment], { payment: { sandboxDelay: 50, stripeWebhookSecret: 'whsec_test' } })
})
test.after.always(() => mart?.stop())

const order = (more: Partial<OrderState> = {}): OrderState => {
  const money = { amountMinor: 129900, currency: 'PKR' }
  return {
    ...{ id: v7(), number: 'IM-1', customerId: v7(), status: 'awaiting_payment', items: [], version: 2 },
    ...{ subtotal: money, deliveryFee: { ...money, amountMinor: 0 }, total: money, paymentMethod: 'card' },
    shippingAddress: { recipient: '', phone: '', line1: '', line2: '', city: '', postalCode: '', notes: '' },
    ...{ note: '', createdAt: toTimestamp(new Date()) },
    ...more,
  }
}
const of =
  ({ id }: { id: string }) =>
  (data: { payment: { orderId: string } }) =>
    data.payment.orderId === id
const requested = (order: OrderState) =>
  event('mart.order.v1.PaymentRequested', order.id, { order, expiresAt: toTimestamp(new Date()) })
const cancelled = (order: OrderState) =>
  event('mart.order.v1.OrderCancelled', order.id, { order, cause: 'customer', reason: '' })
const returned = (order: OrderState) =>
  event('mart.order.v1.OrderReturned', order.id, { order, reason: 'stale', restock: false })
const confirmed = (order: OrderState) => event('mart.order.v1.OrderConfirmed', order.id, { order })
const delivered = (order: OrderState) => event('mart.order.v1.OrderDelivered', order.id, { order })

const owner = ({ customerId }: OrderState) => mart.token({ id: customerId, role: 'customer' })
const asStaff = () => mart.token(staff)

async function paymentOf(order: OrderState) {
  const { body } = await mart.request('GET', `/v1/payments?orderId=${order.id}`, { token: owner(order) })
  return body.items[0]
}
const confirm = async (order: OrderState, token: string) =>
  mart.request('POST', `/v1/payments/${(await paymentOf(order)).id}/confirm`, {
    ...{ token: owner(order), body: { token } },
  })
const refund = async (order: OrderState, body: object, key = v7()) =>
  mart.request('POST', `/v1/payments/${(await paymentOf(order)).id}/refunds`, {
    ...{ token: asStaff(), body: { reason: 'bruised', ...body }, headers: { 'idempotency-key': key } },
  })
async function ledgerOf(order: OrderState) {
  const { id } = await paymentOf(order)
  const { body } = await mart.request('GET', `/v1/payments/${id}/transactions?limit=100`, {
    token: asStaff(),
  })
  return body.items as {
    kind: string
    amount: { amount: number }
    providerReference: string
    detail?: string
  }[]
}
async function until<T>(look: () => Promise<T>, good: (it: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 10_000; ; await delay(10)) {
    const it = await look()
    if (good(it) || Date.now() > deadline) return it
  }
}
const reaches = (order: OrderState, status: string) =>
  until(
    () => paymentOf(order),
    (it) => it?.status === status,
  )
async function ready(more: Partial<OrderState> = {}) {
  const it = order(more)
  await mart.publish(requested(it))
  await mart.said('mart.payment.v1.PaymentActionRequired', of(it))
  return it
}

/** What the ledger, the payment and the sandbox's books say; they are to agree. */
const disagreements = sql<{ id: string }>(
  'test.disagreements',
  `select p.id from payments p
   left join (select payment_id, coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
       coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded
     from transactions group by payment_id) t on t.payment_id = p.id
   left join (select payment_id, coalesce(sum(amount) filter (where status = 'pending'), 0) as refunding,
       coalesce(sum(amount) filter (where status = 'succeeded'), 0) as refunded
     from refunds group by payment_id) r on r.payment_id = p.id
   left join sandbox_payments s on s.payment_id = p.id
   where p.captured <> coalesce(t.captured, 0) or p.refunded <> coalesce(t.refunded, 0)
     or p.refunded <> coalesce(r.refunded, 0) or p.refunding <> coalesce(r.refunding, 0)
     or (p.provider = 'sandbox' and p.order_id = any($1::uuid[])
       and (p.refunded <> s.refunded or (s.status = 'captured') <> (p.captured > 0)))`,
)

test('a requested card payment is offered to its owner alone, and paid', async (t) => {
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
  t.is(body.status, 'captured')
  t.is(body.clientSecret, undefined)
  await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['capture'],
  )
  t.is((await confirm(it, 'tok_ok')).status, 409)
})

test('a declined card fails the payment for good', async (t) => {
  const it = await ready()
  const { status, body } = await confirm(it, 'tok_declined')
  t.is(status, 200)
  t.is(body.status, 'failed')
  t.is((await mart.said('mart.payment.v1.PaymentFailed', of(it))).reason, 'the card was declined')
  t.is((await confirm(it, 'tok_ok')).status, 409)
  t.like((await ledgerOf(it))[0], { kind: 'failure', detail: 'the card was declined' })
  await mart.publish(cancelled(it))
  await mart.settle()
  t.is((await paymentOf(it)).status, 'failed')
})

test('a token that the sandbox has not is refused', async (t) => {
  t.is((await confirm(await ready(), 'tok_free')).status, 422)
})

test('a slow payment is authorized, then captured by an event of the provider', async (t) => {
  const it = await ready()
  t.is((await confirm(it, 'tok_slow')).body.status, 'authorized')
  t.is((await reaches(it, 'captured')).status, 'captured')
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture'],
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
  await mart.settle()
  for (const it of orders) t.is(mart.allSaid('mart.payment.v1.PaymentCaptured').filter(of(it)).length, 1)
})

test('an order cancelled before it is paid cancels its payment with the provider', async (t) => {
  const it = await ready()
  await mart.publish(cancelled(it))
  await mart.said('mart.payment.v1.PaymentCancelled', of(it))
  t.is((await paymentOf(it)).status, 'cancelled')
  t.is((await confirm(it, 'tok_ok')).status, 409)
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['cancellation'],
  )
})

test('an order cancelled after it is paid gets all of it back, once', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(cancelled(it))
  await mart.publish(cancelled(it), returned(it))
  const said = await mart.said('mart.payment.v1.PaymentRefunded', of(it))
  t.deepEqual(said.amount, { amountMinor: 129900, currency: 'PKR' })
  t.is((await paymentOf(it)).status, 'refunded')
  await mart.settle()
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['capture', 'refund'],
  )
})

test('money that comes after the cancellation goes back', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_slow')
  await mart.publish(cancelled(it))
  t.is((await reaches(it, 'refunded')).status, 'refunded')
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture', 'refund'],
  )
})

test('a cancellation that is there before the payment is remembered', async (t) => {
  const [card, cash] = [order(), order({ paymentMethod: 'cash_on_delivery' })]
  await mart.publish(cancelled(card), cancelled(cash))
  await mart.publish(requested(card), confirmed(cash))
  await mart.settle()
  for (const it of [card, cash]) t.is((await paymentOf(it)).status, 'cancelled')
  t.is(mart.allSaid('mart.payment.v1.PaymentActionRequired').filter(of(card)).length, 0)
})

test('cash is authorized with the order, captured at the door and refunded as cash', async (t) => {
  const it = order({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), confirmed(it))
  await mart.said('mart.payment.v1.PaymentAuthorized', of(it))
  t.like(await paymentOf(it), { provider: 'cash', status: 'authorized', method: 'cash_on_delivery' })
  t.is((await confirm(it, 'tok_ok')).status, 404)
  t.is((await refund(it, {})).status, 409)
  await mart.publish(delivered(it), delivered(it))
  await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  t.is((await refund(it, { amount: { amount: 900, currency: 'PKR' } })).status, 201)
  t.like(await paymentOf(it), { status: 'partially_refunded', refunded: { amount: 900, currency: 'PKR' } })
  await mart.publish(returned(it))
  t.is((await reaches(it, 'refunded')).status, 'refunded')
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture', 'refund', 'refund'],
  )
})

test('cash of an order that comes back unpaid is cancelled', async (t) => {
  const it = order({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), returned(it))
  await mart.said('mart.payment.v1.PaymentCancelled', of(it))
  t.is((await paymentOf(it)).status, 'cancelled')
})

test('a refund answers pending and has happened when its client looks', async (t) => {
  const it = await ready()
  t.is((await refund(it, {})).status, 409)
  await confirm(it, 'tok_ok')
  const { id } = await paymentOf(it)
  const key = v7()
  const { status, body } = await refund(it, { amount: { amount: 29900, currency: 'PKR' } }, key)
  t.is(status, 201)
  t.like(body, { paymentId: id, reason: 'bruised', amount: { amount: 29900, currency: 'PKR' } })
  t.like(await paymentOf(it), { status: 'partially_refunded', refunded: { amount: 29900, currency: 'PKR' } })
  const again = await refund(it, { amount: { amount: 29900, currency: 'PKR' } }, key)
  t.is(again.headers.get('idempotent-replayed'), 'true')
  t.deepEqual(again.body, body)
  t.is((await refund(it, { amount: { amount: 100001, currency: 'PKR' } })).status, 409)
  t.is((await refund(it, { amount: { amount: 0, currency: 'PKR' } })).status, 422)
  t.is((await refund(it, { amount: { amount: 1, currency: 'USD' } })).status, 422)
  t.is((await refund(it, {})).body.amount.amount, 100000)
  t.is((await paymentOf(it)).status, 'refunded')
  const url = `/v1/payments/${id}/refunds`
  const listed = await mart.request('GET', url, { token: asStaff() })
  t.deepEqual(
    listed.body.items.map((item: { status: string }) => item.status),
    ['succeeded', 'succeeded'],
  )
  const bare = { body: { reason: 'x' } }
  t.is((await mart.request('POST', url, { token: asStaff(), ...bare })).status, 400)
  t.is((await mart.request('POST', url, { token: owner(it), ...bare })).status, 403)
})

test('whatever refunds run at once, never more than was captured goes back', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => refund(it, { amount: { amount: 30000, currency: 'PKR' } })),
  )
  t.is(answers.filter(({ status }) => status === 201).length, 4)
  t.is(answers.filter(({ status }) => status === 409).length, 8)
  await mart.settle()
  t.deepEqual((await paymentOf(it)).refunded, { amount: 120000, currency: 'PKR' })
})

test('a refund that the provider refuses gives its reservation back and is seen', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  const { id } = await paymentOf(it)
  // Somebody gave the money back in the provider's own console.
  await mart
    .db('payment')
    .query(
      sql('test.spend', 'update sandbox_payments set refunded = amount where payment_id = $1 returning 1'),
      [id],
    )
  t.is((await refund(it, {})).status, 201)
  t.like(await paymentOf(it), { status: 'captured', refunded: { amount: 0, currency: 'PKR' } })
  const listed = await mart.request('GET', `/v1/payments/${id}/refunds`, { token: asStaff() })
  t.like(listed.body.items[0], { status: 'failed', failure: 'not so much is left to refund' })
  t.regex((await ledgerOf(it)).at(-1)?.detail ?? '', /refund: not so much/)
  t.is((await refund(it, {})).status, 201)
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
  await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  t.is((await paymentOf(it)).status, 'captured')
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

test('the ledger takes no change', async (t) => {
  await confirm(await ready(), 'tok_ok')
  const db = mart.db('payment')
  const change = sql('test.change', 'update transactions set amount = 1 returning 1')
  await t.throwsAsync(db.query(change), { message: /append-only/ })
  await t.throwsAsync(db.query(sql('test.drop', 'delete from transactions returning 1')), {
    message: /append-only/,
  })
})

test('reconciliation lists what ledger and provider do not agree on', async (t) => {
  const [good, bad] = [await ready(), await ready()]
  await confirm(good, 'tok_ok')
  await confirm(bad, 'tok_ok')
  await refund(good, { amount: { amount: 100, currency: 'PKR' } })
  await mart
    .db('payment')
    .query(
      sql('test.cook', 'update sandbox_payments set amount = amount + 1 where payment_id = $1 returning 1'),
      [(await paymentOf(bad)).id],
    )
  const today = new Date().toISOString().slice(0, 10)
  const url = (from: string, to: string) => `/v1/payments/reconciliation?from=${from}&to=${to}`
  const { status, body } = await mart.request('GET', url(today, today), { token: asStaff() })
  t.is(status, 200)
  const sandbox = body.items.find((item: { provider: string }) => item.provider === 'sandbox')
  const [captured] = (await ledgerOf(bad)).filter(({ kind }) => kind === 'capture')
  t.deepEqual(
    sandbox.differences.filter((item: { orderId: string }) => item.orderId === bad.id),
    [
      {
        ...{ kind: 'capture', providerReference: captured?.providerReference, orderId: bad.id },
        ledger: { amount: 129900, currency: 'PKR' },
        books: { amount: 129901, currency: 'PKR' },
      },
    ],
  )
  t.false(sandbox.differences.some((item: { orderId: string }) => item.orderId === good.id))
  for (const wrong of [url(today, '2020-01-01'), url('2020-01-01', today), url('today', today)])
    t.is((await mart.request('GET', wrong, { token: asStaff() })).status, 422)
  t.is((await mart.request('GET', url(today, today), { token: owner(good) })).status, 403)
})

test('confirmations, cancellations, refunds and repeated events in any order leave books that agree', async (t) => {
  const step = fc.constantFrom('ok', 'slow', 'declined', 'cancel', 'return', 'refund', 'part', 'request')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      async (waves) => {
        const it = await ready()
        for (const wave of waves)
          await Promise.all(
            wave.map(async (what) => {
              if (what === 'cancel') await mart.publish(cancelled(it))
              else if (what === 'return') await mart.publish(returned(it))
              else if (what === 'request') await mart.publish(requested(it))
              else if (what === 'refund') await refund(it, {})
              else if (what === 'part') await refund(it, { amount: { amount: 50000, currency: 'PKR' } })
              else await confirm(it, `tok_${what}`)
            }),
          )
        await until(
          () => paymentOf(it),
          ({ status }) => status !== 'authorized',
        )
        await mart.settle()
        const wrong = () => mart.db('payment').query(disagreements, [[it.id]])
        t.deepEqual(await until(wrong, (found) => found.length === 0), [])
        const off = waves.flat().some((what) => what === 'cancel' || what === 'return')
        const { status } = await paymentOf(it)
        if (off) t.true(['cancelled', 'failed', 'refunded'].includes(status), status)
      },
    ),
    { numRuns: 25 },
  )
})
