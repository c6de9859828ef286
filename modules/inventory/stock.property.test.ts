import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { Problem } from '#src/http/problem.ts'
import { breaches } from '#src/testing/audit.ts'
import { stockChecks } from './audit-repository.ts'
import { low } from './shelf.ts'
import { type Happening, stockModel } from './stock-model.ts'
import { aProduct, type TestStock, testStock } from './test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const product = fc.nat(2)
const order = fc.nat(4)
const amount = fc.integer({ min: -2, max: 12 })

/** What may happen to an inventory, in any order and any number of times. Products and orders by number. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    type: fc.constant('placed' as const),
    order,
    items: fc.array(fc.record({ product, quantity: fc.integer({ min: -1, max: 6 }) }), { maxLength: 4 }),
  }),
  fc.record({ type: fc.constantFrom('release' as const, 'ship' as const, 'restock' as const), order }),
  fc.record({ type: fc.constantFrom('counted' as const, 'adjusted' as const), product, amount }),
  fc.record({ type: fc.constant('reorder' as const), product, point: fc.nat(6) }),
  fc.record({ type: fc.constant('described' as const), product, opening: fc.nat(9) }),
)

/** The same, while staff change by what a product is sold. */
const amongUnits: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: happening },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('described' as const),
      product,
      opening: fc.constant(0),
      soldBy: fc.constantFrom('piece', 'weight'),
      version: fc.integer({ min: 2, max: 9 }),
    }),
  },
)

/** Runs on the database what happens; a refusal counts as an answer, anything else thrown does not. */
async function run(it: Happening, products: string[], orders: string[]): Promise<void> {
  const id = (number: number) => products[number] as string
  const work = stock.db.transaction(async (tx) => {
    switch (it.type) {
      case 'placed': {
        const items = it.items.map(({ product, quantity }) => ({ productId: id(product), quantity }))
        return await stock.reserve(orders[it.order] as string, items, tx)
      }
      case 'counted':
      case 'adjusted': {
        const said = { productId: id(it.product), reason: 'why', reference: '', by: 'staff' }
        return void (await stock.changeOnHand({ ...said, kind: it.type, amount: it.amount }, tx))
      }
      case 'reorder':
        return void (await stock.changeReorderPoint(id(it.product), it.point, tx))
      case 'described':
        return await stock.setUp(
          aProduct({
            id: id(it.product),
            openingStock: it.opening,
            soldBy: it.soldBy ?? 'piece',
            version: it.version ?? 1,
          }),
          tx,
        )
      default:
        return await stock.advance(orders[it.order] as string, it.type, tx)
    }
  })
  await work.catch((error) => {
    if (!(error instanceof Problem)) throw error
  })
}

/** What must hold of any shelves at rest. */
async function audit(t: ExecutionContext, products: string[]) {
  t.deepEqual(await breaches(stockChecks, stock.db), [])
  const shelves = await stock.books(...products)
  const last = new Map(
    (await stock.said('mart.inventory.v1.StockLevelChanged')).map((said) => [said.productId, said]),
  )
  for (const shelf of shelves) {
    const found = JSON.stringify(shelf)
    t.true(shelf.reserved >= 0 && shelf.reserved <= shelf.onHand, `oversold: ${found}`)
    t.true(shelf.moved === shelf.onHand, `the ledger differs: ${found}`)
    t.true(shelf.promised === shelf.reserved, `the reservations differ: ${found}`)
    const said = last.get(shelf.productId)
    const level = await stock.shelves.find(shelf.productId)
    const sold = level?.soldByNext === null
    t.true(
      said?.inStock === (sold && shelf.onHand > shelf.reserved),
      `said to be in stock ${said?.inStock}: ${found}`,
    )
    t.true(said?.empty === (shelf.onHand === 0), `said to be empty ${said?.empty}: ${found}`)
    t.true(level !== null && said?.low === low(level), `said to be low ${said?.low}: ${found}`)
  }
  return shelves
}

test('whatever happens, however often, the shelves are as a model of them says', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 30 }), async (happenings) => {
      const products = [v7(), v7(), v7()]
      const orders = [v7(), v7(), v7(), v7(), v7()]
      const model = stockModel()
      for (const it of happenings) {
        await run(it, products, orders)
        model.happen(it)
      }
      const shelves = await audit(t, products)
      const known = products.flatMap((productId, number) => {
        const shelf = model.shelves.get(number)
        return shelf ? [{ productId, ...shelf }] : []
      })
      t.deepEqual(
        shelves.map(({ productId, onHand, reserved }) => ({ productId, onHand, reserved })),
        known,
      )
    }),
    { numRuns: 60, includeErrorInReport: true },
  )
})

test('whatever happens at once, the books agree when it is over and nothing waits in a ring', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(amongUnits, { minLength: 20, maxLength: 60 }), async (happenings) => {
      const products = [v7(), v7(), v7()]
      const orders = [v7(), v7(), v7(), v7(), v7()]
      for (const id of products)
        await stock.db.transaction((tx) => stock.setUp(aProduct({ id, openingStock: 9 }), tx))
      await Promise.all(happenings.map((it) => run(it, products, orders)))
      await audit(t, products)
    }),
    // Not shrunk: what runs at once is not the same again.
    { numRuns: 20, endOnFailure: true, includeErrorInReport: true },
  )
})
