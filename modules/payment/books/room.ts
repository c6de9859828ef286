import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** The ledger of all that moved, and how it compares with the providers' books. */
export const books: Room<Deps> = { routes }
