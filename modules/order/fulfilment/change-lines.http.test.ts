import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

const test = anyTest as TestFn<{ mart: Awaited<ReturnType<typeof orderMart>> }>

test.before(async (t) => {
  t.context.mart = await orderMart()
})
test.after.always((t) => t.context.mart?.stop())

const line = (productId: string, quantity: number) => ({ productId, quantity })

/** A shopper with a confirmed order of two bottles of milk and 1.5 kg of mangoes. */
async function confirmed({ mart }: { mart: Awaited<ReturnType<typeof orderMart>> }, paymentMethod = 'card') {
  const sana = mart.shopper()
  const { id } = (await sana.order({ paymentMethod })).body
  await mart.reserve(id)
  if (paymentMethod === 'card') await mart.pay(id)
  await mart.idle()
  const path = `/v1/orders/${id}`
  return {
    ...{ sana, id, path },
    change: (items: unknown, more: object = {}) => sana.request('PATCH', path, { items, ...more }),
    order: async () => (await sana.request('GET', path)).body,
    /** Inventory's answer to the nth change. */
    answer: async (n: number, lines: { productId: string; quantity: number }[] | null) => {
      const about = { orderId: id, request: `change:${n}` }
      await mart.publish(
        lines
          ? event('mart.inventory.v1.StockAdded', id, { ...about, lines })
          : event('mart.inventory.v1.StockDenied', id, { ...about, shortages: [] }),
      )
      await mart.idle()
    },
    paid: async (n: number, yes: boolean) => {
      const payment = {
        ...{
          id: v7(),
          orderId: id,
          customerId: '',
          method: 'card',
          provider: 'sandbox',
          status: 'authorized',
        },
        ...{ amount: { amountMinor: 1, currency: 'PKR' }, refunded: { amountMinor: 0, currency: 'PKR' } },
        ...unsaid.payment,
      }
      const about = { payment, request: `change:${n}` }
      await mart.publish(
        yes
          ? event('mart.payment.v1.PaymentChangeAuthorized', id, about)
          : event('mart.payment.v1.PaymentChangeFailed', id, { ...about, reason: 'declined' }),
      )
      await mart.idle()
    },
  }
}

test('more is reserved, then authorized, and is the order only then; what it would be is shown meanwhile', async (t) => {
  const { change, order, answer, paid } = await confirmed(t.context)
  const before = await order()
  const asked = await change([line(milk.productId, 5), line(mango.productId, 1500)])
  t.is(asked.status, 200)
  t.is(asked.body.total.amount, before.total.amount)
  t.is(asked.body.changing.total.amount, before.total.amount + 3 * 29_000)
  await answer(1, [line(milk.productId, 3)])
  t.is((await order()).total.amount, before.total.amount, 'the card is not good for it yet')
  await paid(1, true)
  const after = await order()
  t.like(after, { total: asked.body.changing.total, orderedTotal: before.total, status: 'confirmed' })
  t.like(after.items, { 0: { line: 1, quantity: 5 }, 1: { line: 2, quantity: 1500 }, length: 2 })
  t.like(after.adjustments, { 0: { reason: 'changed', amount: rupees(3 * 290) }, length: 1 })
  t.false('changing' in after)
})

test('less is changed at once, and a line keeps its number', async (t) => {
  const { change, order } = await confirmed(t.context)
  const { body, status } = await change([line(mango.productId, 500)])
  t.is(status, 200)
  t.like(body.items, { 0: { line: 2, quantity: 500 }, length: 1 })
  t.is(body.total.amount, 17_500 + 15_000)
  t.deepEqual(await order(), body)
})

test('where there is too little, or the card is declined, the order stands as it was', async (t) => {
  for (const fails of ['stock', 'payment']) {
    const { change, order, answer, paid, path, sana } = await confirmed(t.context)
    const before = await order()
    t.is((await change([line(milk.productId, 20)])).status, 200)
    await answer(1, fails === 'stock' ? null : [line(milk.productId, 18)])
    if (fails === 'payment') await paid(1, false)
    const after = await order()
    t.deepEqual({ ...after, version: 0, updatedAt: '' }, { ...before, version: 0, updatedAt: '' })
    const { items } = (await sana.request('GET', `${path}/timeline`)).body
    t.is(items.at(-1).event, 'ChangeRefused')
  }
})

