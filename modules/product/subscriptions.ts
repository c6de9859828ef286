import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Deps } from './provides.ts'

const on = subscriptionsFor<Deps>()

export const subscriptions = [
  on.many('mart.inventory.v1.StockLevelChanged', ({ products }, heard, tx) =>
    products.rememberStock(
      heard.map(({ data }) => data),
      tx,
    ),
  ),
  on('mart.order.v1.ProductInBasketsChanged', ({ products }, { productId, inBaskets, version }, tx) =>
    products.rememberBaskets(productId, inBaskets, version, tx),
  ),
]
