import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import type { Job } from '#src/runtime/job.ts'
import type { Announcement } from '#src/runtime/module.ts'
import type { Basketed, BasketedRepository } from './basketed-repository.ts'

/**
 * Which products lie in baskets, for the other modules: product keeps the unit of those that do. Told at once of a product
 * that comes into a basket while it lies in none, and by a sweep of one that has left the last.
 */

interface Needs {
  basketed: BasketedRepository
}

/** Products have come into a basket; the other modules are told of those that were in none. */
export const markBasketed =
  ({ basketed }: Needs) =>
  async (productIds: string[], tx: Tx): Promise<void> => {
    if (productIds.length > 0) tx.say(...(await basketed.mark(productIds, tx)).map(toEvent))
  }

export type MarkBasketed = ReturnType<typeof markBasketed>

/** Products of one transaction of the sweep. */
const sweptAtOnce = 1_000

/** Tells the other modules of products that lie in no basket any more; a look-up per product that ever lay in one. */
export const sweepBaskets: Job<Needs & { db: Database }> = {
  name: 'sweep-baskets',
  every: 60_000,
  async run({ db, basketed }, signal) {
    let after: string | null = null
    do {
      const from: string | null = after
      after = await db.transaction(async (tx) => {
        const { last, changed } = await basketed.sweep(from, sweptAtOnce, tx)
        tx.say(...changed.map(toEvent))
        return last
      })
    } while (after !== null && !signal.aborted)
  },
}

/** Whether each product lies in baskets, for modules that have lost or never had it (`npm run events -- announce basket`). */
export const announceBasketed: Announcement<Needs> = {
  name: 'basket',
  page: async ({ basketed }, after, limit, tx) => (await basketed.hold(after, limit, tx)).map(toEvent),
}

const toEvent = ({ productId, inBaskets, version }: Basketed): DomainEvent =>
  event('mart.order.v1.ProductInBasketsChanged', productId, { productId, inBaskets, version })
