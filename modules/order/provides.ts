import type { Config } from '#config/config.ts'
import type { DepsOf } from '#src/runtime/module.ts'
import { markBasketed } from './cart/basketed.ts'
import { basketedRepository } from './cart/basketed-repository.ts'
import { cartRepository } from './cart/cart-repository.ts'
import { checkout } from './cart/checkout.ts'
import { fillCart } from './cart/fill-cart.ts'
import { giveBack } from './cart/give-back.ts'
import { readCart } from './cart/read-cart.ts'
import { catalogueRepository } from './catalogue-repository.ts'
import { customerRepository } from './customer-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { findOrder } from './following/find-order.ts'
import { followOrder } from './following/follow-order.ts'
import { followers } from './following/followers.ts'
import { timelineRepository } from './following/timeline-repository.ts'
import { advanceOrders } from './fulfilment/advance-order.ts'
import { commandOrder } from './fulfilment/command-order.ts'
import { orderListRepository } from './order-list-repository.ts'
import { orderRepository } from './order-repository.ts'
import type { Limits } from './placing/limits.ts'
import { placeOrder } from './placing/place-order.ts'
import { startOrder } from './placing/start-order.ts'
import type { Tariff } from './pricing.ts'
import { recordChange, recordChanges } from './record-change.ts'

const tariff = ({ config }: { config: Config }): Tariff => ({ currency: config.currency, ...config.order })
const limits = ({ config }: { config: Config }): Limits => config.order

export const provides = {
  orders: orderRepository,
  orderLists: orderListRepository,
  timeline: timelineRepository,
  catalogue: catalogueRepository,
  carts: cartRepository,
  basketed: basketedRepository,
  erasures: erasureRepository,
  customers: customerRepository,
  followers,
  tariff,
  limits,

  recordChanges,
  recordChange,
  startOrder,
  placeOrder,
  checkout,
  readCart,
  fillCart,
  markBasketed,
  giveBack,
  findOrder,
  followOrder,
  advanceOrders,
  commandOrder,
}

export type Deps = DepsOf<typeof provides>
