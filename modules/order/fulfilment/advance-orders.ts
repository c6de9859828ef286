import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import type { GiveBack } from '../cart/give-back.ts'
import { advance } from '../life.ts'
import type { Happening } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChanges: RecordChanges
  giveBack: GiveBack
  now: () => Date
  log: Logger
}

/** Something that happened to an order, and the transaction of the event that told it. */
interface OrderHappening {
  orderId: string
  happened: Happening
  tx: Tx
}

/** Lets what happened elsewhere move orders on; late or repeated, it moves nothing. */
export const advanceOrders =
  ({ orders, recordChanges, giveBack, now, log }: Needs) =>
  async (happenings: OrderHappening[], tx: Tx): Promise<void> => {
    const ids = happenings.map(({ orderId }) => orderId)
    const current = new Map((await orders.lockAll(ids, tx)).map((order) => [order.id, order]))
    const changes = happenings.flatMap(({ orderId, happened, tx }) => {
      const order = current.get(orderId)
      if (!order) {
        const { correlationId } = tx.cause
        log.warn({ orderId, correlationId, happened: happened.type }, 'order not found, event ignored')
        return []
      }
      const change = advance(order, happened, now())
      if (!change) {
        const { status } = order
        const { correlationId } = tx.cause
        log.debug(
          { orderId, correlationId, happened: happened.type, status },
          'event came late or twice, ignored',
        )
        return []
      }
      current.set(orderId, change.order)
      return { change, tx }
    })
    // Carts before slots, as at a checkout.
    await giveBack(
      changes.map(({ change }) => change.order),
      tx,
    )
    recordChanges(changes)
  }
