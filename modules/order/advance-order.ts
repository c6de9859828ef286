import type { Logger } from 'pino'
import type { Config } from '#src/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { advance, type Happening } from './order.ts'
import type { OrderRepository } from './order-repository.ts'
import type { RecordChange } from './record-change.ts'

interface Needs {
  orders: OrderRepository
  recordChange: RecordChange
  now: () => Date
  config: Config
  log: Logger
}

/** What another module says; until when to pay is for this one to say. */
type Heard = Exclude<Happening, { type: 'stock reserved' }> | { type: 'stock reserved' }

/** Lets what happened elsewhere move an order on; late or repeated, it moves nothing. */
export const advanceOrder =
  ({ orders, recordChange, now, config, log }: Needs) =>
  async (orderId: string, heard: Heard, tx: Tx): Promise<void> => {
    const order = await orders.locked(orderId, tx)
    if (!order) return log.warn({ orderId, heard: heard.type }, 'heard of an order that is not here')
    const at = now()
    const payBy = new Date(at.getTime() + config.order.paymentTimeout)
    const change = advance(order, heard.type === 'stock reserved' ? { ...heard, payBy } : heard, at)
    if (change) recordChange(change, tx)
    else log.debug({ orderId, heard: heard.type, status: order.status }, 'came late or twice; ignored')
  }
