import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { levelEvents } from '../shelf.ts'
import type { OrderLine } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'

interface Needs {
  reservations: ReservationRepository
  log: Logger
}

/**
 * Takes back some of an order that is out, never more than is: on the shelf again where `restock`, else only no longer out,
 * so that it isn't put there when the rest comes back. What its shelf counts in another unit by now is left out, with a warning.
 */
export const takeBack =
  ({ reservations, log }: Needs) =>
  async (orderId: string, back: OrderLine[], restock: boolean, tx: Tx): Promise<void> => {
    if (!(await reservations.lock([orderId], tx)).has(orderId)) return
    const { lines, leftOut, changes } = await reservations.takeBack(orderId, back, restock, tx)
    if (lines.length > 0)
      tx.say(event('mart.inventory.v1.StockRestocked', orderId, { orderId, lines }), ...levelEvents(changes))
    if (leftOut.length > 0) log.warn({ orderId, leftOut }, 'goods came back in another unit, not restocked')
  }
