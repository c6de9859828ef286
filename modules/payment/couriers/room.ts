import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

/** Cash on its way: due from couriers, collected at doors, handed in and banked. */
export const couriers: Room<Deps> = {
  routes,
  subscriptions: [
    on('mart.order.v1.OrderShipped', ({ followCash }, { order }, tx) => followCash(order, tx)),
    on('mart.order.v1.OrderDeliveryFailed', ({ followCash }, { order }, tx) => followCash(order, tx)),
  ],
}
