import { stockChecks } from '../../modules/inventory/audit-repository.ts'
import { type Invariant, within } from './books.ts'
import { held } from './held.ts'

/** What must be true of the shelves and their ledger, and of what is held on them. */
export const stock: Invariant[] = [
  ...stockChecks.map(({ says, subjects, text }) => within('inventory', says, subjects, text)),
  held,
]
