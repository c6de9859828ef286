import test from 'ava'
import { v7 } from 'uuid'
import { breaches } from '#src/testing/audit.ts'
import { stockChecks } from '../audit-repository.ts'
import { aProduct, type TestStock, testStock } from '../test-stock.ts'
import type { Step } from './reservation.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const place = async (productId: string, quantity: number) => {
  const order = v7()
  await stock.db.transaction((tx) => stock.reserve(order, [{ productId, quantity }], tx))
  return order
}
const step = (order: string, step: Step) => stock.db.transaction((tx) => stock.advance(order, step, tx))
const levelsSaid = async (productId: string) =>
  (await stock.said('mart.inventory.v1.StockLevelChanged')).filter((it) => it.productId === productId)

test('a release gives back what was reserved, once', async (t) => {
  const a = await stock.aShelf(5)
  const order = await place(a, 5)
  await Promise.all([step(order, 'release'), step(order, 'release'), step(order, 'release')])
  t.like(await stock.books(a), [{ onHand: 5, reserved: 0, moved: 5 }])
  const released = (await stock.said('mart.inventory.v1.StockReleased')).filter((it) => it.orderId === order)
  t.deepEqual(released, [{ orderId: order, lines: [{ productId: a, quantity: 5 }] }])
  t.deepEqual(
    (await levelsSaid(a)).map((it) => it.inStock),
    [true, false, true],
  )
})

test('what ships leaves the shelf and the reservation, with a line in the ledger', async (t) => {
  const a = await stock.aShelf(1_500)
  const order = await place(a, 750)
  await step(order, 'ship')
  await step(order, 'ship')
  t.like(await stock.books(a), [{ onHand: 750, reserved: 0, moved: 750, promised: 0 }])
  const [movement] = await stock.ledger.page(a, null, 9)
  t.like(movement, { kind: 'shipped', delta: -750, onHandAfter: 750, reference: order, by: '' })
  t.is((await stock.said('mart.inventory.v1.StockShipped')).filter((it) => it.orderId === order).length, 1)
})

test('what comes back is on the shelf again, once, and only after it has left', async (t) => {
  const a = await stock.aShelf(2)
  const order = await place(a, 2)
  await step(order, 'restock')
  t.like(await stock.books(a), [{ onHand: 2, reserved: 2 }])
  await step(order, 'ship')
  await step(order, 'restock')
  await step(order, 'restock')
  t.like(await stock.books(a), [{ onHand: 2, reserved: 0, moved: 2 }])
  t.deepEqual(
    (await stock.ledger.page(a, null, 9)).map((it) => it.kind),
    ['returned', 'shipped', 'opening'],
  )
  t.is((await stock.said('mart.inventory.v1.StockRestocked')).filter((it) => it.orderId === order).length, 1)
  t.deepEqual(
    (await levelsSaid(a)).map((it) => it.inStock),
    [true, false, false, true],
    'in stock, all promised, nothing there any more, back',
  )
})

test.serial('late and unknown orders change nothing and say nothing', async (t) => {
  const a = await stock.aShelf(2)
  const [shipped, released, rejected, unknown] = [
    await place(a, 1),
    await place(a, 1),
    await place(a, 9),
    v7(),
  ]
  await step(shipped, 'ship')
  await step(released, 'release')
  const before = [await stock.books(a), (await stock.said('mart.inventory.v1.StockReleased')).length]
  await step(shipped, 'release')
  await step(released, 'ship')
  for (const order of [rejected, unknown])
    for (const it of ['release', 'ship', 'restock'] as const) await step(order, it)
  t.deepEqual([await stock.books(a), (await stock.said('mart.inventory.v1.StockReleased')).length], before)
})

test("a shelf's events come in the order of its versions, whatever runs at once", async (t) => {
  const a = await stock.aShelf(1)
  await Promise.all(
    Array.from({ length: 30 }, async () => {
      const order = await place(a, 1)
      await step(order, 'release')
    }),
  )
  const said = await levelsSaid(a)
  t.deepEqual(
    said.map((it) => it.version),
    said.map((it) => it.version).toSorted((x, y) => x - y),
  )
  t.true(said.length > 2)
  t.true(said.at(-1)?.inStock)
})

const back = (order: string, productId: string, quantity: number, restock = true) =>
  stock.db.transaction((tx) => stock.takeBack(order, [{ productId, quantity }], restock, tx))
