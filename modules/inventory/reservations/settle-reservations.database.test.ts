import test from 'ava'
import { anOrder, holding, type Order, picked } from '../test-order.ts'
import { type TestStock, testStock } from '../test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

/** An order of so much of each product, of which up to `most` may be weighed. */
async function place(...wishes: [productId: string, quantity: number, most: number][]): Promise<Order> {
  const order = anOrder(...wishes.map(([productId, quantity]): [string, number] => [productId, quantity]))
  const lines = wishes.map(([productId, quantity, most]) => ({ productId, quantity, most }))
  await stock.db.transaction((tx) => stock.reserve(order.id, lines, tx))
  return order
}
const settle = (order: Order) => stock.db.transaction((tx) => stock.settle(order, tx))
const settledOf = async ({ id }: Order) =>
  (await stock.said('mart.inventory.v1.StockSettled')).filter(({ orderId }) => orderId === id)
const kinds = async (productId: string) =>
  (await stock.ledger.page(productId, null, 9)).map(({ kind, delta, reason }) => [kind, delta, reason])

test('what may be weighed is held, as far as there is as much, and what was not taken is free at packing', async (t) => {
  const [a, b] = [await stock.aShelf(1000), await stock.aShelf(760)]
  const order = await place([a, 750, 862], [b, 750, 862])
  t.like(
    (await stock.said('mart.inventory.v1.StockReserved')).find(({ orderId }) => orderId === order.id),
    {
      lines: [
        { productId: a, quantity: 862 },
        { productId: b, quantity: 760 },
      ],
    },
  )
  const packed = holding(picked(order, 'packed', { picked: 782 }, { picked: 740 }), 2, [a, 782], [b, 740])
  await settle(packed)
  await settle(packed)
  t.deepEqual(await settledOf(order), [
    {
      orderId: order.id,
      lines: [
        { productId: a, quantity: 782 },
        { productId: b, quantity: 740 },
      ],
      wasted: [],
    },
  ])
  t.like(await stock.books(a, b), [
    { onHand: 1000, reserved: 782, promised: 782 },
    { onHand: 760, reserved: 740, promised: 740 },
  ])
  const levels = (await stock.said('mart.inventory.v1.StockLevelChanged')).filter(
    ({ productId }) => productId === a,
  )
  t.like(levels.at(-1), { available: 218, version: 3 })
})

test('an order that takes what is held for it says nothing, nor does one of an earlier release', async (t) => {
  const a = await stock.aShelf(5)
  const [order, old] = [await place([a, 2, 2]), await place([a, 2, 3])]
  await settle(holding(picked(order, 'packed', { picked: 2 }), 2, [a, 2]))
  await settle({ ...old, status: 'packed' })
  t.deepEqual([...(await settledOf(order)), ...(await settledOf(old))], [])
  t.like(await stock.books(a), [{ reserved: 5, promised: 5 }])
})

test('what a picker found spoilt leaves the shelf as the order is packed, once, and the rest is free', async (t) => {
  const [a, b] = [await stock.aShelf(9), await stock.aShelf(9)]
  const order = await place([a, 5, 5], [b, 1, 1])
  const lack = { picked: 2, state: 'short', shortReason: 'damaged' }
  await settle(holding(picked(order, 'picking', lack), 2, [a, 5], [b, 1]))
  t.like(await stock.books(a), [{ onHand: 9, reserved: 5 }], 'it may yet be found')
  const packed = holding(picked(order, 'packed', lack), 3, [a, 2], [b, 1])
  await Promise.all([1, 2, 3].map(() => settle(packed)))
  await settle({ ...packed, version: 4 })
  t.like(await stock.books(a), [{ onHand: 6, reserved: 2, moved: 6, promised: 2 }])
  t.deepEqual(await kinds(a), [
    ['wasted', -3, 'damaged'],
    ['opening', 9, ''],
  ])
  t.like((await settledOf(order))[0], { wasted: [{ productId: a, quantity: 3 }] })
  t.is((await settledOf(order)).length, 1)
})

