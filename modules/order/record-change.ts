import type { Tx } from '#src/database/transaction.ts'
import type { Followers } from '#src/http/followers.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { rejoin } from '#src/tracing/rejoin.ts'
import { endedStops } from './delivery/run.ts'
import type { RunRepository } from './delivery/run-repository.ts'
import { countChanges } from './figures.ts'
import type { RecipientRepository } from './following/recipient-repository.ts'
import type { OfferRepository } from './offers/offer-repository.ts'
import type { Change } from './order.ts'
import { toEvent } from './order-events.ts'
import type { OrderRepository } from './order-repository.ts'
import { type IssueReceipts, receiptable } from './receipts/issue-receipts.ts'
import { saleOf } from './reports/sale.ts'
import type { SalesRepository } from './reports/sales-repository.ts'
import type { SlotRepository } from './slots/slot-repository.ts'

interface Needs {
  orders: OrderRepository
  slots: SlotRepository
  runs: RunRepository
  offers: OfferRepository
  recipients: RecipientRepository
  sales: SalesRepository
  issueReceipts: IssueReceipts
  followers: Followers
  meter: Meter
}

/** A change, and the transaction in which it is made: its event names that transaction's cause. */
interface Made {
  change: Change
  tx: Tx
}

/** Every change ends here: it is written, published, and wakes who follows the order. All are of one transaction. */
export const recordChanges =
  ({ orders, slots, runs, recipients, offers, sales, issueReceipts, followers, meter }: Needs) =>
  (made: Made[]): void => {
    const [first] = made
    if (!first) return
    const changes = made.map(({ change }) => change)
    for (const change of changes.filter(isNew)) orders.insert(change, first.tx)
    const later = changes.filter((change) => !isNew(change))
    if (later.length > 0) orders.update(later, first.tx)
    const moved = later.flatMap(({ address, order: { id } }) => (address ? id : []))
    if (moved.length > 0) recipients.keep(moved, first.tx)
    const freed = changes.flatMap(({ order: { slot }, fact }) => (slot && endsUnbrought(fact) ? slot.id : []))
    if (freed.length > 0) slots.free(freed, first.tx)
    const couponed = changes.filter(({ order, fact }) => order.coupons.length > 0 && endsUnbrought(fact))
    if (couponed.length > 0)
      offers.giveBackCoupons(
        couponed.map(({ order }) => order.id),
        first.tx,
      )
    const ended = endedStops(changes)
    if (ended.length > 0) runs.endStops(ended, first.tx)
    const sold = changes.flatMap((change) => saleOf(change) ?? [])
    if (sold.length > 0) sales.keep(sold, first.tx)
    for (const { change, tx } of made) {
      const { order, fact } = change
      const paper = receiptable(change, tx)
      if (paper) first.tx.atCommit(issueReceipts, paper)
      if (!fact) continue
      const { cause, step } = rejoin(fact.type, order.origin, tx.cause)
      tx.causedBy(cause).say(toEvent({ order, fact }))
      step?.end()
    }
    first.tx.afterCommit(() => {
      for (const { order } of changes) followers.wake(order.id, order.version)
      countChanges(meter, changes)
    })
  }

export type RecordChanges = ReturnType<typeof recordChanges>

/** The same for one change. */
export const recordChange =
  ({ recordChanges }: { recordChanges: RecordChanges }) =>
  (change: Change, tx: Tx): void =>
    recordChanges([{ change, tx }])

export type RecordChange = ReturnType<typeof recordChange>

/** Nobody brings it any more: its slot has a place more. What came back was brought. */
const endsUnbrought = (fact: Change['fact']) =>
  fact?.type === 'OrderCancelled' || fact?.type === 'OrderRejected'

const isNew = ({ order }: Change) => order.version === 1
