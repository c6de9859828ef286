import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import { soldOut } from '../figures.ts'
import type { Deps } from '../provides.ts'
import { announceStock } from './announce-stock.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

/** What is on the shelves: counted, adjusted, reordered, and how it came to be. */
export const shelves: Room<Deps> = {
  routes,
  subscriptions: [
    on('mart.product.v1.ProductCreated', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),
    on('mart.product.v1.ProductChanged', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),
    on('mart.product.v1.ProductArchived', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),
  ],
  announces: [announceStock],
  gauges: [soldOut],
}
