import type { Tx } from '#src/database/transaction.ts'
import { requireVersion } from '#src/http/if-match.ts'
import { conflict } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { seenBy } from '../following/find-order.ts'
import { advance, hindrance } from '../life.ts'
import type { Command, Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  now: () => Date
}

/**
 * Carries out what somebody wants of an order, or refuses: 404 where it isn't theirs, 412 where it changed since, 409
 * where it is too late, too early or refunded.
 */
export const commandOrder =
  ({ orders, recordChange, now }: Needs) =>
  async (
    id: string,
    command: Command,
    caller: Caller,
    tx: Tx,
    ifMatch: number | null = null,
  ): Promise<Order> => {
    const order = seenBy(caller, await orders.lock(id, tx))
    requireVersion(ifMatch, order.version)
    const why = hindrance(order, command)
    if (why !== null) throw conflict(why)
    const change = advance(order, command, now())
    // It is so already: what is sent twice is answered twice.
    if (!change) return order
    const actor = caller.role === 'customer' ? null : caller.id
    recordChange({ ...change, entry: { ...change.entry, actor } }, tx)
    return change.order
  }

export type CommandOrder = ReturnType<typeof commandOrder>
