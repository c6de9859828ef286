import { ledgerRepository } from './ledger-repository.ts'
import { reconcile } from './reconcile.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const books = { ledger: ledgerRepository, reconcile }
