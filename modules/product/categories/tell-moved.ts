import type { Job } from '#src/runtime/job.ts'
import type { Deps } from '../provides.ts'
import { tellMovedJob } from './change-category.ts'

/** Products of one transaction: so many are held while they are said. */
const most = 100

/**
 * Says the products anew that lie elsewhere since their category, or one above it, was moved: their events name all of
 * those. Facts and versions stay. After an upgrade from a version that didn't say them all products are.
 */
export const tellMoved: Job<Deps> = {
  name: tellMovedJob,
  every: 10_000,
  async run({ db, categories, products, tellProducts }, signal) {
    for (let isLeft = true; isLeft && !signal.aborted; ) {
      isLeft = await db.transaction(async (tx) => {
        const move = await categories.takeMove(tx)
        if (!move) return false
        const held = await products.holdUnder(move.id, move.told, most, tx)
        tx.say(...(await tellProducts({ changed: held }, tx)))
        categories.toldMove(move.id, held.length < most ? null : (held.at(-1)?.id ?? null), tx)
        return true
      })
    }
  },
}