test('what nobody has answered is asked again, of inventory and then of payment', async (t) => {
  const { mart } = t.context
  const { change, answer, paid, id } = await confirmed(t.context)
  await change([line(milk.productId, 20)])
  const long = sql(
    'test.long_ago',
    "update orders set updated_at = now() - interval '10 minutes', reminded_at = null where id = $1",
  )
  const asked = async (type: 'mart.order.v1.StockRequested' | 'mart.order.v1.PaymentChangeRequested') => {
    await mart.db('order').query(long, [id])
    await mart.runJob('remind-of-pending-orders')
    await mart.idle()
    return mart.allSaid(type).filter(({ order, request }) => order.id === id && request === 'change:1').length
  }
  t.is(await asked('mart.order.v1.StockRequested'), 2)
  await answer(1, [line(milk.productId, 18)])
  t.is(await asked('mart.order.v1.PaymentChangeRequested'), 2)
  await paid(1, true)
  const still = sql<{ n: number }>(
    'test.changing',
    'select count(*)::int as n from orders where wanted is not null and id = $1',
  )
  t.is((await mart.db('order').query(still, [id]))[0]?.n, 0)
})

test('in cash more needs no payment, but no more than may be owed in cash', async (t) => {
  const mart = await orderMart({ order: { codLimit: 200_000 } })
  t.teardown(() => mart.stop())
  const { change, order, answer } = await confirmed({ mart }, 'cash_on_delivery')
  t.is((await change([line(milk.productId, 3), line(mango.productId, 1500)])).status, 200)
  await answer(1, [line(milk.productId, 1)])
  t.is((await order()).items[0].quantity, 3)
  const refused = await change([line(milk.productId, 9)])
  t.is(refused.status, 422)
  t.regex(refused.body.errors[0].message, /cash on delivery/)
})

test('what can not be wanted is refused, each at its place, and changes nothing', async (t) => {
  const { change, order, sana, path } = await confirmed(t.context)
  const before = await order()
  const of = (items: unknown) => change(items)
  t.is((await of([])).status, 422)
  t.is((await of('milk')).status, 422)
  t.is((await of([line(milk.productId, 0)])).status, 422)
  t.is((await of([line(milk.productId, 1.5)])).status, 422)
  t.is((await of([{ ...line(milk.productId, 1), price: 1 }])).status, 422)
  const twice = await of([line(milk.productId, 1), line(milk.productId, 1)])
  t.like(twice, { status: 422, body: { errors: [{ path: 'items[1].productId' }] } })
  const unknown = await of([line(milk.productId, 1), line(v7(), 1)])
  t.like(unknown, { status: 422, body: { errors: [{ path: 'items[1].productId' }] } })
  for (const productId of [milk.productId, v7()]) {
    const odd = await of([{ ...line(milk.productId, 1), ifShort: { productId } }])
    t.like(odd, { status: 422, body: { errors: [{ path: 'items[0].ifShort.productId' }] } })
    const items = [{ ...line(milk.productId, 1), ifShort: { productId } }]
    t.like(await sana.order({ items }), {
      status: 422,
      body: { errors: [{ path: 'items[0].ifShort.productId' }] },
    })
  }
  const fits = [{ ...line(milk.productId, 1), ifShort: { productId: mango.productId } }]
  t.is((await sana.order({ items: fits })).status, 201)
  const stranger = await t.context.mart.shopper().request('PATCH', path, { items: [line(milk.productId, 1)] })
  t.is(stranger.status, 404)
  const stale = await sana.request('PATCH', path, { items: [line(milk.productId, 1)] }, { 'If-Match': '"1"' })
  t.is(stale.status, 412)
  t.deepEqual(await order(), before)
})

test('one change at a time, of twenty at once; and none while it is picked', async (t) => {
  const { mart } = t.context
  const { change, answer, paid, id, path, sana } = await confirmed(t.context)
  const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => change([line(milk.productId, 3 + n)])))
  t.deepEqual(asked.map(({ status }) => status).sort(), [200, ...Array.from({ length: 19 }, () => 409)])
  await answer(1, [line(milk.productId, 30)])
  await paid(1, true)
  await mart
    .db('order')
    .query({ text: "update orders set status = 'picking' where id = $1", name: 'test.pick' } as never, [id])
  t.is((await change([line(milk.productId, 1)])).status, 409)
  t.is((await sana.request('PATCH', path, { note: 'late' })).status, 409)
})

test('who has not paid pays what was asked for before it is more, and may have less', async (t) => {
  const { mart } = t.context
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  const change = (quantity: number) =>
    sana.request('PATCH', `/v1/orders/${id}`, { items: [line(milk.productId, quantity)] })
  t.regex((await change(1)).body.detail, /being looked for/)
  await mart.reserve(id)
  await mart.idle()
  t.regex((await change(20)).body.detail, /paid first/)
  t.is((await change(1)).body.total.amount, 29_000 + 15_000)
})
