import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { follow } from './cash.ts'
import type { CourierRepository } from './courier-repository.ts'

interface Needs {
  couriers: CourierRepository
  now: () => Date
}

/** What was counted at the door. */
export interface Counted {
  collected: number | null
  reason: string
}

/** An order in cash goes out, is delivered, or comes back: what its courier is to collect, or has, follows. */
export const followCash =
  ({ couriers, now }: Needs) =>
  async (order: OrderState, tx: Tx, { collected, reason }: Counted = uncounted): Promise<void> => {
    if (order.paymentMethod !== 'cash_on_delivery') return
    const was = await couriers.order(tx, order.id)
    const { id: orderId, courierId, status, version } = order
    const { amountMinor: total, currency } = order.total
    const told = { orderId, courierId, status, version, total, currency, collected, reason }
    const next = follow(was, told, now())
    if (next) couriers.keep(tx, next.order, next.movements, now())
  }

const uncounted: Counted = { collected: null, reason: '' }
