import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import { type Cart, priceCart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { CatalogueRepository } from './catalogue-repository.ts'
import { mostLines, type Tariff } from './pricing.ts'
import { countable, requireSold } from './start-order.ts'

interface Needs {
  carts: CartRepository
  catalogue: CatalogueRepository
  tariff: Tariff
  now: () => Date
}

/** Sets how much of a product is in a cart (again and again, the same), and gives the cart. */
export const fillCart =
  ({ carts, catalogue, tariff, now }: Needs) =>
  async (customerId: string, productId: string, quantity: number, tx: Tx): Promise<Cart> => {
    if (!(await carts.put(customerId, productId, quantity, now(), tx))) {
      const product = await catalogue.one(productId, tx)
      requireSold([{ product, path: 'productId' }], tariff)
      throw conflict(`The cart is full: it holds ${mostLines} lines.`)
    }
    const entries = await carts.entries(customerId, tx)
    return countable(() => priceCart(entries, tariff))
  }
