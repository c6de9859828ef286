import type { Database } from '#src/database/database.ts'
import { firstIdAt, lowestId } from '#src/database/ids.ts'
import type { Job } from '#src/runtime/job.ts'
import type { SalesRepository } from './sales-repository.ts'

interface Needs {
  db: Database
  sales: SalesRepository
  now: () => Date
}

/** Sales in one transaction. */
const batch = 500

/** Adds what was sold and given back to the rollups. Reports hold without it: they only read more. */
export const foldSales: Job<Needs> = {
  name: 'fold-sales',
  every: 5_000,
  async run({ sales }, signal) {
    while (!signal.aborted && (await sales.fold(batch)) === batch);
  },
}

/** Orders in one transaction. */
const orders = 100
/** A day of an order is its last for the books so many days after it was placed: milliseconds. */
const looksBack = 30 * 24 * 60 * 60_000

/**
 * Writes down what was packed before there were books of sales, and what a replica of the last release packs, takes back or
 * gives back meanwhile. Once it has been through them all it looks back so far.
 */
export const mendSales: Job<Needs> = {
  name: 'mend-sales',
  every: 60 * 60_000,
  async run({ db, sales, now }, signal) {
    const since = (await sales.isMended()) ? firstIdAt(now().getTime() - looksBack) : lowestId
    for (let after: string | null = since; after !== null && !signal.aborted; ) {
      const from: string = after
      after = await db.transaction((tx) => sales.mend(from, orders, tx))
    }
    if (!signal.aborted) await sales.setMended()
  },
}
