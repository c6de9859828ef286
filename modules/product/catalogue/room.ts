import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { announceProducts } from './announce-products.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

/** The products: listed, shown, created, changed, archived; with what of their stock and baskets the list must know. */
export const catalogue: Room<Deps> = {
  routes,
  subscriptions: [
    on.many('mart.inventory.v1.StockLevelChanged', ({ products }, heard, tx) =>
      products.keepStock(
        heard.map(({ data }) => data),
        tx,
      ),
    ),
    on('mart.order.v1.ProductInBasketsChanged', ({ products }, { productId, inBaskets, version }, tx) =>
      products.keepBaskets(productId, inBaskets, version, tx),
    ),
  ],
  announces: [{ name: 'product', page: announceProducts }],
}
