import { fromTimestamp, type OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import { openPayments } from '../figures.ts'
import type { Deps } from '../provides.ts'
import { attention } from './attention.ts'
import type { Ordered } from './open-payment.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

const toOrdered = ({ data: { order }, tx }: { data: { order: OrderState }; tx: Tx }): Ordered => ({
  order,
  tx,
})

/** Paying for orders: by card or at the door, until the money is here or the order is called off. */
export const paying: Room<Deps> = {
  routes,
  subscriptions: [
    on.many('mart.order.v1.PaymentRequested', ({ requestPayments }, heard, tx) =>
      requestPayments(
        heard.map((it) => ({ ...toOrdered(it), payBy: fromTimestamp(it.data.expiresAt) })),
        tx,
      ),
    ),
    on.many('mart.order.v1.OrderConfirmed', ({ authorizeCash }, heard, tx) =>
      authorizeCash(heard.map(toOrdered), tx),
    ),
    on.many('mart.order.v1.OrderPacked', ({ followOrders }, heard, tx) =>
      followOrders(
        heard.map((it) => ({ ...toOrdered(it), reason: 'the order was packed, and costs less' })),
        tx,
      ),
    ),
    on.many('mart.order.v1.OrderChanged', ({ followOrders }, heard, tx) =>
      followOrders(
        heard.map((it) => ({ ...toOrdered(it), reason: 'the order costs less' })),
        tx,
      ),
    ),
    on(
      'mart.order.v1.OrderLinesReturned',
      async ({ followOrders, followCash }, { order, lines, reason }, tx) => {
        const back = lines.map(({ line, quantity, amount }) => ({
          ...{ line, quantity },
          amount: amount.amountMinor,
        }))
        await followOrders([{ order, reason: reason || 'some of it came back', lines: back, tx }], tx)
        // Its courier has less to collect of what came back on the way.
        await followCash(order, tx)
      },
    ),
    on(
      'mart.order.v1.PaymentChangeRequested',
      ({ changePayment }, { order, request, authorize, expiresAt }, tx) =>
        changePayment(order, { request, authorize, expiresAt: fromTimestamp(expiresAt) }, tx),
    ),
    on('mart.order.v1.OrderDelivered', async ({ collectCash, followCash }, said, tx) => {
      const { order, counted, collected, differenceReason: reason } = said
      await collectCash(order, tx)
      await followCash(order, tx, { collected: counted ? collected : null, reason })
    }),
    on('mart.order.v1.OrderCancelled', async ({ callOff, followCash }, { order, cause }, tx) => {
      await callOff(order, `the order was cancelled (${cause})`, tx)
      await followCash(order, tx)
    }),
    on('mart.order.v1.OrderReturned', async ({ callOff, followCash }, { order }, tx) => {
      await callOff(order, 'the order was returned', tx)
      await followCash(order, tx)
    }),
  ],
  jobs: [
    // Makes up for provider events that were lost.
    {
      name: 'chase-payments',
      every: 60_000,
      run: ({ askAfterPayments }, signal) => askAfterPayments(signal),
    },
    // A day before an authorization ends there is time to pack, or to ask the customer again.
    {
      name: 'keep-authorizations',
      every: 10 * 60_000,
      run: ({ keepAuthorizations }, signal) => keepAuthorizations(signal),
    },
    { name: 'end-payment-changes', every: 5_000, run: ({ endChanges }, signal) => endChanges(signal) },
  ],
  gauges: [attention, openPayments],
}
