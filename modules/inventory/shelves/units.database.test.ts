import test from 'ava'
import { v7 } from 'uuid'
import { Problem } from '#src/http/problem.ts'
import { aProduct, type TestStock, testStock } from '../test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const setUp = (product: ReturnType<typeof aProduct>) => stock.db.transaction((tx) => stock.setUp(product, tx))
const byWeight = (product: ReturnType<typeof aProduct>, version = 2) =>
  setUp({ ...product, soldBy: 'weight', version })
const count = (productId: string, amount: number, kind: 'counted' | 'adjusted' = 'counted') =>
  stock.db.transaction((tx) =>
    stock.changeOnHand({ productId, kind, amount, reason: 'why', reference: '', by: 'staff' }, tx),
  )
const order = async (productId: string, quantity: number, soldBy: string) => {
  const id = v7()
  await stock.db.transaction((tx) => stock.reserve(id, [{ productId, quantity, soldBy }], tx))
  const rejected = (await stock.said('mart.inventory.v1.StockRejected')).find(({ orderId }) => orderId === id)
  return { id, rejected }
}
const lastSaid = async (id: string) =>
  (await stock.said('mart.inventory.v1.StockLevelChanged')).filter(({ productId }) => productId === id).at(-1)

async function aProductWith(openingStock: number) {
  const product = aProduct({ openingStock })
  await setUp(product)
  return product
}

test('an empty shelf takes the new unit, and forgets the reorder point in the old', async (t) => {
  const product = await aProductWith(0)
  await stock.db.transaction((tx) => stock.changeReorderPoint(product.id, 5, tx))
  await byWeight(product)
  t.like(await stock.shelves.find(product.id), { soldBy: 'weight', soldByNext: null, reorderPoint: 0 })
  t.like(await lastSaid(product.id), { low: false, reorderPoint: 0, version: 3 })
  await count(product.id, 5000)
  t.is((await order(product.id, 750, 'weight')).rejected, undefined)
})

test('stock that came in as the unit was changed is not reinterpreted: not for sale, until it is counted to 0', async (t) => {
  const product = await aProductWith(2)
  await byWeight(product)
  t.like(await stock.shelves.find(product.id), { onHand: 2, soldBy: 'piece', soldByNext: 'weight' })
  t.like(await lastSaid(product.id), { inStock: false, available: 0, empty: false, version: 2 })
  t.like((await order(product.id, 2, 'weight')).rejected?.shortages, {
    0: { requested: 2, available: 0, version: 0, otherUnit: true },
  })
  for (const [amount, kind] of [
    [5000, 'counted'],
    [1, 'adjusted'],
    [-1, 'adjusted'],
  ] as const) {
    const refused = await t.throwsAsync(count(product.id, amount, kind), { instanceOf: Problem })
    t.is(refused?.status, 409)
    t.regex(refused?.message ?? '', /count 0 first/)
  }
  const { level } = await count(product.id, 0)
  t.like(level, { onHand: 0, soldBy: 'weight', soldByNext: null })
  t.like(await lastSaid(product.id), { empty: true })
  await count(product.id, 5000)
  t.like(await lastSaid(product.id), { inStock: true, available: 5000 })
  t.like(await stock.books(product.id), [{ onHand: 5000, moved: 5000 }])
})

test('an order in the old unit is met by what is there in it; when that has left, the shelf is in the new', async (t) => {
  const product = await aProductWith(2)
  const before = await order(product.id, 1, 'piece')
  await byWeight(product)
  const late = await order(product.id, 1, 'piece')
  t.is(late.rejected, undefined)
  for (const { id } of [before, late]) await stock.db.transaction((tx) => stock.advance(id, 'ship', tx))
  t.like(await stock.shelves.find(product.id), { onHand: 0, soldBy: 'weight', soldByNext: null })
  await count(product.id, 5000)

  // What comes back was pieces; two grams they are not.
  const units = new Map([[product.id, 'piece']])
  await stock.db.transaction((tx) => stock.advance(late.id, 'restock', tx, units))
  t.like(await stock.books(product.id), [{ onHand: 5000, moved: 5000, reserved: 0 }])
  t.deepEqual(
    (await stock.said('mart.inventory.v1.StockRestocked')).filter(({ orderId }) => orderId === late.id),
    [],
  )
})

test('the unit that comes back before anything was counted is the old one, and all is for sale again', async (t) => {
  const product = await aProductWith(2)
  await byWeight(product)
  await setUp({ ...product, version: 3 })
  t.like(await stock.shelves.find(product.id), { onHand: 2, soldBy: 'piece', soldByNext: null })
  t.like(await lastSaid(product.id), { inStock: true, available: 2, version: 3 })
  await byWeight(product, 2)
  t.like(await stock.shelves.find(product.id), { soldByNext: null }, 'an older version changes nothing')
})

test('what comes back in the unit that the shelf counts in goes back on it, whatever the product is sold by', async (t) => {
  const product = await aProductWith(3)
  const { id } = await order(product.id, 2, 'piece')
  await stock.db.transaction((tx) => stock.advance(id, 'ship', tx))
  await byWeight(product)
  await stock.db.transaction((tx) => stock.advance(id, 'restock', tx, new Map([[product.id, 'piece']])))
  t.like(await stock.books(product.id), [{ onHand: 3, moved: 3 }])
})
