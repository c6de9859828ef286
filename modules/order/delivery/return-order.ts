import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { lineOfOrder } from '../life/bag.ts'
import { advance, hindrance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'
import { endStop } from './end-stop.ts'
import type { RunRepository } from './run-repository.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
  recordChanges: RecordChanges
  now: () => Date
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
  (needs: Needs) =>
  async (
    id: string,
    returning: Returning,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    const { items = [], reason, restock } = returning
    // That it can't come back at all goes before what is wrong with its lines.
    const whole = { type: 'return' as const, reason, restock }
    return endStop(needs, { id, step: whole, caller, ifMatch }, tx, (order) => {
      const unknown = items.flatMap(({ line }, at) => (lineOfOrder(order, line) ? [] : at))
      if (unknown.length > 0)
        throw invalid(
          ...unknown.map((at) => ({ path: `items[${at}].line`, message: 'is no line of this order' })),
        )
      const step = { type: 'return' as const, ...returning }
      const why = hindrance(order, step)
      if (why !== null) throw conflict(why)
      const change = advance(order, step, needs.now())
      return change ? [change] : []
    })
  }
