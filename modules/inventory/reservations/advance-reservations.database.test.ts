import test from 'ava'
import { v7 } from 'uuid'
import { type TestStock, testStock } from '../test-stock.ts'
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
