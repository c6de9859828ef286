import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { orderMart } from '../test-mart.ts'
import { milk, rupees } from '../test-order.ts'

/** What a change of lines must hold to besides: what was sold once, at what price, to whom, and within which limits. */
const mart = await orderMart({
  order: { codLimit: 200_000, codLimitNew: 50_000, codOpenOrders: 0, unpaidOrders: 0, tipTaxClass: '' },
})
test.after.always(() => mart.stop())

const line = (productId: string, quantity: number, more: object = {}) => ({ productId, quantity, ...more })
const product = (sku: string, price = rupees(100)) => ({ ...milk, productId: v7(), sku, name: sku, price })

/** A confirmed order of these lines, and how it is changed. */
async function confirmed(items: object[], wishes: object = {}, sana = mart.shopper()) {
  const placed = await sana.order({ items, ...wishes })
  if (placed.status !== 201) throw new Error(JSON.stringify(placed.body))
  const { id, paymentMethod } = placed.body
  await mart.reserve(id)
  if (paymentMethod === 'card') await mart.pay(id)
  await mart.idle()
  const path = `/v1/orders/${id}`
  return {
    ...{ id: id as string, sana, path, placed: placed.body },
    change: (lines: unknown) => sana.request('PATCH', path, { items: lines }),
  }
}

test('what was sold once is kept, or had less of, also where it is sold no more; more of it is not to be had', async (t) => {
  const old = product('OLD')
  await mart.sell(old)
  const { change } = await confirmed([line(old.productId, 3), line(milk.productId, 1)])
  await mart.sell({ ...old, archived: true }, 2)
  t.like(await change([line(old.productId, 4)]), {
    status: 422,
    body: { errors: [{ path: 'items[0].productId' }] },
  })
  t.is((await change([line(old.productId, 3)])).status, 200)
  t.is((await change([line(old.productId, 2)])).status, 200)
})

test('more of what is sold by another unit by now is not added to a line', async (t) => {
  const loose = product('LOOSE')
  await mart.sell(loose)
  const { change } = await confirmed([line(loose.productId, 2)])
  await mart.sell({ ...loose, soldBy: 'weight' }, 2)
  t.is((await change([line(loose.productId, 3)])).status, 422)
  t.is((await change([line(loose.productId, 1)])).status, 200)
})

test('what was ordered keeps its price, its tip and what is to be done where there is too little', async (t) => {
  const tea = product('TEA')
  await mart.sell(tea)
  const { change } = await confirmed([line(tea.productId, 4, { ifShort: 'refund' })], { tip: rupees(50) })
  await mart.sell({ ...tea, price: rupees(900) }, 2)
  const { body } = await change([line(tea.productId, 3)])
  t.like(body.items[0], { unitPrice: rupees(100), ifShort: 'refund' })
  t.deepEqual([body.tip, body.subtotal], [rupees(50), rupees(300)])
})

test('an offer that began since it was placed takes nothing off', async (t) => {
  const rice = product('RICE')
  await mart.sell(rice)
  const { change, id } = await confirmed([line(rice.productId, 4)])
  const age = sql('test.age', "update orders set created_at = created_at - interval '1 hour' where id = $1")
  await mart.db('order').query(age, [id])
  const from = { seconds: Math.floor(Date.now() / 1000) - 1_800, nanos: 0 }
  await mart.offer(v7(), { gives: 'percent', percent: 50 }, { products: [rice.productId], from })
  const { body } = await change([line(rice.productId, 3)])
  t.deepEqual([body.subtotal, body.discount ?? rupees(0)], [rupees(300), rupees(0)])
})

test('cash is for so much at most: of cash alone, and only where it becomes more', async (t) => {
  const card = await confirmed([line(milk.productId, 2)])
  t.is((await card.change([line(milk.productId, 20)])).status, 200, 'a card may be good for it')
  const sana = mart.shopper()
  const verified = (emailVerified: boolean, version: number) =>
    mart.publish(
      event('mart.user.v1.UserChanged', sana.id, {
        user: {
          ...{ id: sana.id, email: 'sana@example.com', name: 'Sana', phone: '', emailVerified },
          ...{ phoneVerified: false, role: 'customer', permissions: [], disabled: false, version },
          createdAt: { seconds: 1, nanos: 0 },
        },
      }),
    )
  await verified(true, 1)
  const { change } = await confirmed([line(milk.productId, 4)], { paymentMethod: 'cash_on_delivery' }, sana)
  await verified(false, 2)
  t.is((await change([line(milk.productId, 5)])).status, 422)
  t.is(
    (await change([line(milk.productId, 3)])).status,
    200,
    'it is less, though it is more than a new one may be',
  )
})

test('a sum that the mart can not count is refused', async (t) => {
  const dear = product('DEAR', { amount: 600_000_000_000, currency: 'PKR' })
  await mart.sell(dear)
  const { change } = await confirmed([line(dear.productId, 1)])
  const { status, body } = await change([line(dear.productId, 1_000_000)])
  t.is(status, 422, JSON.stringify(body))
  t.is(body.errors[0].path, 'items')
})

test('who may not see an order is told nothing of what is wrong with its lines', async (t) => {
  const { path } = await confirmed([line(milk.productId, 2)])
  const { status } = await mart.shopper().request('PATCH', path, { items: [line(v7(), 1)] })
  t.is(status, 404)
})

test('an order to a zone comes to its minimum at least, and keeps the fee of its slot', async (t) => {
  const lahore = await orderMart()
  t.teardown(lahore.stop)
  const [zone, slot] = [v7(), v7()]
  const db = lahore.db('order')
  await db.query(
    sql(
      'test.zone',
      `insert into zones (id, name, cities, postal_codes, city_keys, postal_keys, fee, minimum, currency, version, created_at, updated_at)
       values ($1, 'Lahore', '{Lahore}', '{}', '{lahore}', '{}', 20000, 50000, 'PKR', 1, now(), now())`,
    ),
    [zone],
  )
  await db.query(
    sql(
      'test.slot',
      `insert into slots (id, zone_id, starts_at, ends_at, cutoff_at, capacity, fee)
       values ($1, $2, now() + interval '5 hours', now() + interval '7 hours', now() + interval '4 hours', 5, 7000)`,
    ),
    [slot, zone],
  )
  const shippingAddress = { recipient: 'Sana', phone: '+923001234567', line1: '1 Mall Road', city: 'Lahore' }
  const sana = lahore.shopper()
  const placed = await sana.order({
    ...{ items: [line(milk.productId, 3)], slotId: slot, shippingAddress, paymentMethod: 'cash_on_delivery' },
  })
  t.is(placed.status, 201, JSON.stringify(placed.body))
  await lahore.reserve(placed.body.id)
  const change = (quantity: number) =>
    sana.request('PATCH', `/v1/orders/${placed.body.id}`, { items: [line(milk.productId, quantity)] })
  t.like(await change(1), { status: 422, body: { errors: [{ path: 'items' }] } })
  const { body } = await change(2)
  t.deepEqual([body.deliveryFee, body.subtotal], [rupees(70), rupees(580)])
})
