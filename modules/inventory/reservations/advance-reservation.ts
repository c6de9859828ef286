import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { levelEvents } from '../shelf.ts'
import type { Step } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'

const said = {
  release: 'mart.inventory.v1.StockReleased',
  ship: 'mart.inventory.v1.StockShipped',
  restock: 'mart.inventory.v1.StockRestocked',
} as const

interface Needs {
  reservations: ReservationRepository
  log: Logger
}

/**
 * Releases, ships or restocks what an order has reserved, each at most once, and says so. An order that
 * isn't at that point is left as it is: to release what was rejected is normal, to ship or restock what
 * was never reserved or shipped is a warning in the log. So is what comes back in a unit that its shelf no longer
 * counts in (`units`, by product): staff have to count it.
 */
export const advanceReservation =
  ({ reservations, log }: Needs) =>
  async (
    orderId: string,
    step: Step,
    tx: Tx,
    units: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> => {
    const { lines, leftOut, changes } = await reservations.advance(orderId, step, units, tx)
    if (lines.length > 0) tx.say(event(said[step], orderId, { orderId, lines }), ...levelEvents(changes))
    if (leftOut.length > 0) log.warn({ orderId, leftOut }, 'goods came back in another unit, not restocked')
    else if (lines.length === 0 && step !== 'release')
      log.warn({ orderId, step }, 'order has no reservation for this step, ignored')
  }
