import test from 'ava'
import { v7 } from 'uuid'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import inventory from './index.ts'
import { anOrder, type Order } from './test-order.ts'
import { aProduct } from './test-stock.ts'

let mart: TestMart
let staff: string
test.before(async () => {
  mart = await testMart([inventory])
  staff = mart.token({ id: v7(), role: 'staff' })
})
test.after.always(() => mart?.stop())

async function aShelf(openingStock: number, name = 'Milk 1 l') {
  const product = aProduct({ openingStock, name })
  await mart.publish(event('mart.product.v1.ProductCreated', product.id, { product }))
  return product
}
const place = async (order: Order) =>
  await mart.publish(event('mart.order.v1.OrderPlaced', order.id, { order }))
const asStaff = (method: string, path: string, body?: unknown) =>
  mart.request(method, `/v1/inventory${path}`, { token: staff, body })

test('what goes out is what is in the bag, also where nobody here heard that it was packed', async (t) => {
  const product = aProduct({ openingStock: 2000, soldBy: 'weight' })
  await mart.publish(event('mart.product.v1.ProductCreated', product.id, { product }))
  const placed = anOrder([product.id, 750])
  const line = { ...(placed.items[0] as (typeof placed.items)[number]), soldBy: 'weight' }
  const hold = (quantity: number, most: number) => [
    { productId: product.id, soldBy: 'weight', quantity, most },
  ]
  const order = { ...placed, items: [line], holds: hold(750, 862) }
  await mart.publish(event('mart.order.v1.OrderPlaced', order.id, { order }))
  t.like(await mart.said('mart.inventory.v1.StockReserved', ({ orderId }) => orderId === order.id), {
    lines: [{ productId: product.id, quantity: 862 }],
  })
  // The last release, which rolled back for a while, let OrderPacked pass.
  const packed = {
    ...order,
    version: 6,
    status: 'shipped',
    items: [{ ...line, state: 'picked', picked: 782 }],
    holds: hold(782, 782),
  }
  await mart.publish(
    event('mart.order.v1.OrderShipped', order.id, { order: packed, carrier: '', trackingNumber: '' }),
  )
  t.like(await mart.said('mart.inventory.v1.StockShipped', ({ orderId }) => orderId === order.id), {
    lines: [{ productId: product.id, quantity: 782 }],
  })
  t.like((await asStaff('GET', `/${product.id}`)).body, { onHand: 1218, reserved: 0 })
})

test('an order takes its stock from the shelf to the door, and back', async (t) => {
  const { id } = await aShelf(5)
  const order = anOrder([id, 2])
  await place(order)
  await place(order)
  t.like(await mart.said('mart.inventory.v1.StockReserved', (it) => it.orderId === order.id), {
    lines: [{ productId: id, quantity: 2 }],
  })
  t.like((await asStaff('GET', `/${id}`)).body, { available: 3, onHand: 5, reserved: 2 })
  await mart.publish(
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: '', trackingNumber: '' }),
  )
  await mart.said('mart.inventory.v1.StockShipped', (it) => it.orderId === order.id)
  t.like((await asStaff('GET', `/${id}`)).body, { available: 3, onHand: 3, reserved: 0 })
  await mart.publish(
    event('mart.order.v1.OrderReturned', order.id, { order, reason: 'stale', restock: true }),
  )
  await mart.said('mart.inventory.v1.StockRestocked', (it) => it.orderId === order.id)
  t.like((await asStaff('GET', `/${id}`)).body, { available: 5, onHand: 5, reserved: 0 })
  const { body } = await asStaff('GET', `/${id}/movements`)
  t.deepEqual(
    body.items.map((it: { kind: string; delta: number }) => [it.kind, it.delta]),
    [
      ['returned', 2],
      ['shipped', -2],
      ['opening', 5],
    ],
  )
})

test('staff see that a shelf waits to be counted in the unit by which its product is sold', async (t) => {
  const product = await aShelf(2)
  await mart.publish(
    event('mart.product.v1.ProductChanged', product.id, {
      product: { ...product, soldBy: 'weight', version: 2 },
    }),
  )
  t.like((await asStaff('GET', `/${product.id}`)).body, { onHand: 2, inStock: false, soldByNext: 'weight' })
  t.false('soldByNext' in (await mart.request('GET', `/v1/inventory/${product.id}`)).body)
  const refused = await asStaff('PUT', `/${product.id}`, { onHand: 2000, reason: 'counted' })
  t.is(refused.status, 409)
  t.regex(refused.body.detail, /^The 2 on hand were counted by piece, .* count 0 first/)
  t.false('soldByNext' in (await asStaff('PUT', `/${product.id}`, { onHand: 0, reason: 'counted' })).body)
  t.like((await asStaff('PUT', `/${product.id}`, { onHand: 2000, reason: 'counted' })).body, {
    inStock: true,
  })
})

test('goods that come back unfit stay off the shelf', async (t) => {
  const { id } = await aShelf(5)
  const order = anOrder([id, 2])
  await place(order)
  await mart.publish(
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: '', trackingNumber: '' }),
    event('mart.order.v1.OrderReturned', order.id, { order, reason: 'broken', restock: false }),
  )
  t.like((await asStaff('GET', `/${id}`)).body, { onHand: 3, reserved: 0 })
})

test('an order that is short is told so; a cancelled one gives back', async (t) => {
  const { id } = await aShelf(2)
  const [first, second] = [anOrder([id, 2]), anOrder([id, 1])]
  await place(first)
  await place(second)
  t.deepEqual(
    (await mart.said('mart.inventory.v1.StockRejected', (it) => it.orderId === second.id)).shortages,
    [{ productId: id, requested: 1, available: 0, version: 2, otherUnit: false }],
  )
  t.deepEqual((await mart.request('GET', `/v1/inventory/${id}`)).body, {
    productId: id,
    available: 0,
    inStock: false,
  })
  for (const order of [first, second])
    await mart.publish(
      event('mart.order.v1.OrderCancelled', order.id, { order, cause: 'customer', reason: '' }),
    )
  await mart.said('mart.inventory.v1.StockReleased', (it) => it.orderId === first.id)
  t.is(mart.allSaid('mart.inventory.v1.StockReleased').filter((it) => it.orderId === second.id).length, 0)
  t.like((await mart.request('GET', `/v1/inventory/${id}`)).body, { available: 2, inStock: true })
})

test('a product gets one shelf, once, and its newest name', async (t) => {
  const product = await aShelf(7, 'Lassi')
  const renamed = { ...product, name: 'Mango lassi', version: 3, openingStock: 99 }
  await mart.publish(event('mart.product.v1.ProductChanged', product.id, { product: renamed }))
  await mart.publish(
    event('mart.product.v1.ProductChanged', product.id, { product: { ...product, name: 'Old', version: 2 } }),
  )
  t.is((await asStaff('GET', `/${product.id}`)).body.onHand, 7)
  const { body } = await asStaff('GET', '?limit=100')
  t.like(
    body.items.find((it: { productId: string }) => it.productId === product.id),
    { name: 'Mango lassi' },
  )
  const said = mart.allSaid('mart.inventory.v1.StockLevelChanged').filter((it) => it.productId === product.id)
  t.deepEqual(said, [
    {
      productId: product.id,
      inStock: true,
      low: false,
      available: 7,
      reorderPoint: 0,
      version: 1,
      empty: false,
      ...unsaid.level,
    },
  ])
})
