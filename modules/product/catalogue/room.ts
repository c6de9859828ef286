import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { announceProducts } from './announce-products.ts'
import { productRoutes } from './product-routes.ts'

const on = subscriptionsFor<Deps>()

/** The products: listed, shown, created, changed, archived; with what of their stock and baskets the list must know. */
export const catalogue: Room<Deps> = {
  routes: productRoutes,
  subscriptions: [
    on.many('mart.inventory.v1.StockLevelChanged', ({ products }, heard, tx) =>
      products.rememberStock(
        heard.map(({ data }) => data),
        tx,
      ),
    ),
    on('mart.order.v1.ProductInBasketsChanged', ({ products }, { productId, inBaskets, version }, tx) =>
      products.rememberBaskets(productId, inBaskets, version, tx),
    ),
  ],
  announces: [{ name: 'product', page: announceProducts }],
}
