import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { SettlePayments } from '../settle-payment.ts'
import { costsOf } from './costs-of.ts'

interface Needs {
  settle: SettlePayments
}

/** The order was delivered: cash on delivery is captured. */
export const collectCash =
  ({ settle }: Needs) =>
  async (order: OrderState, tx: Tx): Promise<void> => {
    if (order.paymentMethod !== 'cash_on_delivery') return
    await settle([{ orderId: order.id, happened: { type: 'order delivered', costs: costsOf(order) } }], tx)
  }
