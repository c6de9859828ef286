import test from 'ava'
import { priceCart } from './cart.ts'
import { mango, milk, rupees, tariff } from './test-order.ts'

const entry = { product: milk, quantity: 1, priceWhenAdded: milk.price, inStock: true }

const stateOf = (over: Partial<typeof entry>) => priceCart([{ ...entry, ...over }], tariff).items[0]?.state

test('a line says what became of it, the gravest first', (t) => {
  const dearer = { priceWhenAdded: rupees(280) }
  t.is(stateOf({}), 'ok')
  t.is(stateOf(dearer), 'price_changed')
  t.is(stateOf({ ...dearer, inStock: false }), 'sold_out')
  t.is(stateOf({ ...dearer, inStock: false, product: { ...milk, archived: true } }), 'archived')
})

test('the price when added is shown where it is another', (t) => {
  const [changed] = priceCart([{ ...entry, priceWhenAdded: rupees(280) }], tariff).items
  t.deepEqual(changed?.priceWhenAdded, rupees(280))
  t.deepEqual(changed?.unitPrice, rupees(290))
  t.false('priceWhenAdded' in (priceCart([entry], tariff).items[0] ?? {}))
})

test('the total is what an order would cost: without what is no longer sold, with what is sold out', (t) => {
  const cart = priceCart(
    [
      { ...entry, product: { ...milk, archived: true } },
      { ...entry, product: mango, quantity: 1000, inStock: false },
    ],
    tariff,
  )
  t.deepEqual(cart.subtotal, rupees(350))
  t.deepEqual(cart.total, rupees(500))
  t.is(cart.items.length, 2)
})

test('an empty cart costs nothing', (t) => {
  t.deepEqual(priceCart([], tariff), {
    items: [],
    subtotal: rupees(0),
    deliveryFee: rupees(0),
    total: rupees(0),
  })
})
