import test from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { paymentMart, until } from '../test-mart.ts'
import { cancelled, moreWanted, of, packed, placed } from '../test-order.ts'

const { mart, asStaff, confirm, ledgerOf, owner, paymentOf, reaches, ready } = await paymentMart()
const atOnce = await paymentMart('at_confirmation')
test.after.always(() => Promise.all([mart.stop(), atOnce.mart.stop()]))

const rupees = (amount: number) => ({ amount, currency: 'PKR' })
const books = sql<{ status: string; amount: number; captured: number | null; refunded: number }>(
  'test.sandbox',
  'select status, amount, captured, refunded from sandbox_payments where payment_id = $1 order by amount',
)
const booksOf = async (order: OrderState, { mart, paymentOf }: Pick<typeof atOnce, 'mart' | 'paymentOf'>) =>
  mart.db('payment').query(books, [(await paymentOf(order)).id])
const here = { mart, paymentOf }

/** The payment of an authorized order as its owner sees it, once a larger one can be paid. */
async function offered(
  order: OrderState,
  { mart, paymentOf, owner }: Pick<typeof atOnce, 'mart' | 'paymentOf' | 'owner'>,
) {
  const { id } = await paymentOf(order)
  const see = async () => (await mart.request('GET', `/v1/payments/${id}`, { token: owner(order) })).body
  return until(see, (it) => it.clientSecret !== undefined)
}
const ours = { mart, paymentOf, owner }

async function authorized() {
  const it = await ready()
  await confirm(it, 'tok_ok')
  return it
}

test('a larger sum is authorized before the old is let go; its owner alone pays it', async (t) => {
  const it = await authorized()
  const wanted = moreWanted(it, 'change:1', 150000)
  await mart.publish(wanted, wanted, moreWanted(it, 'change:1', 150000))
  const seen = await offered(it, ours)
  t.like(seen, { status: 'authorized', authorized: rupees(129900) })
  const listed = await mart.request('GET', `/v1/payments?orderId=${it.id}`, { token: owner(it) })
  t.is(listed.body.items[0].clientSecret, seen.clientSecret)
  const asSeen = await mart.request('GET', `/v1/payments/${seen.id}`, { token: asStaff() })
  t.is(asSeen.body.clientSecret, undefined)
  const stranger = mart.token({ id: v7(), role: 'customer' })
  const pay = { token: stranger, body: { token: 'tok_ok' } }
  t.is((await mart.request('POST', `/v1/payments/${seen.id}/confirm`, pay)).status, 404)

  const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(it, 'tok_ok')))
  t.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409, 409])
  const said = await mart.said('mart.payment.v1.PaymentChangeAuthorized', of(it))
  t.like(said, { request: 'change:1', payment: { authorized: 150000, status: 'authorized' } })
  await mart.idle()
  const stand = () => booksOf(it, here)
  await until(stand, (rows) => rows[0]?.status === 'cancelled')
  t.like(await stand(), [
    { status: 'cancelled', amount: 129900 },
    { status: 'authorized', amount: 150000 },
  ])
  t.is(mart.allSaid('mart.payment.v1.PaymentChangeAuthorized').filter(of(it)).length, 1)
  await mart.publish(packed(it, 140000))
  t.like(await reaches(it, 'captured'), { captured: rupees(140000) })
  t.deepEqual(
    (await ledgerOf(it)).map(({ kind, amount }) => [kind, amount.amount]),
    [
      ['authorization', 129900],
      ['authorization', 150000],
      ['capture', 140000],
    ],
  )
})

test('refused, the old stands, and can be charged', async (t) => {
  const it = await authorized()
  await mart.publish(moreWanted(it, 'change:1', 150000))
  await offered(it, ours)
  t.is((await confirm(it, 'tok_declined')).status, 200)
  const said = await mart.said('mart.payment.v1.PaymentChangeFailed', of(it))
  t.like(said, { request: 'change:1', reason: 'the card was declined' })
  t.is((await confirm(it, 'tok_ok')).status, 409)
  await mart.publish(packed(it))
  t.like(await reaches(it, 'captured'), { captured: rupees(129900), authorized: rupees(129900) })
})

test('not paid in time, or of an order that is called off, it is let go', async (t) => {
  const [late, off] = [await authorized(), await authorized()]
  await mart.publish(moreWanted(late, 'change:1', 150000, -1), moreWanted(off, 'change:1', 150000))
  await offered(off, ours)
  await mart.publish(cancelled(off))
  for (const it of [late, off]) {
    await mart.said('mart.payment.v1.PaymentChangeFailed', of(it))
    const [old, larger] = await booksOf(it, here)
    t.like(larger ?? {}, { status: 'cancelled', amount: 150000 })
    t.truthy(old)
  }
  t.is((await paymentOf(late)).status, 'authorized')
  t.is((await reaches(off, 'cancelled')).status, 'cancelled')
})

test('a sum that is covered needs nothing, and of two at once one is refused', async (t) => {
  const it = await authorized()
  await mart.publish(moreWanted(it, 'change:1', 100000))
  await mart.said('mart.payment.v1.PaymentChangeAuthorized', of(it))
  await Promise.all([
    mart.publish(moreWanted(it, 'change:2', 150000)),
    mart.publish(moreWanted(it, 'change:3', 160000)),
  ])
  await mart.said('mart.payment.v1.PaymentChangeFailed', of(it))
  await offered(it, ours)
  await confirm(it, 'tok_slow')
  t.is((await confirm(it, 'tok_ok')).status, 409, 'it is under way')
  const said = () => Promise.resolve(mart.allSaid('mart.payment.v1.PaymentChangeAuthorized').filter(of(it)))
  t.is((await until(said, (all) => all.length === 2)).length, 2)
})

test('a change of a payment that nobody made yet fails', async (t) => {
  const it = await ready()
  await mart.publish(moreWanted(it, 'change:1', 150000))
  t.like(await mart.said('mart.payment.v1.PaymentChangeFailed', of(it)), { request: 'change:1' })
  const unknown = placed()
  await mart.publish(moreWanted(unknown, 'change:1', 150000))
  await mart.idle()
  t.is(await paymentOf(unknown), undefined)
})

test('charged at once, the larger sum is charged anew, and the old given back', async (t) => {
  const { mart, ready, confirm, reaches } = atOnce
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.publish(moreWanted(it, 'change:1', 150000))
  await offered(it, atOnce)
  await confirm(it, 'tok_ok')
  await mart.said('mart.payment.v1.PaymentChangeAuthorized', of(it))
  t.true((await mart.said('mart.payment.v1.PaymentRefunded', of(it))).settles)
  await mart.publish(packed(it, 145000))
  const seen = await until(
    () => atOnce.paymentOf(it),
    ({ refunded }) => refunded.amount === 134900,
  )
  t.like(seen, { captured: rupees(279900), refunded: rupees(134900) })
  t.like(await booksOf(it, atOnce), [
    { status: 'captured', amount: 129900, refunded: 129900 },
    { status: 'captured', amount: 150000, refunded: 5000 },
  ])
  await mart.publish(cancelled(it))
  t.is((await reaches(it, 'refunded')).status, 'refunded')
})
