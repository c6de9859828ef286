import type { Queryable } from '#src/database/statement.ts'
import type { Limits } from '../placing/limits.ts'
import type { Tariff } from '../pricing.ts'
import { type Cart, priceCart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'

interface Needs {
  carts: CartRepository
  tariff: Tariff
  limits: Limits
}

/** A customer's cart as it is at this moment, priced live; whatever lies in it, it can be read. */
export const readCart =
  ({ carts, tariff, limits }: Needs) =>
  async (customerId: string, on?: Queryable): Promise<Cart> =>
    priceCart(await carts.entries(customerId, on), tariff, limits)

export type ReadCart = ReturnType<typeof readCart>
