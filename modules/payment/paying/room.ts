import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Deps } from '../provides.ts'
import type { Ordered } from './open-payment.ts'

const on = subscriptionsFor<Deps>()

const toOrdered = ({ data: { order }, tx }: { data: { order: OrderState }; tx: Tx }): Ordered => ({
  order,
  tx,
})

export const subscriptions = [
  on.many('mart.order.v1.PaymentRequested', ({ requestPayments }, heard, tx) =>
    requestPayments(heard.map(toOrdered), tx),
  ),
  on.many('mart.order.v1.OrderConfirmed', ({ authorizeCash }, heard, tx) =>
    authorizeCash(heard.map(toOrdered), tx),
  ),
  on('mart.order.v1.OrderDelivered', ({ collectCash }, { order }, tx) => collectCash(order, tx)),
  on('mart.order.v1.OrderCancelled', ({ callOff }, { order, cause }, tx) =>
    callOff(order, `the order was cancelled (${cause})`, tx),
  ),
  on('mart.order.v1.OrderReturned', ({ callOff }, { order }, tx) =>
    callOff(order, 'the order was returned', tx),
  ),

  on('mart.user.v1.UserErased', async ({ erasures, now }, { userId }, tx) => {
    await erasures.erase(userId, now(), tx)
    await forgetPerson(userId, tx)
  }),
]
