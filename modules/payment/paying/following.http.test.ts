import test from 'ava'
import { paymentMart } from '../test-mart.ts'
import {
  cancelled,
  changed,
  confirmed,
  delivered,
  linesReturned,
  of,
  packed,
  placed,
  repriced,
} from '../test-order.ts'

const { mart, asStaff, confirm, ledgerOf, paymentOf, reaches, ready, refund } = await paymentMart()
const atOnce = await paymentMart('at_confirmation')
test.after.always(() => Promise.all([mart.stop(), atOnce.mart.stop()]))

const rupees = (amount: number) => ({ amount, currency: 'PKR' })
const kinds = (entries: { kind: string; amount: { amount: number } }[]) =>
  entries.map(({ kind, amount }) => [kind, amount.amount])

test('a card is authorized for the most that its order can cost, and charged for what is in the bag', async (t) => {
  const it = await ready({ authorize: 140000 })
  const { body } = await confirm(it, 'tok_ok')
  t.like(body, { status: 'authorized', amount: rupees(129900), authorized: rupees(140000) })
  const weighed = packed(it, 135850)
  await mart.publish(weighed, weighed, packed(it, 135850))
  const { payment } = await mart.said('mart.payment.v1.PaymentCaptured', of(it))
  t.like(payment, { status: 'captured', captured: 135850, authorized: 140000 })
  await mart.idle()
  t.like(await paymentOf(it), { amount: rupees(135850), captured: rupees(135850), refunded: rupees(0) })
  t.deepEqual(kinds(await ledgerOf(it)), [
    ['authorization', 140000],
    ['capture', 135850],
  ])
  t.is((await refund(it, { amount: rupees(135851) })).status, 409)
})

test('an order of a publisher that says no such sum is authorized for what it costs', async (t) => {
  const it = await ready({ authorize: 0 })
  t.like((await confirm(it, 'tok_ok')).body, { authorized: rupees(129900) })
})

test('cancelled while it is charged, in any order, nothing is kept', async (t) => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => ready()))
  await Promise.all(orders.map((it) => confirm(it, 'tok_ok')))
  await Promise.all(orders.flatMap((it) => [mart.publish(packed(it)), mart.publish(cancelled(it))]))
  for (const it of orders) {
    await mart.idle()
    const { status } = await reaches(it, 'refunded').then((seen) => seen)
    t.true(['refunded', 'cancelled'].includes(status), status)
  }
})

test('what comes back by the line goes back, and the refund says of which', async (t) => {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(packed(it))
  await reaches(it, 'captured')
  const back = linesReturned(it, { left: 100000, quantity: 2 })
  await mart.publish(back, back)
  const said = await mart.said('mart.payment.v1.PaymentRefunded', of(it))
  t.like(said, { amount: { amountMinor: 29900, currency: 'PKR' }, reason: 'stale', settles: true })
  await mart.idle()
  const { id } = await paymentOf(it)
  const { body } = await mart.request('GET', `/v1/payments/${id}/refunds`, { token: asStaff() })
  t.is(body.items.length, 1)
  t.deepEqual(body.items[0].lines, [{ line: 1, quantity: 2, amount: rupees(29900) }])
  t.deepEqual(body.items[0].settles, rupees(29900))
  t.is((await refund(it, { amount: rupees(1000) })).body.settles, undefined, 'that was given on top')
})

test('of cash that was taken the difference is owed until staff hand it over', async (t) => {
  const it = placed({ paymentMethod: 'cash_on_delivery' })
  await mart.publish(confirmed(it), changed(it, 120000), packed(it, 110000))
  t.like(await reaches(it, 'authorized'), { amount: rupees(110000), authorized: rupees(110000) })
  await mart.publish(delivered(repriced(it, 110000, 'delivered')))
  t.like(await reaches(it, 'captured'), { captured: rupees(110000) })
  await mart.publish(linesReturned({ ...it }, { left: 100000 }))
  await mart.idle()
  t.deepEqual((await paymentOf(it)).owed, rupees(10000))
  const owed = await mart.request('GET', '/v1/payments?owed=true&limit=100', { token: asStaff() })
  t.true(owed.body.items.some(({ orderId }: { orderId: string }) => orderId === it.id))
  const { body } = await refund(it, { amount: rupees(10000) })
  t.deepEqual(body.settles, rupees(10000))
  t.is((await paymentOf(it)).owed, undefined)
  t.true((await mart.said('mart.payment.v1.PaymentRefunded', of(it))).settles)
})

test('charged at once, the difference goes back when the order is packed, as one refund', async (t) => {
  const { mart, ready, confirm, paymentOf, reaches, ledgerOf } = atOnce
  const it = await ready({ authorize: 140000 })
  t.like((await confirm(it, 'tok_ok')).body, { status: 'captured', captured: rupees(140000) })
  await mart.publish(changed(it, 125000), packed(it, 135850), packed(it, 135850))
  await reaches(it, 'partially_refunded')
  await mart.idle()
  t.like(await paymentOf(it), { amount: rupees(135850), captured: rupees(140000), refunded: rupees(4150) })
  t.deepEqual(kinds(await ledgerOf(it)), [
    ['capture', 140000],
    ['refund', 4150],
  ])
  await mart.publish(cancelled(it))
  t.like(await reaches(it, 'refunded'), { refunded: rupees(140000) })
})
