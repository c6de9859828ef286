import type { Tx } from '#src/database/transaction.ts'
import type { Order } from '../order.ts'
import type { MarkBasketed } from './basketed.ts'
import { givenBack } from './cart.ts'
import type { CartRepository } from './cart-repository.ts'

interface Needs {
  carts: CartRepository
  markBasketed: MarkBasketed
}

/**
 * Puts the lines of rejected orders back into the carts that they were ordered from, beside what lies there by now;
 * what no longer fits is left out. In the transaction in which the order is rejected, and so once.
 */
export const giveBack =
  ({ carts, markBasketed }: Needs) =>
  async (orders: Order[], tx: Tx): Promise<void> => {
    const rejected = orders
      .filter(({ status, fromCart }) => status === 'rejected' && fromCart)
      // Two such batches take the carts in one order, and so don't wait for each other in a ring.
      .sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
    const back: string[] = []
    for (const { customerId, items, createdAt } of rejected) {
      const lines = givenBack(await carts.quantities(customerId, tx), items)
      back.push(...(await carts.giveBack(customerId, lines, createdAt, tx)))
    }
    await markBasketed([...new Set(back)], tx)
  }

export type GiveBack = ReturnType<typeof giveBack>
