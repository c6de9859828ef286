import type { Queryable } from '#src/database/statement.ts'
import { type Cart, priceCart } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { Tariff } from './pricing.ts'
import { countable } from './refusals.ts'

/** A customer's cart as it is at this moment, priced live. */
export const readCart =
  ({ carts, tariff }: { carts: CartRepository; tariff: Tariff }) =>
  async (customerId: string, on?: Queryable): Promise<Cart> => {
    const entries = await carts.entries(customerId, on)
    return countable(() => priceCart(entries, tariff))
  }

export type ReadCart = ReturnType<typeof readCart>
