import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Deps } from './provides.ts'

const on = subscriptionsFor<Deps>()

/** What this module listens to, and what it makes of it. */
export const subscriptions = [
  on('mart.inventory.v1.StockReserved', ({ advanceOrder, config }, { orderId }, tx) =>
    advanceOrder(orderId, { type: 'stock reserved', payWithin: config.order.paymentTimeout }, tx),
  ),
  on('mart.inventory.v1.StockRejected', ({ advanceOrder }, { orderId, shortages }, tx) =>
    advanceOrder(orderId, { type: 'stock rejected', short: shortages }, tx),
  ),
  on('mart.payment.v1.PaymentCaptured', ({ advanceOrder }, { payment }, tx) =>
    advanceOrder(payment.orderId, { type: 'payment captured' }, tx),
  ),
  on('mart.payment.v1.PaymentFailed', ({ advanceOrder }, { payment, reason }, tx) =>
    advanceOrder(payment.orderId, { type: 'payment failed', reason }, tx),
  ),

  on('mart.product.v1.ProductCreated', ({ catalogue }, { product }, tx) => catalogue.remember(product, tx)),
  on('mart.product.v1.ProductChanged', ({ catalogue }, { product }, tx) => catalogue.remember(product, tx)),
  on('mart.product.v1.ProductArchived', ({ catalogue }, { product }, tx) => catalogue.remember(product, tx)),
  on('mart.inventory.v1.StockLevelChanged', ({ catalogue }, { productId, inStock, version }, tx) =>
    catalogue.rememberShelf(productId, inStock, version, tx),
  ),

  on('mart.user.v1.UserErased', ({ erasures }, { userId }, tx) => erasures.erase(userId, tx)),
]
