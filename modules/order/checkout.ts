import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { CartRepository } from './cart-repository.ts'
import type { Order } from './order.ts'
import type { Tariff } from './pricing.ts'
import { requireSold } from './refusals.ts'
import type { StartOrder, Wishes } from './start-order.ts'

interface Needs {
  carts: CartRepository
  startOrder: StartOrder
  tariff: Tariff
}

/** Makes an order of a cart and empties it; refused, the cart stays as it was. */
export const checkout =
  ({ carts, startOrder, tariff }: Needs) =>
  async (customerId: string, wishes: Wishes, tx: Tx): Promise<Order> => {
    const { number, lines } = await carts.take(customerId, tx)
    if (lines.length === 0) throw conflict('The cart is empty.')
    requireSold(
      lines.map(({ product }, i) => ({ product, path: `items[${i}].productId` })),
      tariff,
    )
    return startOrder(customerId, number, lines, wishes, tx)
  }
