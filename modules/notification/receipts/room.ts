import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { receiptOf, registrationOf } from './receipt.ts'

const on = subscriptionsFor<Deps>()

/** Invoices and credit notes, kept from when they are issued until the mail that an order was delivered brings them. */
export const receipts: Room<Deps> = {
  subscriptions: [
    on.many('mart.order.v1.ReceiptIssued', ({ receipts, now }, heard, tx) => {
      const said = heard.flatMap(({ data }) => receiptOf(data) ?? [])
      if (said.length > 0) receipts.keep(said, now(), tx)
    }),
    on.many('mart.order.v1.ReceiptRegistered', ({ receipts }, heard, tx) =>
      receipts.register(
        heard.map(({ data }) => registrationOf(data)),
        tx,
      ),
    ),
  ],
}
