import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { type Line, shortagesOf, wantedLines } from './reservation.ts'
import type { ReservationRepository } from './reservation-repository.ts'
import { levelEvents } from './shelf.ts'

/**
 * Reserves all that an order wants, or nothing of it, once per order; says StockReserved, or
 * StockRejected with the lines that are short.
 */
export const reserveStock =
  ({ reservations }: { reservations: ReservationRepository }) =>
  async (orderId: string, items: Line[], tx: Tx): Promise<void> => {
    const lines = wantedLines(items)
    const reserving = await reservations.reserve(orderId, lines, tx)
    if (reserving.outcome === 'reserved') {
      tx.say(
        event('mart.inventory.v1.StockReserved', orderId, { orderId, lines }),
        ...levelEvents(reserving.changes),
      )
    } else if (reserving.outcome === 'rejected') {
      const shortages = shortagesOf(reserving.lines)
      tx.say(event('mart.inventory.v1.StockRejected', orderId, { orderId, shortages }))
    }
  }
