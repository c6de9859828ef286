import { advanceReservations } from './advance-reservations.ts'
import { holdMore } from './hold-more.ts'
import { requestRepository } from './request-repository.ts'
import { reservationRepository } from './reservation-repository.ts'
import { reserveNothing } from './reserve-nothing.ts'
import { reserveStock } from './reserve-stock.ts'
import { settleReservations, writeOff } from './settle-reservations.ts'
import { settlementRepository } from './settlement-repository.ts'
import { takeBack } from './take-back.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const reservations = {
  reservations: reservationRepository,
  requests: requestRepository,
  settlements: settlementRepository,
  reserveStock,
  reserveNothing,
  holdMore,
  settleReservations,
  writeOff,
  advanceReservations,
  takeBack,
}
