import { changeOnHand } from './change-on-hand.ts'
import { changeShelf } from './change-shelf.ts'
import { findAgain } from './find-again.ts'
import { ledgerRepository } from './ledger-repository.ts'
import { setUpShelf } from './set-up-shelf.ts'
import { shelfRepository } from './shelf-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const shelves = {
  shelves: shelfRepository,
  ledger: ledgerRepository,
  setUpShelf,
  changeOnHand,
  findAgain,
  changeShelf,
}
