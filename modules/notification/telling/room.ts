import type { Tx } from '#src/database/transaction.ts'
import { originOf } from '#src/events/event.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { fromMoneyMessage } from '#src/money.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { type Telling, tellings } from './telling.ts'

const on = subscriptionsFor<Deps>()

/** What each event of a batch tells, with when it was said. */
const toTellings = <Data>(heard: { data: Data; tx: Tx }[], toTelling: (data: Data) => Telling): Telling[] =>
  heard.map(({ data, tx }) => ({ ...toTelling(data), saidAt: tx.cause.saidAt, origin: originOf(tx.cause) }))

/** What happens to orders, payments and accounts, as it is told to whom it concerns. */
export const telling: Room<Deps> = {
  subscriptions: [
    on('mart.user.v1.UserRegistered', ({ welcomeUser }, { user }, tx) => welcomeUser(user, tx)),
    on('mart.user.v1.UserChanged', ({ contacts }, { user }, tx) => contacts.keep(user, tx)),
    on('mart.user.v1.EmailVerificationRequested', ({ tellUser }, asked, tx) =>
      tellUser(tellings.verifyEmail(asked), tx),
    ),
    on('mart.user.v1.PasswordResetRequested', ({ tellUser }, asked, tx) =>
      tellUser(tellings.passwordReset(asked), tx),
    ),
    on('mart.user.v1.PhoneVerificationRequested', ({ tellUser }, asked, tx) =>
      tellUser(tellings.phoneCode(asked), tx),
    ),
    on('mart.user.v1.PasswordChanged', ({ tellUser }, said, tx) =>
      tellUser(tellings.passwordChanged(said), tx),
    ),
    on('mart.user.v1.EmailChanged', ({ tellUser }, said, tx) => tellUser(tellings.emailChanged(said), tx)),
    on('mart.user.v1.SecondFactorChanged', ({ tellUser }, said, tx) =>
      tellUser(tellings.secondFactorChanged(said), tx),
    ),
    on('mart.user.v1.SignedInFromNewDevice', ({ tellUser }, said, tx) =>
      tellUser(tellings.newDevice(said), tx),
    ),

    on.many('mart.order.v1.PaymentRequested', ({ tellUsers }, heard, tx) =>
      tellUsers(toTellings(heard, tellings.paymentNeeded), tx),
    ),
    on.many('mart.order.v1.OrderConfirmed', ({ tellUsers }, heard, tx) =>
      tellUsers(toTellings(heard, tellings.orderConfirmed), tx),
    ),
    on('mart.order.v1.OrderRejected', ({ tellUser }, said, tx) => tellUser(tellings.orderRejected(said), tx)),
    on('mart.order.v1.OrderCancelled', ({ tellUser }, said, tx) =>
      tellUser(tellings.orderCancelled(said), tx),
    ),
    on('mart.order.v1.OrderSlotClosed', ({ tellUser }, said, tx) => tellUser(tellings.slotClosed(said), tx)),
    on('mart.order.v1.SubstituteProposed', ({ tellUser }, said, tx) =>
      tellUser(tellings.substituteProposed(said), tx),
    ),
    on('mart.order.v1.OrderShipped', ({ tellUser }, said, tx) => tellUser(tellings.orderShipped(said), tx)),
    on('mart.order.v1.OrderDeliveryFailed', ({ tellUser }, said, tx) =>
      tellUser(tellings.deliveryFailed(said), tx),
    ),
    on('mart.order.v1.OrderLinesReturned', ({ tellUser }, said, tx) =>
      tellUser(tellings.linesReturned(said), tx),
    ),
    on('mart.order.v1.OrderDelivered', async ({ tellUser, orderMoney }, said, tx) =>
      tellUser(tellings.orderDelivered(said, await orderMoney.refunded(tx, said.order.id)), tx),
    ),
    on('mart.order.v1.OrderReturned', async ({ tellUser, orderMoney }, said, tx) =>
      tellUser(tellings.orderReturned(said, await orderMoney.refunded(tx, said.order.id)), tx),
    ),

    on('mart.payment.v1.PaymentFailed', ({ tellUser }, said, tx) => {
      const telling = tellings.paymentDeclined(said)
      if (telling) tellUser(telling, tx)
    }),
    on('mart.payment.v1.PaymentRefunded', ({ tellUser, orderMoney, now }, said, tx) => {
      orderMoney.keep(tx, said.payment.orderId, fromMoneyMessage(said.payment.refunded), now())
      tellUser(tellings.paymentRefunded(said), tx)
    }),
  ],
}
