import type { DepsOf } from '#src/runtime/module.ts'
import { advanceReservation } from './reservations/advance-reservation.ts'
import { reservationRepository } from './reservations/reservation-repository.ts'
import { reserveStock } from './reservations/reserve-stock.ts'
import { changeOnHand } from './shelves/change-on-hand.ts'
import { changeReorderPoint } from './shelves/change-reorder-point.ts'
import { ledgerRepository } from './shelves/ledger-repository.ts'
import { setUpShelf } from './shelves/set-up-shelf.ts'
import { shelfRepository } from './shelves/shelf-repository.ts'

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