const kinds = async (productId: string) =>
  (await stock.ledger.page(productId, null, 20)).map(({ kind, delta }) => [kind, delta])

test('what nobody took in at the door is held as before, and goes out again or is released', async (t) => {
  const a = await stock.aShelf(5)
  const [again, given] = [await place(a, 2), await place(a, 1)]
  for (const order of [again, given]) {
    await step(order, 'ship')
    await Promise.all([step(order, 'bring_back'), step(order, 'bring_back')])
  }
  t.like(await stock.books(a), [{ onHand: 5, reserved: 3, moved: 5, promised: 3 }])
  const said = (await stock.said('mart.inventory.v1.StockBroughtBack')).filter((it) => it.orderId === again)
  t.deepEqual(said, [{ orderId: again, lines: [{ productId: a, quantity: 2 }] }])
  await step(given, 'release')
  await step(again, 'ship')
  await step(again, 'restock')
  t.like(await stock.books(a), [{ onHand: 5, reserved: 0, moved: 5, promised: 0 }])
  t.deepEqual(await kinds(a), [
    ['returned', 2],
    ['shipped', -2],
    ['brought_back', 1],
    ['shipped', -1],
    ['brought_back', 2],
    ['shipped', -2],
    ['opening', 5],
  ])
})

test('what is brought back has to have left', async (t) => {
  const a = await stock.aShelf(5)
  const [reserved, released] = [await place(a, 1), await place(a, 1)]
  await step(released, 'release')
  for (const order of [reserved, released, v7()]) await step(order, 'bring_back')
  t.like(await stock.books(a), [{ onHand: 5, reserved: 1, moved: 5 }])
})

test('some of it comes back, and some more, never more than went; the whole return brings the rest', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place(a, 6)
  await back(order, a, 1)
  t.like(await stock.books(a), [{ onHand: 9, reserved: 6 }], 'it has not left')
  await step(order, 'ship')
  await back(order, a, 1)
  await back(order, a, 2, false)
  t.like(await stock.books(a), [{ onHand: 4, reserved: 0, moved: 4 }])
  await step(order, 'restock')
  await back(order, a, 1)
  t.like(
    await stock.books(a),
    [{ onHand: 7, reserved: 0, moved: 7 }],
    'two were unfit, and stay off the shelf',
  )
  const said = (await stock.said('mart.inventory.v1.StockRestocked')).filter((it) => it.orderId === order)
  t.deepEqual(
    said.map(({ lines }) => lines[0]?.quantity),
    [1, 3],
  )
})

test('more comes back at once than went: what went is restocked', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place(a, 3)
  await step(order, 'ship')
  await Promise.all([1, 2, 3, 4].map(() => back(order, a, 2)))
  await step(order, 'restock')
  t.like(await stock.books(a), [{ onHand: 9, reserved: 0, moved: 9 }])
})

test('what was given back at the door is not brought back once more', async (t) => {
  const a = await stock.aShelf(9)
  const order = await place(a, 5)
  await step(order, 'ship')
  await back(order, a, 2)
  await step(order, 'bring_back')
  t.like(await stock.books(a), [{ onHand: 9, reserved: 3, moved: 9, promised: 3 }])
  await step(order, 'ship')
  t.like(await stock.books(a), [{ onHand: 6, reserved: 0, moved: 6 }])
  await step(order, 'restock')
  t.like(await stock.books(a), [{ onHand: 9, reserved: 0, moved: 9 }])
})

test('what comes back in a unit that its shelf no longer counts in is left out, however it comes back', async (t) => {
  const product = aProduct({ openingStock: 4 })
  const a = product.id
  await stock.db.transaction((tx) => stock.setUp(product, tx))
  const [some, none] = [await place(a, 2), await place(a, 2)]
  for (const order of [some, none]) await step(order, 'ship')
  await stock.db.transaction((tx) => stock.setUp({ ...product, soldBy: 'weight', version: 2 }, tx))
  await back(some, a, 1)
  t.like(await stock.books(a), [{ onHand: 0 }])
  await stock.db.transaction((tx) => stock.advance(none, 'bring_back', tx, new Map([[a, 'piece']])))
  t.like(await stock.books(a), [{ onHand: 0, reserved: 0, moved: 0, promised: 0 }])
  await step(none, 'ship')
  t.like(await stock.books(a), [{ onHand: 0, reserved: 0, moved: 0 }])
  t.deepEqual(await breaches(stockChecks, stock.db), [])
})
