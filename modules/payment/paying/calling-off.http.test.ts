import test from 'ava'
import { paymentMart, until } from '../test-mart.ts'
import { cancelled, confirmed, delivered, of, packed, placed, requested, returned } from '../test-order.ts'

const { mart, asStaff, confirm, ledgerOf, paymentOf, reaches, ready, refund } = await paymentMart()
test.after.always(() => mart.stop())

/** The bank has been asked: nothing is left for the customer to do. */
const isThinking = ({ clientSecret }: { clientSecret?: string }) => clientSecret === undefined

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

test('an order cancelled before it is packed has its money let go: nothing moves', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(cancelled(it), cancelled(it))
  await mart.said('mart.payment.v1.PaymentCancelled', of(it))
  t.like(await paymentOf(it), { status: 'cancelled', captured: { amount: 0, currency: 'PKR' } })
  await mart.idle()
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'cancellation'],
  )
})

test('an order cancelled after it is charged gets all of it back, once', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(packed(it))
  await reaches(it, 'captured')
  await mart.publish(cancelled(it))
  await mart.publish(cancelled(it), returned(it))
  const said = await mart.said('mart.payment.v1.PaymentRefunded', of(it))
  t.deepEqual(said.amount, { amountMinor: 129900, currency: 'PKR' })
  t.true(said.settles)
  t.is((await paymentOf(it)).status, 'refunded')
  await mart.idle()
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture', 'refund'],
  )
})

test('money that is promised after the cancellation is let go', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_slow')
  // A busy machine may only have written down that the provider is to be asked.
  t.is((await until(() => paymentOf(it), isThinking)).clientSecret, undefined)
  await mart.publish(cancelled(it))
  t.is((await reaches(it, 'cancelled')).status, 'cancelled')
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'cancellation'],
  )
})

test('a cancellation that is there before the payment is kept', async (t) => {
  const [card, cash] = [placed(), placed({ paymentMethod: 'cash_on_delivery' })]
  await mart.publish(cancelled(card), cancelled(cash))
  await mart.publish(requested(card), confirmed(cash))
  await mart.idle()
  for (const it of [card, cash]) t.is((await paymentOf(it)).status, 'cancelled')
  t.is(mart.allSaid('mart.payment.v1.PaymentActionRequired').filter(of(card)).length, 0)
})

test('cash is authorized with the order, captured at the door and refunded as cash', async (t) => {
  const it = placed({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), confirmed(it))
  await mart.said('mart.payment.v1.PaymentAuthorized', of(it))
  t.like(await paymentOf(it), { provider: 'cash', status: 'authorized', method: 'cash_on_delivery' })
  t.is((await confirm(it, 'tok_ok')).status, 404)
  t.is((await refund(it, {})).status, 409)
  await mart.publish(delivered(it), delivered(it))
  await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  t.is((await refund(it, { amount: { amount: 900, currency: 'PKR' } })).status, 201)
  t.like(await paymentOf(it), { status: 'partially_refunded', refunded: { amount: 900, currency: 'PKR' } })
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture', 'refund'],
  )
})

test('cash of a returned order is owed, and nothing is said, until staff say that it was handed over', async (t) => {
  const it = placed({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), delivered(it))
  await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  await mart.publish(returned(it), returned(it))
  await mart.idle()
  const owed = { amount: 129900, currency: 'PKR' }
  t.like(await paymentOf(it), { status: 'captured', refunded: { amount: 0, currency: 'PKR' }, owed })
  t.deepEqual(mart.allSaid('mart.payment.v1.PaymentRefunded').filter(of(it)), [])
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind }) => kind),
    ['authorization', 'capture'],
  )
  const listed = async () => {
    const { body } = await mart.request('GET', '/v1/payments?owed=true&limit=100', { token: asStaff() })
    return body.items.some((item: { orderId: string }) => item.orderId === it.id)
  }
  t.true(await listed())
  t.is((await refund(it, {})).status, 201)
  await mart.said('mart.payment.v1.PaymentRefunded', of(it))
  t.is((await reaches(it, 'refunded')).owed, undefined)
  t.false(await listed())
  t.is((await refund(it, {})).status, 409)
})

test('cash of an order that comes back unpaid is cancelled', async (t) => {
  const it = placed({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), returned(it))
  await mart.said('mart.payment.v1.PaymentCancelled', of(it))
  t.is((await paymentOf(it)).status, 'cancelled')
})
