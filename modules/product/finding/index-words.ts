import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'

/** Products of one transaction: so long others wait for the counts of the same words. */
const most = 100

/**
 * Makes the search documents of products anew that are made in another way than today's: after an upgrade all, while it
 * goes on what replicas of before save. Facts and versions stay, and nothing is said.
 */
export const indexWords: Job<Deps> = {
  name: 'index words',
  every: 10_000,
  async run({ db, products }, signal) {
    for (let after: string | null = null; !signal.aborted; ) {
      const last: string | null = await db.transaction(async (tx) => {
        const taken = await products.takeMadeOtherwise(after, most, tx)
        products.save(taken, tx)
        return taken.at(-1)?.id ?? null
      })
      if (last === null) return
      after = last
    }
  },
}
