import type { Tx } from '#src/database/transaction.ts'
import type { Caller } from '#src/http/route.ts'
import { endStop } from '../delivery/end-stop.ts'
import type { RunRepository } from '../delivery/run-repository.ts'
import { advance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'

interface Needs {
  orders: OrderRepository
  runs: RunRepository
  recordChanges: RecordChanges
  now: () => Date
}

/**
 * An order is called off: by its customer until it is picked, by staff until it goes out. What is packed may be on a round,
 * and with it a stop of that is over. Refuses as commandOrder does.
 */
export const cancelOrder =
  (needs: Needs) =>
  async (
    id: string,
    { reason }: { reason?: string },
    caller: Caller,
    tx: Tx,
    ifMatch: number | null,
  ): Promise<Order> => {
    const type = caller.role === 'customer' ? 'cancel' : 'cancel as staff'
    const step = { type, ...(reason !== undefined && { reason }) } as const
    return endStop(needs, { id, step, caller, ifMatch }, tx, (order) => {
      const change = advance(order, step, needs.now())
      return change ? [change] : []
    })
  }
