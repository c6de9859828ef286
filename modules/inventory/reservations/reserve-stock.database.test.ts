import test from 'ava'
import { v7 } from 'uuid'
import { type TestStock, testStock } from '../test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const place = (orderId: string, ...items: [string, number][]) =>
  stock.db.transaction((tx) =>
    stock.reserve(
      orderId,
      items.map(([productId, quantity]) => ({ productId, quantity })),
      tx,
    ),
  )
const reservedFor = async (...orders: string[]) =>
  (await stock.said('mart.inventory.v1.StockReserved')).filter((it) => orders.includes(it.orderId))
const rejectedFor = async (...orders: string[]) =>
  (await stock.said('mart.inventory.v1.StockRejected')).filter((it) => orders.includes(it.orderId))
const counted = (productId: string) => ({
  productId,
  kind: 'counted' as const,
  reason: 'why',
  reference: '',
  by: 'staff',
})
const ids = (n: number) => Array.from({ length: n }, () => v7())

test('all lines are reserved, or none', async (t) => {
  const [a, b] = [await stock.aShelf(5), await stock.aShelf(1)]
  const [order, greedy] = [v7(), v7()]
  await place(greedy, [a, 2], [b, 2])
  await place(order, [b, 1], [a, 5])
  t.deepEqual(await rejectedFor(greedy), [
    {
      orderId: greedy,
      shortages: [{ productId: b, requested: 2, available: 1, version: 1, otherUnit: false }],
    },
  ])
  const lines = [
    { productId: a, quantity: 5 },
    { productId: b, quantity: 1 },
  ]
  t.deepEqual(await reservedFor(order), [{ orderId: order, lines }])
  t.like(await stock.books(a, b), [
    { reserved: 5, promised: 5 },
    { reserved: 1, promised: 1 },
  ])
})

test('lines of one product must fit together', async (t) => {
  const a = await stock.aShelf(5)
  const order = v7()
  await place(order, [a, 3], [a, 3])
  t.deepEqual((await rejectedFor(order))[0]?.shortages, [
    { productId: a, requested: 6, available: 5, version: 1, otherUnit: false },
  ])
  t.like(await stock.books(a), [{ reserved: 0 }])
})

test('an order is decided on once, and whoever asks again is told again what was decided', async (t) => {
  const a = await stock.aShelf(5)
  const [order, short] = [v7(), v7()]
  await place(order, [a, 2])
  await place(short, [a, 4])
  // More would fit by now; what was decided stands.
  await stock.db.transaction((tx) => stock.changeOnHand({ ...counted(a), amount: 50 }, tx))
  for (const once of [1, 2, 3]) {
    const said = await reservedFor(order, short)
    t.is(said.length, once)
    t.deepEqual(said.at(-1), { orderId: order, lines: [{ productId: a, quantity: 2 }] })
    t.deepEqual((await rejectedFor(order, short)).at(-1), {
      orderId: short,
      shortages: [{ productId: a, requested: 4, available: 3, version: 2, otherUnit: false }],
    })
    t.is((await rejectedFor(short)).length, once)
    await place(order, [a, 2])
    await place(short, [a, 4])
  }
  t.like(await stock.books(a), [{ onHand: 50, reserved: 2, promised: 2 }])
})

test('whoever asks again of an order that has moved on is told what became of it', async (t) => {
  const a = await stock.aShelf(5)
  const [released, shipped, restocked] = ids(3) as [string, string, string]
  for (const order of [released, shipped, restocked]) await place(order, [a, 1])
  await stock.db.transaction(async (tx) => {
    await stock.advance(released, 'release', tx)
    for (const order of [shipped, restocked]) await stock.advance(order, 'ship', tx)
    await stock.advance(restocked, 'restock', tx)
  })
  for (const order of [released, shipped, restocked]) await place(order, [a, 1])
  const [gone, left, back] = [
    await stock.said('mart.inventory.v1.StockReleased'),
    await stock.said('mart.inventory.v1.StockShipped'),
    await stock.said('mart.inventory.v1.StockRestocked'),
  ]
  const lines = [{ productId: a, quantity: 1 }]
  const of = (id: string) => (said: { orderId: string }) => said.orderId === id
  t.deepEqual(gone.filter(of(released)), Array(2).fill({ orderId: released, lines }))
  t.deepEqual(left.filter(of(shipped)), Array(2).fill({ orderId: shipped, lines }))
  t.is(left.filter(of(restocked)).length, 1)
  t.deepEqual(back.filter(of(restocked)), Array(2).fill({ orderId: restocked, lines }))
  t.is((await reservedFor(released, shipped, restocked)).length, 3)
  t.like(await stock.books(a), [{ onHand: 4, reserved: 0, promised: 0 }])
})

