import { ledgerRepository } from './ledger-repository.ts'
import { reconcile } from './reconcile.ts'

export const books = { ledger: ledgerRepository, reconcile }
