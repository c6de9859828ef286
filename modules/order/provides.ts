import type { Config } from '#src/config.ts'
import type { DepsOf } from '#src/module.ts'
import { advanceOrders } from './advance-order.ts'
import { basketedRepository } from './basketed-repository.ts'
import { cartRepository } from './cart-repository.ts'
import { catalogueRepository } from './catalogue-repository.ts'
import { checkout } from './checkout.ts'
import { commandOrder } from './command-order.ts'
import { customerRepository } from './customer-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { fillCart } from './fill-cart.ts'
import { findOrder } from './find-order.ts'
import { followOrder } from './follow-order.ts'
import { followers } from './followers.ts'
import { giveBack } from './give-back.ts'
import type { Limits } from './limits.ts'
import { markBasketed } from './mark-basketed.ts'
import { orderListRepository } from './order-list-repository.ts'
import { orderRepository } from './order-repository.ts'
import { placeOrder } from './place-order.ts'
import type { Tariff } from './pricing.ts'
import { readCart } from './read-cart.ts'
import { recordChange, recordChanges } from './record-change.ts'
import { startOrder } from './start-order.ts'
import { timelineRepository } from './timeline-repository.ts'

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
