import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { advance, type Happening } from './order.ts'
import type { OrderRepository } from './order-repository.ts'
import type { RecordChange } from './record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  now: () => Date
  log: Logger
}

/** Lets what happened elsewhere move an order on; late or repeated, it moves nothing. */
export const advanceOrder =
  ({ orders, recordChange, now, log }: Needs) =>
  async (orderId: string, heard: Happening, tx: Tx): Promise<void> => {
    const order = await orders.locked(orderId, tx)
    if (!order) return log.warn({ orderId, heard: heard.type }, 'heard of an order that is not here')
    const change = advance(order, heard, now())
    if (change) recordChange(change, tx)
    else log.debug({ orderId, heard: heard.type, status: order.status }, 'came late or twice; ignored')
  }
