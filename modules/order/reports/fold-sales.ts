import type { Job } from '#src/runtime/job.ts'
import type { SalesRepository } from './sales-repository.ts'

/** Sales in one transaction. */
const batch = 500

/** Adds what was sold and given back to the rollups. Reports hold without it: they only read more. */
export const foldSales: Job<{ sales: SalesRepository }> = {
  name: 'fold-sales',
  every: 5_000,
  async run({ sales }, signal) {
    while (!signal.aborted && (await sales.fold(batch)) === batch);
  },
}
