import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import { obstacles } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'
import type { Order } from './order.ts'
import type { Tariff } from './pricing.ts'
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
    const refused = obstacles(lines, tariff)
    if (refused.length > 0) throw invalid(...refused)
    return startOrder(customerId, number, lines, wishes, tx, { fromCart: true })
  }
