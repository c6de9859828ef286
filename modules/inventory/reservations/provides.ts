import { advanceReservation } from './advance-reservation.ts'
import { reservationRepository } from './reservation-repository.ts'
import { reserveNothing } from './reserve-nothing.ts'
import { reserveStock } from './reserve-stock.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const reservations = {
  reservations: reservationRepository,
  reserveStock,
  reserveNothing,
  advanceReservation,
}
