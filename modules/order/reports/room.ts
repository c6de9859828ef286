import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { foldSales, mendSales } from './fold-sales.ts'
import { routes } from './routes.ts'

/** What was sold, and how it was picked, by the shop's days. */
export const reports: Room<Deps> = { routes, jobs: [foldSales, mendSales] }