test('a line that is replaced lets go of all of it; what was held besides stands', async (t) => {
  const [a, b] = [await stock.aShelf(9), await stock.aShelf(9)]
  const order = await place([a, 3, 3])
  await stock.db.transaction((tx) => stock.holdMore(order.id, 'r', [{ productId: b, quantity: 2 }], tx, 2))
  const replaced = picked(order, 'picking', { picked: 0, state: 'substituted', shortReason: 'expired' })
  await settle(holding(replaced, 3, [b, 2]))
  t.like(await stock.books(a, b), [
    { onHand: 6, reserved: 0, moved: 6, promised: 0 },
    { onHand: 9, reserved: 2, promised: 2 },
  ])
  await settle(
    holding(picked(replaced, 'packed', { picked: 0, state: 'substituted', shortReason: 'expired' }), 4, [
      b,
      2,
    ]),
  )
  t.like(await stock.books(a), [{ onHand: 6 }], 'it was written off when it was replaced')
})

test('of an order that is cancelled what spoilt is written off, and the rest is free', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place([a, 5, 5])
  const cancelled = picked(order, 'cancelled', { picked: 2, state: 'short', shortReason: 'expired' })
  for (const _ of [1, 2])
    await stock.db.transaction(async (tx) => {
      await stock.writeOff({ ...cancelled, version: 3 }, tx)
      await stock.advance(order.id, 'release', tx)
    })
  t.like(await stock.books(a), [{ onHand: 6, reserved: 0, moved: 6, promised: 0 }])
  const released = (await stock.said('mart.inventory.v1.StockReleased')).filter(
    ({ orderId }) => orderId === order.id,
  )
  t.deepEqual(released, [{ orderId: order.id, lines: [{ productId: a, quantity: 2 }] }])
})

test('an order of which all spoilt is over when it is cancelled, too', async (t) => {
  const a = await stock.aShelf(2)
  const order = await place([a, 2, 2])
  const cancelled = picked(order, 'cancelled', { picked: 0, state: 'short', shortReason: 'expired' })
  await stock.db.transaction(async (tx) => {
    await stock.writeOff(cancelled, tx)
    await stock.advance(order.id, 'release', tx)
  })
  t.like(await stock.books(a), [{ onHand: 0, reserved: 0 }])
  await stock.db.transaction((tx) => stock.holdMore(order.id, 'r', [{ productId: a, quantity: 1 }], tx))
  const denied = (await stock.said('mart.inventory.v1.StockDenied')).filter(
    ({ orderId }) => orderId === order.id,
  )
  t.deepEqual(denied, [{ orderId: order.id, request: 'r', shortages: [] }])
})

test('a batch of orders of one shelf is settled as one by one', async (t) => {
  const a = await stock.aShelf(30)
  const orders = [await place([a, 4, 6]), await place([a, 4, 6]), await place([a, 4, 6])]
  const lack = { picked: 3, state: 'short', shortReason: 'damaged' }
  const packed = orders.map((order) => holding(picked(order, 'packed', lack), 2, [a, 3]))
  const [first] = packed as [Order]
  await stock.db.transaction((tx) => stock.settleAll([...packed, first], tx))
  t.like(await stock.books(a), [{ onHand: 27, reserved: 9, moved: 27, promised: 9 }])
  t.deepEqual(
    (await stock.ledger.page(a, null, 9)).map(({ kind, onHandAfter }) => [kind, onHandAfter]),
    [
      ['wasted', 27],
      ['wasted', 28],
      ['wasted', 29],
      ['opening', 30],
    ],
  )
  const versions = (await stock.said('mart.inventory.v1.StockLevelChanged'))
    .filter(({ productId }) => productId === a)
    .map(({ version }) => version)
  t.deepEqual(
    versions,
    versions.toSorted((x, y) => x - y),
  )
})

test('what has left or was never reserved is not settled', async (t) => {
  const a = await stock.aShelf(9)
  const [shipped, unknown] = [await place([a, 3, 4]), anOrder([a, 1])]
  await stock.db.transaction((tx) => stock.advance(shipped.id, 'ship', tx))
  const lack = { picked: 1, state: 'short', shortReason: 'damaged' }
  for (const order of [shipped, unknown]) await settle(holding(picked(order, 'packed', lack), 2, [a, 1]))
  const cancelled = picked(shipped, 'cancelled', lack)
  await stock.db.transaction((tx) => stock.writeOff({ ...cancelled, version: 9 }, tx))
  t.like(await stock.books(a), [{ onHand: 5, reserved: 0, moved: 5 }])
  t.deepEqual(await settledOf(shipped), [])
})
