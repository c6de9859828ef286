import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import type { Step } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'
import { levelEvents } from './shelf.ts'

const said = {
  release: 'mart.inventory.v1.StockReleased',
  ship: 'mart.inventory.v1.StockShipped',
  restock: 'mart.inventory.v1.StockRestocked',
} as const

/**
 * Releases, ships or restocks what an order has reserved, each at most once, and says so. An order that
 * isn't at that point is left as it is: to release what was rejected is normal, to ship or restock what
 * was never reserved or shipped is a warning in the log.
 */
export const advanceReservation =
  ({ reservations, log }: { reservations: ReservationRepository; log: Logger }) =>
  async (orderId: string, step: Step, tx: Tx): Promise<void> => {
    const { lines, changes } = await reservations.advance(orderId, step, tx)
    if (lines.length > 0) tx.say(event(said[step], orderId, { orderId, lines }), ...levelEvents(changes))
    else if (step !== 'release')
      log.warn({ orderId, step }, 'the order has no reservation to do this with; ignored')
  }
