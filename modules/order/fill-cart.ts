import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { Cart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { CatalogueRepository } from './catalogue-repository.ts'
import { mostLines, type Tariff } from './pricing.ts'
import type { ReadCart } from './read-cart.ts'
import { requireSold } from './refusals.ts'

interface Needs {
  carts: CartRepository
  catalogue: CatalogueRepository
  readCart: ReadCart
  tariff: Tariff
  now: () => Date
}

/** Sets how much of a product is in a cart (again and again, the same), and gives the cart. */
export const fillCart =
  ({ carts, catalogue, readCart, tariff, now }: Needs) =>
  async (customerId: string, productId: string, quantity: number, tx: Tx): Promise<Cart> => {
    if (!(await carts.put(customerId, productId, quantity, now(), tx))) {
      const product = await catalogue.one(productId, tx)
      requireSold([{ product, path: 'productId' }], tariff)
      throw conflict(`The cart is full: it holds ${mostLines} lines.`)
    }
    return readCart(customerId, tx)
  }
