import { salesRepository } from './sales-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const reports = { sales: salesRepository }
