import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { lineOfOrder } from '../bag.ts'
import { seenBy } from '../following/find-order.ts'
import type { CommandOrder } from '../fulfilment/command-order.ts'
import { hindrance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'

interface Needs {
  orders: OrderRepository
  commandOrder: CommandOrder
}

/** What came back, and why: all of it unless lines are named. */
export interface Returning {
  reason: string
  restock: boolean
  items?: { line: number; quantity: number }[]
}

/**
 * An order came back, or some of its lines. Refuses as commandOrder does; besides 422 a line that it hasn't, 409 more of one
 * than is left with its customer.
 */
export const returnOrder =
  ({ orders, commandOrder }: Needs) =>
  async (
    id: string,
    returning: Returning,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    const { items = [] } = returning
    if (items.length > 0) {
      const order = seenBy(caller, await orders.lock(id, tx))
      // That it can't come back at all goes before what is wrong with its lines.
      const why = hindrance(order, { type: 'return', reason: returning.reason, restock: returning.restock })
      if (why !== null) throw conflict(why)
      const unknown = items.flatMap(({ line }, at) => (lineOfOrder(order, line) ? [] : at))
      if (unknown.length > 0)
        throw invalid(
          ...unknown.map((at) => ({ path: `items[${at}].line`, message: 'is no line of this order' })),
        )
    }
    return commandOrder(id, { type: 'return', ...returning }, caller, tx, ifMatch)
  }