test('what has no shelf is short, with nothing available', async (t) => {
  const [a, unknown, order] = [await stock.aShelf(5), v7(), v7()]
  await place(order, [a, 1], [unknown, 1])
  t.deepEqual((await rejectedFor(order))[0]?.shortages, [
    { productId: unknown, requested: 1, available: 0, version: 0, otherUnit: false },
  ])
  t.like(await stock.books(a), [{ reserved: 0 }])
})

test('a quantity of zero or less reserves nothing, nor does an order without lines', async (t) => {
  const a = await stock.aShelf(5)
  const orders = ids(3) as [string, string, string]
  await place(orders[0], [a, 0])
  await place(orders[1], [a, -2], [a, 4])
  await place(orders[2])
  t.deepEqual(
    (await rejectedFor(...orders)).map((it) => it.shortages.length),
    [1, 1, 0],
  )
  t.like(await stock.books(a), [{ reserved: 0 }])
})

test.serial('an order that waited for another decides on what the other left', async (t) => {
  const a = await stock.aShelf(10)
  const [first, second, third] = ids(3) as [string, string, string]
  let others: Promise<unknown> = Promise.resolve()
  await stock.db.transaction(async (tx) => {
    await stock.reserve(first, [{ productId: a, quantity: 6 }], tx)
    others = Promise.all([place(second, [a, 6]), place(third, [a, 4])])
    while ((await stock.waiting()) !== 2);
  })
  await others
  t.is((await rejectedFor(second)).length, 1)
  t.deepEqual((await rejectedFor(second))[0]?.shortages[0]?.requested, 6)
  t.is((await reservedFor(first, third)).length, 2)
  t.like(await stock.books(a), [{ onHand: 10, reserved: 10, promised: 10 }])
})

test.serial('an order that waited for a release gets what was released', async (t) => {
  const a = await stock.aShelf(1)
  const [first, second] = ids(2) as [string, string]
  await place(first, [a, 1])
  let other: Promise<unknown> = Promise.resolve()
  await stock.db.transaction(async (tx) => {
    await stock.advance(first, 'release', tx)
    other = place(second, [a, 1])
    while ((await stock.waiting()) !== 1);
  })
  await other
  t.is((await reservedFor(second)).length, 1)
  t.like(await stock.books(a), [{ onHand: 1, reserved: 1, promised: 1 }])
})

test('60 buyers and 10 pieces: exactly 10 are reserved', async (t) => {
  const a = await stock.aShelf(10)
  const orders = ids(60)
  await Promise.all(orders.map((order) => place(order, [a, 1])))
  t.is((await reservedFor(...orders)).length, 10)
  t.is((await rejectedFor(...orders)).length, 50)
  t.like(await stock.books(a), [{ onHand: 10, reserved: 10, promised: 10 }])
})

test('orders of the same products in opposite orders do not wait for each other in a ring', async (t) => {
  const shelves = [await stock.aShelf(100), await stock.aShelf(100), await stock.aShelf(100)]
  const orders = ids(90)
  await Promise.all(
    orders.map((order, i) => {
      const lines = shelves.map((id): [string, number] => [id, 2])
      return place(order, ...(i % 2 ? lines : lines.reverse()))
    }),
  )
  t.is((await reservedFor(...orders)).length, 50)
  for (const shelf of await stock.books(...shelves)) t.like(shelf, { reserved: 100, promised: 100 })
})

test('the same order heard of eight times at once is reserved once, and answered each time', async (t) => {
  const a = await stock.aShelf(10)
  const order = v7()
  await Promise.all(ids(8).map(() => place(order, [a, 3])))
  t.is((await reservedFor(order)).length, 8)
  t.is((await stock.said('mart.inventory.v1.StockLevelChanged')).filter((it) => it.productId === a).length, 2)
  t.like(await stock.books(a), [{ reserved: 3, promised: 3 }])
})
