import type { Tx } from '#src/database/transaction.ts'
import type { Followers } from './followers.ts'
import type { Change } from './order.ts'
import { toEvent } from './order-events.ts'
import type { OrderRepository } from './order-repository.ts'

/** Makes a change last: kept, told to the other modules, shown to who follows the order. */
export const recordChange =
  ({ orders, followers }: { orders: OrderRepository; followers: Followers }) =>
  (change: Change, tx: Tx): void => {
    const { id, version } = change.order
    if (version === 1) orders.insert(change, tx)
    else orders.update(change, tx)
    tx.say(toEvent(change))
    tx.afterCommit(() => followers.wake(id, version))
  }

export type RecordChange = ReturnType<typeof recordChange>
