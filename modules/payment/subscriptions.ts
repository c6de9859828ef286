import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Deps } from './provides.ts'

const on = subscriptionsFor<Deps>()

export const subscriptions = [
  on('mart.order.v1.PaymentRequested', ({ requestPayment }, { order }, tx) => requestPayment(order, tx)),
  on('mart.order.v1.OrderConfirmed', ({ authorizeCash }, { order }, tx) => authorizeCash(order, tx)),
  on('mart.order.v1.OrderDelivered', ({ collectCash }, { order }, tx) => collectCash(order, tx)),
  on('mart.order.v1.OrderCancelled', ({ callOff }, { order, cause }, tx) =>
    callOff(order, `the order was cancelled (${cause})`, tx),
  ),
  on('mart.order.v1.OrderReturned', ({ callOff }, { order }, tx) =>
    callOff(order, 'the order was returned', tx),
  ),
]
