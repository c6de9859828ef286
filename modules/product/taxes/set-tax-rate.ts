import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import { ratesStated, type TaxClass, type TaxRateSaid, withRate } from './tax-class.ts'
import type { TaxRepository } from './tax-repository.ts'

/** Classes that there may be. */
const mostClasses = 100

interface Needs {
  taxes: TaxRepository
  now: () => Date
}

/**
 * Gives a class a rate from a date on; a class that there isn't begins with it. Said again it changes nothing (`isNew`
 * false). 409 where it would change the past.
 */
export const setTaxRate =
  ({ taxes, now }: Needs) =>
  async (said: TaxRateSaid, tx: Tx): Promise<{ taxClass: TaxClass; isNew: boolean }> => {
    await taxes.lock(tx)
    const before = await taxes.find(said.taxClass, tx)
    if (!before && (await taxes.count(tx)) >= mostClasses)
      throw conflict(`There are ${mostClasses} tax classes, which is the most.`)
    const after = withRate(before, said, now())
    if (typeof after === 'string') throw conflict(after)
    if (after === before) return { taxClass: after, isNew: false }
    taxes.save(after, tx)
    tx.say(ratesStated(after))
    return { taxClass: after, isNew: after.rates.length > (before?.rates.length ?? 0) }
  }

export type SetTaxRate = ReturnType<typeof setTaxRate>
