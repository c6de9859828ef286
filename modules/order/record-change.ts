import type { Tx } from '#src/database/transaction.ts'
import type { Followers } from './following/followers.ts'
import type { Change } from './order.ts'
import { toEvent } from './order-events.ts'
import type { OrderRepository } from './order-repository.ts'

/** A change, and the transaction in which it is made: what is told of it is caused as that says. */
export interface Made {
  change: Change
  tx: Tx
}

/** Makes changes of one transaction last: kept, told to the other modules, shown to who follows the orders. */
export const recordChanges =
  ({ orders, followers }: { orders: OrderRepository; followers: Followers }) =>
  (made: Made[]): void => {
    const [first] = made
    if (!first) return
    const changes = made.map(({ change }) => change)
    for (const change of changes.filter(isNew)) orders.insert(change, first.tx)
    const later = changes.filter((change) => !isNew(change))
    if (later.length > 0) orders.update(later, first.tx)
    for (const { change, tx } of made) {
      const { order, fact } = change
      if (fact) tx.say(toEvent({ order, fact }))
    }
    first.tx.afterCommit(() => {
      for (const { order } of changes) followers.wake(order.id, order.version)
    })
  }

export type RecordChanges = ReturnType<typeof recordChanges>

/** Makes one change last. */
export const recordChange =
  ({ recordChanges }: { recordChanges: RecordChanges }) =>
  (change: Change, tx: Tx): void =>
    recordChanges([{ change, tx }])

export type RecordChange = ReturnType<typeof recordChange>

const isNew = ({ order }: Change) => order.version === 1
