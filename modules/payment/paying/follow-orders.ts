import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { RefundLine } from '../payment.ts'
import type { SettlePayments } from '../settle-payment.ts'
import { costsOf } from './costs-of.ts'

interface Needs {
  settle: SettlePayments
}

/** What of an order may have changed what it costs, and the transaction in which it is heard. */
export interface Repriced {
  order: OrderState
  reason: string
  lines?: RefundLine[]
  tx: Tx
}

/**
 * Orders are packed, changed, or some of their lines came back: their payments follow. Of a packed order what its card is
 * authorized for is taken, as far as it costs that, and of one that costs less than was taken the rest goes back.
 */
export const followOrders =
  ({ settle }: Needs) =>
  async (repriced: Repriced[], tx: Tx): Promise<void> => {
    const happenings = repriced.map(({ order, reason, lines, tx }) => ({
      orderId: order.id,
      happened: {
        ...{ type: 'order costs' as const, costs: costsOf(order), reason },
        ...(lines && { lines }),
      },
      cause: tx.cause,
    }))
    await settle(happenings, tx)
  }
