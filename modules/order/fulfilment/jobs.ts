import type { Job } from '#src/runtime/job.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { mostOf } from '../life/bag.ts'
import { advance } from '../life.ts'
import type { Fact, Order } from '../order.ts'
import { toEvent } from '../order-events.ts'
import type { Deps } from '../provides.ts'

/** Orders in one transaction. */
const batch = 100

/** Milliseconds until an answer that has not come is asked for again; after that hourly. */
const answerTimeout = 5 * 60_000

/** Cancels orders that nobody paid in time. A payment that still comes later is refunded by the payment module. */
export const cancelUnpaidOrders: Job<Deps> = {
  name: 'cancel-unpaid-orders',
  every: 1_000,
  run: ({ db, orders, recordChange, config, now, log }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        orders.redate(config.order.paymentTimeout, tx)
        const unpaid = await orders.unpaid(now(), batch, tx)
        for (const order of unpaid) {
          const change = advance(order, { type: 'payment overdue' }, now())
          if (!change) continue
          const its = { origin: order.origin, orderId: order.id }
          await resumed('cancel unpaid order', its, async (cause) => {
            log.info({ status: change.order.status }, 'unpaid order cancelled')
            recordChange(change, tx.causedBy(cause))
          })
        }
        return unpaid.length
      }),
    ),
}

/**
 * Publishes again what an order waits for an answer to: OrderPlaced where inventory has not answered, PaymentRequested
 * where payment has not; of one that is to have other lines, what was asked for them. Whoever handled it before does nothing twice and publishes the answer again, so an answer that
 * was lost is made up for. Only pending orders are logged: a customer may well take that long to pay.
 */
export const remindOfPendingOrders: Job<Deps> = {
  name: 'remind-of-pending-orders',
  every: 30_000,
  run: ({ db, orders, config, now, log }, signal) =>
    untilFewer(signal, () =>
      db.transaction(async (tx) => {
        const at = now()
        const unansweredSince = new Date(at.getTime() - answerTimeout)
        const stalled = await orders.stalled(unansweredSince, at, batch, tx)
        for (const order of stalled) {
          const its = { origin: order.origin, orderId: order.id }
          await resumed('remind of order', its, async (cause) =>
            tx
              .causedBy(cause)
              .say(toEvent({ order, fact: unanswered(order, at, config.order.paymentTimeout) })),
          )
        }
        const pending = stalled.filter(({ status }) => status === 'pending').map(({ id }) => id)
        if (pending.length > 0) log.warn({ orders: pending }, 'saga stalled, event republished')
        return stalled.length
      }),
    ),
}

/** The fact that the answer which an order waits for would answer. */
function unanswered(order: Order, at: Date, payWithin: number): Fact {
  const { wanted, payBy, status } = order
  if (wanted && !wanted.added) return { type: 'StockRequested', request: wanted.request, lines: wanted.more }
  if (wanted && status === 'confirmed') {
    const expiresAt = new Date(at.getTime() + payWithin)
    const authorize = mostOf({ ...order, ...wanted })
    return { type: 'PaymentChangeRequested', request: wanted.request, authorize, expiresAt }
  }
  return payBy ? { type: 'PaymentRequested', expiresAt: payBy } : { type: 'OrderPlaced' }
}

async function untilFewer(signal: AbortSignal, pass: () => Promise<number>): Promise<void> {
  while (!signal.aborted && (await pass()) === batch);
}
