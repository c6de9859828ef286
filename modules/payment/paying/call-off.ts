import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { SettlePayments } from '../settle-payment.ts'
import { costsOf } from './costs-of.ts'

interface Needs {
  payments: PaymentRepository
  settle: SettlePayments
  now: () => Date
}

/**
 * The order was cancelled or returned: its payment is cancelled, or what was captured goes back, also
 * what is captured later. Noted where there is no payment yet, for the payment that may still come.
 */
export const callOff =
  ({ payments, settle, now }: Needs) =>
  async (order: OrderState, reason: string, tx: Tx): Promise<void> => {
    const { decisions } = await settle(
      [{ orderId: order.id, happened: { type: 'order called off', reason, costs: costsOf(order) } }],
      tx,
    )
    if (decisions[0] === null) payments.noteCancelled(tx, order.id, now())
  }
