import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { Problem } from '#src/http/problem.ts'
import { mostOnHand } from '../shelf.ts'
import { type TestStock, testStock } from '../test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const change = (productId: string, kind: 'counted' | 'adjusted', amount: number) =>
  stock.db.transaction((tx) =>
    stock.changeOnHand({ productId, kind, amount, reason: 'stocktaking', reference: '', by: 'staff' }, tx),
  )
const reserve = (productId: string, quantity: number) =>
  stock.db.transaction((tx) => stock.reserve(v7(), [{ productId, quantity }], tx))

test('adjustments at the same time all count', async (t) => {
  const a = await stock.aShelf(100)
  await Promise.all(Array.from({ length: 40 }, (_, i) => change(a, 'adjusted', i % 2 ? 3 : -1)))
  t.like(await stock.books(a), [{ onHand: 140, moved: 140 }])
  const movements = await stock.ledger.page(a, null, 100)
  t.is(movements.length, 41)
  for (const [i, { delta, onHandAfter }] of movements.slice(0, -1).entries())
    t.is(onHandAfter, (movements[i + 1]?.onHandAfter ?? 0) + delta)
})

test('whatever a statement gets wrong, the database lets nothing be oversold', async (t) => {
  const a = await stock.aShelf(10)
  await reserve(a, 4)
  for (const wrong of ['reserved = 11', 'on_hand = 3', 'reserved = -1', 'on_hand = -1, reserved = -1']) {
    const spoil = sql(`test.spoil ${wrong}`, `update shelves set ${wrong} where product_id = $1`)
    await t.throwsAsync(stock.db.query(spoil, [a]), { message: /never_oversold|on_hand_check/ }, wrong)
  }
  t.like(await stock.books(a), [{ onHand: 10 }])
})

test('neither a count nor an adjustment goes below what is reserved', async (t) => {
  const a = await stock.aShelf(10)
  await reserve(a, 4)
  for (const [kind, amount] of [
    ['counted', 3],
    ['adjusted', -7],
  ] as const) {
    const refused = await t.throwsAsync(change(a, kind, amount), { instanceOf: Problem })
    t.is(refused?.status, 409)
  }
  t.is((await change(a, 'adjusted', -6)).level.onHand, 4)
  t.like(await stock.books(a), [{ onHand: 4, reserved: 4, moved: 4 }])
})

test.serial('a count that waited for a release counts what was released', async (t) => {
  const a = await stock.aShelf(5)
  const order = v7()
  await stock.db.transaction((tx) => stock.reserve(order, [{ productId: a, quantity: 5 }], tx))
  let count: Promise<unknown> = Promise.resolve()
  await stock.db.transaction(async (tx) => {
    await stock.advance(order, 'release', tx)
    count = change(a, 'counted', 1)
    while ((await stock.waiting()) !== 1);
  })
  await count
  t.like(await stock.books(a), [{ onHand: 1, reserved: 0, moved: 1 }])
})

test('a shelf holds no more than it can be reckoned with', async (t) => {
  const a = await stock.aShelf(mostOnHand)
  const refused = await t.throwsAsync(change(a, 'adjusted', 1), { instanceOf: Problem })
  t.is(refused?.status, 409)
})

test('a count that finds what was expected is in the ledger too', async (t) => {
  const a = await stock.aShelf(10)
  const { movement } = await change(a, 'counted', 10)
  t.like(movement, { kind: 'counted', delta: 0, onHandAfter: 10, by: 'staff', reason: 'stocktaking' })
  const { version: _, ...told } = movement
  t.like((await stock.ledger.page(a, null, 1))[0], told)
  t.regex(movement.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
})

test('counts while orders are placed never undercut a reservation', async (t) => {
  const a = await stock.aShelf(30)
  const done = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => (i % 4 ? reserve(a, 1) : change(a, 'counted', 10))),
  )
  for (const it of done) if (it.status === 'rejected') t.is(it.reason.status, 409)
  const [books] = await stock.books(a)
  t.true(books && books.reserved <= books.onHand)
  t.is(books?.reserved, books?.promised)
  t.is(books?.onHand, books?.moved)
})

test('what has no shelf can be neither counted nor given a reorder point', async (t) => {
  const counted = await t.throwsAsync(change(v7(), 'counted', 1), { instanceOf: Problem })
  const pointed = await t.throwsAsync(
    stock.db.transaction((tx) => stock.changeReorderPoint(v7(), 1, tx)),
    { instanceOf: Problem },
  )
  t.deepEqual([counted?.status, pointed?.status], [404, 404])
})
