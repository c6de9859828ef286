import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import type { GiveBack } from '../cart/give-back.ts'
import { advance, type Happening } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChanges } from '../record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChanges: RecordChanges
  giveBack: GiveBack
  now: () => Date
  log: Logger
}

/** Something that happened to an order, and the transaction in which it is heard of. */
export interface Heard {
  orderId: string
  happened: Happening
  tx: Tx
}

/** Lets what happened elsewhere move orders on; late or repeated, it moves nothing. */
export const advanceOrders =
  ({ orders, recordChanges, giveBack, now, log }: Needs) =>
  async (heard: Heard[], tx: Tx): Promise<void> => {
    const ids = heard.map(({ orderId }) => orderId)
    const current = new Map((await orders.lockedAll(ids, tx)).map((order) => [order.id, order]))
    const changes = heard.flatMap(({ orderId, happened, tx }) => {
      const order = current.get(orderId)
      const change = order && advance(order, happened, now())
      if (!order) log.warn({ orderId, heard: happened.type }, 'heard of an order that is not here')
      else if (!change)
        log.debug({ orderId, heard: happened.type, status: order.status }, 'came late or twice; ignored')
      if (!change) return []
      current.set(orderId, change.order)
      return { change, tx }
    })
    recordChanges(changes)
    await giveBack(
      changes.map(({ change }) => change.order),
      tx,
    )
  }
