import type { Money, PaymentState } from '#proto/events.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { fromMoneyMessage } from '#src/money.ts'
import type { Happening } from '../order.ts'
import type { Deps } from '../provides.ts'

const on = subscriptionsFor<Deps>()

/** What inventory and payment answer, and how it moves an order on. */
export const subscriptions = [
  on.many('mart.inventory.v1.StockReserved', ({ advanceOrders, config }, heard, tx) => {
    const happened = { type: 'stock reserved', payWithin: config.order.paymentTimeout } as const
    return advanceOrders(
      heard.map(({ data, tx }) => ({ orderId: data.orderId, happened, tx })),
      tx,
    )
  }),

  on.many('mart.inventory.v1.StockRejected', ({ advanceOrders, catalogue }, heard, tx) => {
    for (const { data } of heard) catalogue.keepShortages(data.shortages, tx)
    return advanceOrders(
      heard.map(({ data: { orderId, shortages }, tx }) => ({
        orderId,
        happened: {
          type: 'stock rejected',
          short: shortages.map(({ version: _, ...shortage }) => shortage),
        },
        tx,
      })),
      tx,
    )
  }),

  on.many('mart.payment.v1.PaymentCaptured', ({ advanceOrders }, heard, tx) =>
    advanceOrders(
      heard.map(({ data, tx }) => ({
        orderId: data.payment.orderId,
        happened: { type: 'payment captured' },
        tx,
      })),
      tx,
    ),
  ),

  on('mart.payment.v1.PaymentFailed', ({ advanceOrders }, { payment, reason }, tx) =>
    advanceOrders([{ orderId: payment.orderId, happened: { type: 'payment failed', reason }, tx }], tx),
  ),

  on('mart.payment.v1.PaymentRefunded', ({ advanceOrders }, { payment, amount, reason }, tx) =>
    advanceOrders([{ orderId: payment.orderId, happened: refunded(payment, amount, reason), tx }], tx),
  ),
]

const refunded = (payment: PaymentState, amount: Money, reason: string): Happening => ({
  type: 'payment refunded',
  amount: fromMoneyMessage(amount),
  refunded: fromMoneyMessage(payment.refunded),
  reason,
})
