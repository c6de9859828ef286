import test from 'ava'
import fc from 'fast-check'
import { mostLines, mostQuantity, price } from '../pricing.ts'
import { limits, mango, milk, rupees, tariff } from '../test-order.ts'
import { type Amount, type CartEntry, givenBack, obstacles, priceCart } from './cart.ts'

const entry: CartEntry = {
  product: milk,
  quantity: 3,
  priceWhenAdded: milk.price,
  soldByWhenAdded: 'piece',
  inStock: true,
  available: null,
}

const lineOf = (over: Partial<CartEntry>) => priceCart([{ ...entry, ...over }], tariff, limits).items[0]
const stateOf = (over: Partial<CartEntry>) => lineOf(over)?.state

test('a line says what became of it, the gravest first', (t) => {
  const dearer = { priceWhenAdded: rupees(280) }
  t.is(stateOf({}), 'ok')
  t.is(stateOf(dearer), 'price_changed')
  t.is(stateOf({ ...dearer, available: 2 }), 'short')
  t.is(stateOf({ ...dearer, inStock: false, available: 0 }), 'sold_out')
  const byWeight = { ...dearer, inStock: false, soldByWhenAdded: 'weight' as const }
  t.is(stateOf(byWeight), 'unit_changed')
  t.is(stateOf({ ...byWeight, product: { ...milk, archived: true } }), 'archived')
})

test('a line is short where less is left than is in it, and says what is', (t) => {
  t.like(lineOf({ available: 2 }), { state: 'short', left: 2, quantity: 3 })
  t.is(stateOf({ available: 3 }), 'ok')
  t.is(stateOf({ available: null }), 'ok', 'what is left is not known')
  t.false('left' in (lineOf({ available: 3 }) ?? {}))
})

test('what was put in by another unit has no price, and says in which', (t) => {
  const cart = priceCart([{ ...entry, product: { ...milk, soldBy: 'weight' } }], tariff, limits)
  t.like(cart.items[0], { soldBy: 'weight', soldByWhenAdded: 'piece', lineTotal: rupees(0) })
  t.deepEqual(cart.total, rupees(0))
  t.deepEqual(cart.problems, [
    {
      path: 'items[0].quantity',
      message: 'Milk 1 l was put in by piece and is sold by weight now; set how much is wanted',
    },
  ])
})

test('the price when added is shown where it is another', (t) => {
  const [changed] = priceCart([{ ...entry, priceWhenAdded: rupees(280) }], tariff, limits).items
  t.deepEqual(changed?.priceWhenAdded, rupees(280))
  t.deepEqual(changed?.unitPrice, rupees(290))
  t.false('priceWhenAdded' in (priceCart([entry], tariff, limits).items[0] ?? {}))
})

test('the total is what an order would cost: without what is no longer sold, with what is sold out', (t) => {
  const cart = priceCart(
    [
      { ...entry, product: { ...milk, archived: true } },
      { ...entry, product: mango, soldByWhenAdded: 'weight', quantity: 1000, inStock: false },
    ],
    tariff,
    limits,
  )
  t.deepEqual(cart.subtotal, rupees(350))
  t.deepEqual(cart.total, rupees(500))
  t.is(cart.items.length, 2)
})

test('an empty cart costs nothing', (t) => {
  t.deepEqual(priceCart([], tariff, limits), {
    items: [],
    coupons: [],
    subtotal: rupees(0),
    discount: rupees(0),
    deliveryFee: rupees(0),
    total: rupees(0),
  })
})

const soldBy = fc.constantFrom('piece' as const, 'weight' as const)
const amount = fc.oneof(fc.nat(100_000), fc.nat(1_000_000_000_000))

/** Whatever may lie in a basket, also what should not. */
const anEntry: fc.Arbitrary<CartEntry> = fc.record({
  product: fc.record({
    ...{ productId: fc.uuid(), sku: fc.constant('S'), name: fc.string(), soldBy },
    price: fc.record({ amount, currency: fc.constantFrom('PKR', 'PKR', 'PKR', 'USD') }),
    archived: fc.constantFrom(false, false, false, true),
    maxPerOrder: fc.option(fc.integer({ min: 1, max: 20 })),
    ageLimit: fc.constant(null),
    ...{
      categoryIds: fc.constant([]),
      brand: fc.constant(''),
      taxClass: fc.constant(''),
      retailPrice: fc.constant(null),
      tariffCode: fc.constant(''),
    },
  }),
  quantity: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: mostQuantity })),
  soldByWhenAdded: soldBy,
  priceWhenAdded: fc.record({ amount, currency: fc.constant('PKR') }),
  inStock: fc.boolean(),
  available: fc.option(fc.nat(30)),
})

test('whatever lies in a basket it can be read, and tells whether it can be ordered, and for how much', (t) => {
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 110, size: 'max' }), (entries) => {
      const cart = priceCart(entries, tariff, limits)
      t.is(cart.items.length, entries.length)
      for (const { amount } of [cart.subtotal, cart.total, ...cart.items.map(({ lineTotal }) => lineTotal)])
        t.true(Number.isSafeInteger(amount) && amount >= 0 && amount <= 1_000_000_000_000)
      t.deepEqual(cart.problems ?? [], obstacles(entries, tariff, limits))
      if (cart.problems) return
      const { total } = price(entries, tariff)
      t.deepEqual(cart.total, total)
      t.true(entries.length <= mostLines)
    }),
  )
})

test('a sum past what the mart can count is shown as the most that it can, and named', (t) => {
  const dear = { ...milk, price: { amount: 900_000_000_000, currency: 'PKR' } }
  const two = [1, 2].map(() => ({ ...entry, product: dear, quantity: 1 }))
  const cart = priceCart(two, tariff, limits)
  t.is(cart.total.amount, 1_000_000_000_000)
  t.deepEqual(cart.problems, [{ path: 'items', message: 'come to more than an order may' }])
  t.is(priceCart(two.slice(1), tariff, limits).problems, undefined)
})

const id = fc.nat(130).map((n) => `p${n}`)
const quantity = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: mostQuantity }))
const lines: fc.Arbitrary<Amount[]> = fc.uniqueArray(fc.record({ productId: id, quantity, soldBy }), {
  maxLength: mostLines,
  selector: ({ productId }) => productId,
  size: 'max',
})

test('lines go back beside what lies in the basket by now, and no limit is passed', (t) => {
  fc.assert(
    fc.property(lines, lines, (basket, back) => {
      const before = new Map(basket.map((line) => [line.productId, line]))
      const asked = new Map(back.map((line) => [line.productId, line]))
      const set = givenBack(basket, back)
      const after = new Map([...before, ...set.map((line) => [line.productId, line] as const)])
      t.true(after.size <= mostLines)
      for (const { productId, quantity, soldBy } of set) {
        const [was, wanted] = [before.get(productId), asked.get(productId)]
        t.true(soldBy === wanted?.soldBy)
        if (was) t.is(soldBy, was.soldBy, 'two units are not added')
        t.is(quantity, Math.min((was?.quantity ?? 0) + (wanted?.quantity ?? 0), mostQuantity))
        t.true(quantity > (was?.quantity ?? 0))
      }
      // What is left out has a reason.
      for (const { productId, soldBy } of back.filter(
        (line) => !set.some((it) => it.productId === line.productId),
      )) {
        const was = before.get(productId)
        t.true(was ? was.soldBy !== soldBy || was.quantity === mostQuantity : after.size === mostLines)
      }
    }),
  )
})
