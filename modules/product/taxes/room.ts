import type { Tx } from '#src/database/transaction.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'
import { ratesStated } from './tax-class.ts'
import type { TaxRepository } from './tax-repository.ts'

/** The rates of every class; held, so that none changes before it is said. */
const announceTaxRates = async (
  { taxes }: { taxes: TaxRepository },
  after: string | null,
  limit: number,
  tx: Tx,
) => {
  await taxes.lock(tx)
  return (await taxes.page(after, limit, tx)).map(ratesStated)
}

/** How goods are taxed, by class and date. */
export const taxes: Room<Deps> = { routes, announces: [{ name: 'tax-rate', page: announceTaxRates }] }
