import test, { type ExecutionContext } from 'ava'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { Problem } from '#src/http/problem.ts'
import { breaches } from '#src/testing/audit.ts'
import { stockChecks } from './audit-repository.ts'
import { low } from './shelf.ts'
import { type Happening, stockModel } from './stock-model.ts'
import { anOrder, holding } from './test-order.ts'
import { aProduct, type TestStock, testStock } from './test-stock.ts'

let stock: TestStock
test.before(async () => {
  stock = await testStock()
})
test.after.always(() => stock?.close())

const product = fc.nat(2)
const order = fc.nat(4)
const amount = fc.integer({ min: -2, max: 12 })

const wishes = (least: number) =>
  fc.array(
    fc
      .record({ product, quantity: fc.integer({ min: least, max: 6 }), over: fc.nat(3) })
      .map(({ product, quantity, over }) => ({ product, quantity, most: quantity + over })),
    { maxLength: 4 },
  )

/** What may happen to an inventory, in any order and any number of times. Products and orders by number. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('placed' as const), order, items: wishes(-1) }) },
  fc.record({
    type: fc.constant('more' as const),
    order,
    request: fc.constantFrom('a', 'b', 'c'),
    items: wishes(0),
  }),
  fc.record({
    type: fc.constant('settled' as const),
    order,
    most: fc.uniqueArray(fc.tuple(product, fc.nat(6)), { selector: ([product]) => product, maxLength: 3 }),
    spoilt: fc.option(
      fc.record({ line: fc.integer({ min: 1, max: 3 }), product, quantity: fc.integer({ min: 1, max: 4 }) }),
    ),
  }),
  fc.record({
    type: fc.constant('some back' as const),
    order,
    product,
    quantity: fc.integer({ min: 1, max: 4 }),
    restock: fc.boolean(),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom(...(['release', 'ship', 'bring_back', 'restock'] as const)),
      order,
    }),
  },
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
  const wish = ({ product, ...wish }: { product: number; quantity: number; most: number }) => ({
    productId: id(product),
    ...wish,
  })
  const work = stock.db.transaction(async (tx) => {
    switch (it.type) {
      case 'placed':
        return await stock.reserve(orders[it.order] as string, it.items.map(wish), tx)
      case 'more':
        return await stock.holdMore(orders[it.order] as string, it.request, it.items.map(wish), tx)
      case 'settled':
        return await stock.settle(settled(it, orders[it.order] as string, id), tx)
      case 'some back': {
        const lines = [{ productId: id(it.product), quantity: it.quantity }]
        return await stock.takeBack(orders[it.order] as string, lines, it.restock, tx)
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

/** What the order module says when a line of an order is replaced, as it was spoilt. */
function settled(
  { most, spoilt }: Extract<Happening, { type: 'settled' }>,
  orderId: string,
  id: (product: number) => string,
) {
  const lines: [string, number][] = spoilt ? [[id(spoilt.product), spoilt.quantity]] : []
  const order = holding(
    anOrder(...lines),
    1,
    ...most.map(([product, most]): [string, number] => [id(product), most]),
  )
  const items = order.items.map((item) => ({
    ...item,
    line: spoilt?.line ?? 0,
    state: 'substituted',
    shortReason: 'damaged',
  }))
  return { ...order, id: orderId, items }
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
