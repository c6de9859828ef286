import { setTaxRate } from './set-tax-rate.ts'
import { taxRepository } from './tax-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const taxes = { taxes: taxRepository, setTaxRate }
