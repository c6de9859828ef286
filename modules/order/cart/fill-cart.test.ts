import test from 'ava'
import type { Tx } from '#src/database/transaction.ts'
import { milk, tariff } from '../test-order.ts'
import { fillCart } from './fill-cart.ts'

/** Fills a cart whose database says these things of one put after the other. */
function filling(...puts: ({ basketed: boolean } | null)[]) {
  const cart = { items: [] }
  const fill = fillCart({
    carts: { put: async () => puts.shift() ?? null },
    catalogue: { one: async () => milk },
    readCart: async () => cart,
    markBasketed: async () => {},
    tariff,
    now: () => new Date(),
  } as never)
  return { cart, fill: () => fill('customer', milk.productId, 1, {} as Tx) }
}

test('a product that comes to the catalogue while it is put into a cart is in it, which is not full', async (t) => {
  const { cart, fill } = filling(null, { basketed: true })
  t.is(await fill(), cart as never)
})

test('a cart with no room for a product that is sold is full', async (t) => {
  const { fill } = filling(null, null)
  t.like(await t.throwsAsync(fill), { status: 409, message: 'The cart is full: it holds 100 lines.' })
})
