import { advanceReservation } from './advance-reservation.ts'
import { reservationRepository } from './reservation-repository.ts'
import { reserveStock } from './reserve-stock.ts'

export const reservations = { reservations: reservationRepository, reserveStock, advanceReservation }
