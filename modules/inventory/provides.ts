import type { DepsOf } from '#src/module.ts'
import { advanceReservation } from './advance-reservation.ts'
import { changeOnHand } from './change-on-hand.ts'
import { changeReorderPoint } from './change-reorder-point.ts'
import { ledgerRepository } from './ledger-repository.ts'
import { reservationRepository } from './reservation-repository.ts'
import { reserveStock } from './reserve-stock.ts'
import { setUpShelf } from './set-up-shelf.ts'
import { shelfRepository } from './shelf-repository.ts'

export const provides = {
  shelves: shelfRepository,
  ledger: ledgerRepository,
  reservations: reservationRepository,
  setUpShelf,
  reserveStock,
  advanceReservation,
  changeOnHand,
  changeReorderPoint,
}

export type Deps = DepsOf<typeof provides>
