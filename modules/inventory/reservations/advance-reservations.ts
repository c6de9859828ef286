import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { levelEvents } from '../shelf.ts'
import type { Step } from './reservation.ts'
import type { Advanced, ReservationRepository } from './reservation-repository.ts'

const said = {
  release: 'mart.inventory.v1.StockReleased',
  ship: 'mart.inventory.v1.StockShipped',
  bring_back: 'mart.inventory.v1.StockBroughtBack',
  restock: 'mart.inventory.v1.StockRestocked',
} as const

/** An order whose goods move, and the transaction in which that is heard. */
export interface Moved {
  orderId: string
  /** The order's own; nothing older that is heard of it counts after this. */
  version: number
  /** By what its products are sold, where something comes back. */
  units?: ReadonlyMap<string, string>
  tx: Tx
}

interface Needs {
  reservations: ReservationRepository
  log: Logger
}

/**
 * Releases, ships, brings back or restocks what orders have reserved and what hasn't come back yet, each where it is at that
 * point, and says so. An order that isn't is left as it is: to release what was rejected is normal, to ship or restock what
 * was never reserved or shipped is a warning in the log. So is what comes back in a unit that its shelf no longer
 * counts in (`units`, by product): staff have to count it. Two round trips, of however many orders.
 */
export const advanceReservations =
  ({ reservations, log }: Needs) =>
  async (moved: Moved[], step: Step, tx: Tx): Promise<void> => {
    if (moved.length === 0) return
    const known = await reservations.lock(
      moved.map(({ orderId }) => orderId),
      tx,
    )
    const steps = await Promise.all(
      moved.map(({ orderId, version, units = new Map() }) =>
        known.has(orderId) ? reservations.advance(orderId, step, { units, version }, tx) : nothing,
      ),
    )
    for (const [i, { lines, leftOut, changes }] of steps.entries()) {
      const { orderId, tx } = moved[i] as Moved
      if (lines.length > 0) tx.say(event(said[step], orderId, { orderId, lines }), ...levelEvents(changes))
      if (leftOut.length > 0) log.warn({ orderId, leftOut }, 'goods came back in another unit, not restocked')
      else if (lines.length === 0 && step !== 'release')
        log.warn({ orderId, step }, 'order has no reservation for this step, ignored')
    }
  }

const nothing: Advanced = { lines: [], leftOut: [], changes: [] }
