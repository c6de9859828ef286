import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import { requireSold } from '../placing/refusals.ts'
import { mostLines, type Tariff } from '../pricing.ts'
import type { MarkBasketed } from './basketed.ts'
import type { Cart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { ReadCart } from './read-cart.ts'

interface Needs {
  carts: CartRepository
  catalogue: CatalogueRepository
  readCart: ReadCart
  markBasketed: MarkBasketed
  tariff: Tariff
  now: () => Date
}

/** Sets how much of a product is in a cart (again and again, the same), in the unit that it is sold by, and gives the cart. */
export const fillCart =
  ({ carts, catalogue, readCart, markBasketed, tariff, now }: Needs) =>
  async (customerId: string, productId: string, quantity: number, tx: Tx): Promise<Cart> => {
    const fill = async () => {
      const put = carts.put(customerId, productId, quantity, now(), tx)
      // Sent together with it, and sees what it did: one round trip less (bench/README.md).
      const cart = readCart(customerId, tx)
      // Where nothing was put in, nobody awaits this: its failure must not be unhandled.
      cart.catch(() => {})
      const done = await put
      return done && { ...done, cart }
    }
    let filled = await fill()
    if (!filled) {
      const product = await catalogue.one(productId, tx)
      requireSold([{ product, path: 'productId' }], tariff)
      // It may have come to the catalogue only since.
      filled = await fill()
    }
    if (!filled) {
      const message = `The cart is full: it holds ${mostLines} lines.`
      throw conflict(message, { path: 'productId', message })
    }
    if (!filled.basketed) await markBasketed([productId], tx)
    return filled.cart
  }
