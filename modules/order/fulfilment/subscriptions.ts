import { fromTimestamp, type Money, type PaymentState } from '#proto/events.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { fromMoneyMessage } from '#src/money.ts'
import type { Happening } from '../order.ts'
import type { Deps } from '../provides.ts'

const on = subscriptionsFor<Deps>()

/** What inventory and payment answer, and how it moves an order on. */
export const subscriptions = [
  on.many('mart.inventory.v1.StockReserved', ({ advanceOrders, config }, heard, tx) => {
    const payWithin = config.order.paymentTimeout
    return advanceOrders(
      heard.map(({ data: { orderId, lines }, tx }) => ({
        orderId,
        // Who says no lines holds what was ordered.
        happened: { type: 'stock reserved', payWithin, ...(lines.length > 0 && { lines }) },
        tx,
      })),
      tx,
    )
  }),

  on.many('mart.inventory.v1.StockAdded', ({ advanceOrders, config }, heard, tx) => {
    const { substituteTimeout: answerWithin, paymentTimeout: payWithin } = config.order
    return advanceOrders(
      heard.map(({ data: { orderId, request, lines }, tx }) => ({
        orderId,
        happened: { type: 'stock added', request, lines, answerWithin, payWithin },
        tx,
      })),
      tx,
    )
  }),

  on.many('mart.inventory.v1.StockDenied', ({ advanceOrders }, heard, tx) =>
    advanceOrders(
      heard.map(({ data: { orderId, request, shortages }, tx }) => ({
        orderId,
        happened: {
          type: 'stock denied',
          request,
          short: shortages.map(({ version: _, ...short }) => short),
        },
        tx,
      })),
      tx,
    ),
  ),

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

  // What isn't yet promised was said so by releases before this one: they told no sum with it.
  on.many('mart.payment.v1.PaymentAuthorized', ({ advanceOrders }, heard, tx) =>
    advanceOrders(
      heard
        .filter(({ data: { payment } }) => payment.method === 'card' && payment.authorized > 0)
        .map(({ data, tx }) => ({
          orderId: data.payment.orderId,
          happened: { type: 'payment authorized' },
          tx,
        })),
      tx,
    ),
  ),

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

  on('mart.payment.v1.PaymentFailed', ({ advanceOrders }, { payment, reason, retriesLeft }, tx) =>
    advanceOrders(
      [{ orderId: payment.orderId, happened: { type: 'payment failed', reason, retriesLeft }, tx }],
      tx,
    ),
  ),

  on('mart.payment.v1.PaymentChangeAuthorized', ({ advanceOrders }, { payment, request }, tx) =>
    advanceOrders(
      [{ orderId: payment.orderId, happened: { type: 'payment change authorized', request }, tx }],
      tx,
    ),
  ),

  on('mart.payment.v1.PaymentChangeFailed', ({ advanceOrders }, { payment, request, reason }, tx) =>
    advanceOrders(
      [{ orderId: payment.orderId, happened: { type: 'payment change failed', request, reason }, tx }],
      tx,
    ),
  ),

  on('mart.payment.v1.PaymentRefunded', ({ advanceOrders }, { payment, amount, reason, settles }, tx) =>
    advanceOrders(
      [{ orderId: payment.orderId, happened: refunded(payment, amount, reason, settles), tx }],
      tx,
    ),
  ),

  on('mart.payment.v1.AuthorizationEnding', ({ advanceOrders }, { payment, endsAt }, tx) => {
    const flag = 'authorization_ending'
    const detail = `what its card is authorized for ends at ${fromTimestamp(endsAt).toISOString()}`
    return advanceOrders([{ orderId: payment.orderId, happened: { type: 'flagged', flag, detail }, tx }], tx)
  }),

  on('mart.payment.v1.CaptureFailed', ({ advanceOrders }, { payment, reason }, tx) =>
    advanceOrders(
      [
        {
          orderId: payment.orderId,
          happened: { type: 'flagged', flag: 'capture_failed', detail: reason },
          tx,
        },
      ],
      tx,
    ),
  ),
]

const refunded = (payment: PaymentState, amount: Money, reason: string, settles: boolean): Happening => ({
  type: 'payment refunded',
  amount: fromMoneyMessage(amount),
  refunded: fromMoneyMessage(payment.refunded),
  reason,
  settles,
})
