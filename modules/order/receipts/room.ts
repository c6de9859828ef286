import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { issueDueReceipts } from './jobs.ts'
import { routes } from './routes.ts'

/** What an order is charged for, on paper: invoices and credit notes, numbered without a gap. */
export const receipts: Room<Deps> = { routes, jobs: [issueDueReceipts] }
