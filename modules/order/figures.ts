import { counter, histogram, samplesBy, sharedGauge } from '#src/metrics/figure.ts'
import type { Meter } from '#src/metrics/meter.ts'
import type { Measurement } from '#src/runtime/module.ts'
import { type Change, type Fact, openStatuses, paymentMethods, statuses } from './order.ts'
import type { OrderRepository } from './order-repository.ts'

const labels = { status: openStatuses }
const open = sharedGauge({
  name: 'mart_orders_open',
  help: 'Orders that are on their way, by how they stand; up to 100,000 of each',
  labels,
})
const oldest = sharedGauge({
  name: 'mart_order_oldest_seconds',
  help: 'How long the order that stands so for longest has not changed in anything',
  labels,
})

/** The orders that are not over. */
export const openOrders: Measurement<{ orders: OrderRepository }> = {
  gauges: [open, oldest],
  async read({ orders }, on) {
    const rows = await orders.open(on)
    const by = (of: 'count' | 'age') => Object.fromEntries(rows.map((row) => [row.status, row[of]]))
    return [...samplesBy(open, 'status', by('count')), ...samplesBy(oldest, 'status', by('age'))]
  },
}

const changed = counter({
  name: 'mart_order_changes_total',
  help: 'Orders that came to a state, from pending (placed) on',
  labels: { status: statuses },
})
const rejected = counter({
  name: 'mart_order_rejections_total',
  help: 'Orders that were rejected: for too little stock, or for a product that is sold by another unit by now',
  labels: { reason: ['stock', 'unit'] },
})
const cancelled = counter({
  name: 'mart_order_cancellations_total',
  help: 'Orders that were cancelled, by whom or by what',
  labels: { cause: ['customer', 'staff', 'payment_failed', 'payment_timeout', 'not_delivered'] },
})
const saga = histogram({
  name: 'mart_saga_seconds',
  help: 'From placed until confirmed, rejected, or cancelled since it was not paid; by card with the time that the customer took to pay',
  labels: { method: paymentMethods, outcome: ['confirmed', 'rejected', 'cancelled'] },
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 1_800, 3_600],
})
export const orderFigures = [changed, rejected, cancelled, saga]

/** What changes an order where it stands. */
const standing: ReadonlySet<Fact['type']> = new Set([
  'OrderChanged',
  'OrderSlotClosed',
  'StockRequested',
  'SubstituteProposed',
  'SubstituteAnswered',
  'OrderLinesReturned',
  'OrderPickingGivenBack',
] as const)

/** Counts changes of orders, once they are committed. */
export function countChanges(meter: Meter, changes: Change[]): void {
  for (const { order, fact } of changes) {
    // What changes an order where it stands, or comes of its money, brings it to no state.
    if (!fact || standing.has(fact.type)) continue
    meter.count(changed, { status: order.status })
    const outcome = outcomeOf(fact)
    if (fact.type === 'OrderRejected')
      meter.count(rejected, { reason: fact.short.some(({ otherUnit }) => otherUnit) ? 'unit' : 'stock' })
    if (fact.type === 'OrderCancelled') meter.count(cancelled, { cause: fact.cause })
    const seconds = (order.updatedAt.getTime() - order.createdAt.getTime()) / 1000
    if (outcome) meter.observe(saga, { method: order.paymentMethod, outcome }, seconds)
  }
}

/** How the saga ended; null where it goes on, or people ended it. */
function outcomeOf(fact: NonNullable<Change['fact']>): 'confirmed' | 'rejected' | 'cancelled' | null {
  if (fact.type === 'OrderConfirmed') return 'confirmed'
  if (fact.type === 'OrderRejected') return 'rejected'
  const unpaid = fact.type === 'OrderCancelled' && fact.cause.startsWith('payment_')
  return unpaid ? 'cancelled' : null
}
