import test from 'ava'
import { v7 } from 'uuid'
import { anOrder, holding } from '../test-order.ts'
import { type TestStock, testStock } from '../test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

type Wish = [productId: string, quantity: number, most?: number]
const lines = (wishes: Wish[]) =>
  wishes.map(([productId, quantity, most = quantity]) => ({ productId, quantity, most }))
async function place(...wishes: Wish[]) {
  const order = v7()
  await stock.db.transaction((tx) => stock.reserve(order, lines(wishes), tx))
  return order
}
const ask = (order: string, request: string, wishes: Wish[], version = 1) =>
  stock.db.transaction((tx) => stock.holdMore(order, request, lines(wishes), tx, version))
const of = <T extends { orderId: string }>(order: string, said: T[]) =>
  said.filter((it) => it.orderId === order)
const added = async (order: string) => of(order, await stock.said('mart.inventory.v1.StockAdded'))
const denied = async (order: string) => of(order, await stock.said('mart.inventory.v1.StockDenied'))

test('more is held on top of what is, all of a request or nothing of it', async (t) => {
  const [a, b] = [await stock.aShelf(10), await stock.aShelf(3)]
  const order = await place([a, 2])
  await ask(order, 'r1', [
    [b, 2, 3],
    [a, 1],
  ])
  t.deepEqual(await added(order), [
    {
      orderId: order,
      request: 'r1',
      lines: [
        { productId: a, quantity: 1 },
        { productId: b, quantity: 3 },
      ],
    },
  ])
  await ask(order, 'r2', [
    [a, 1],
    [b, 1],
  ])
  t.deepEqual(await denied(order), [
    {
      orderId: order,
      request: 'r2',
      shortages: [{ productId: b, requested: 1, available: 0, version: 2, otherUnit: false }],
    },
  ])
  t.like(await stock.books(a, b), [
    { reserved: 3, promised: 3 },
    { reserved: 3, promised: 3 },
  ])
})

test('a request is decided on once, however often it is heard, and answered the same each time', async (t) => {
  const a = await stock.aShelf(5)
  const order = await place([a, 1])
  await Promise.all([1, 2, 3, 4].map(() => ask(order, 'r', [[a, 2]])))
  await ask(order, 'short', [[a, 3]])
  await stock.db.transaction((tx) =>
    stock.changeOnHand(
      { productId: a, kind: 'counted', amount: 50, reason: 'came in', reference: '', by: 'staff' },
      tx,
    ),
  )
  await ask(order, 'short', [[a, 3]])
  const yes = await added(order)
  t.is(yes.length, 4)
  for (const it of yes) t.deepEqual(it.lines, [{ productId: a, quantity: 2 }])
  const no = await denied(order)
  t.deepEqual(no[0], no[1])
  t.like(await stock.books(a), [{ reserved: 3, promised: 3 }])
})

test('nothing more is held for what is not reserved: unknown, rejected, released, shipped', async (t) => {
  const a = await stock.aShelf(9)
  const [unknown, rejected, released, shipped] = [
    v7(),
    await place([a, 99]),
    await place([a, 1]),
    await place([a, 1]),
  ]
  await stock.db.transaction((tx) => stock.advance(released, 'release', tx))
  await stock.db.transaction((tx) => stock.advance(shipped, 'ship', tx))
  for (const order of [unknown, rejected, released, shipped]) {
    await ask(order, 'r', [[a, 1]])
    t.deepEqual(await denied(order), [{ orderId: order, request: 'r', shortages: [] }])
  }
  t.like(await stock.books(a), [{ onHand: 8, reserved: 0, promised: 0 }])
})

test('a request that is older than what was heard of its order since gets nothing', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place([a, 1])
  await ask(order, 'new', [[a, 1]], 7)
  await ask(order, 'old', [[a, 1]], 6)
  t.deepEqual((await denied(order))[0]?.request, 'old')
  // Nor does an older word of the order take away what the newer asked for.
  await stock.db.transaction((tx) => stock.settle({ ...holding(anOrder([a, 1]), 6, [a, 1]), id: order }, tx))
  t.like(await stock.books(a), [{ reserved: 2 }])
  await stock.db.transaction((tx) => stock.settle({ ...holding(anOrder([a, 1]), 7, [a, 1]), id: order }, tx))
  t.like(await stock.books(a), [{ reserved: 1 }])
})

test('what was answered is forgotten when the goods have left, and the order gets no more', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place([a, 1])
  await ask(order, 'r', [[a, 1]], 2)
  await stock.db.transaction((tx) => stock.advance(order, 'ship', tx, undefined, 3))
  await stock.db.transaction((tx) => stock.advance(order, 'bring_back', tx, undefined, 4))
  await ask(order, 'r', [[a, 1]], 2)
  t.is((await denied(order)).length, 1)
  t.like(await stock.books(a), [{ onHand: 9, reserved: 2, promised: 2 }])
})

test('the last pieces that many orders ask for at once go to as many as there are', async (t) => {
  const [a, b] = [await stock.aShelf(99), await stock.aShelf(5)]
  const orders = await Promise.all(Array.from({ length: 12 }, () => place([a, 1])))
  await Promise.all(
    orders.map((order, i) =>
      ask(
        order,
        'r',
        i % 2
          ? [
              [a, 1],
              [b, 1],
            ]
          : [
              [b, 1],
              [a, 1],
            ],
      ),
    ),
  )
  const yes = await Promise.all(orders.map(added))
  t.is(yes.flat().length, 5)
  t.like(await stock.books(a, b), [
    { reserved: 17, promised: 17 },
    { reserved: 5, promised: 5 },
  ])
})
