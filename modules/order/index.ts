import { defineModule } from '#src/runtime/module.ts'
import { announceBasketed } from './cart/announce-basketed.ts'
import { cartRoutes } from './cart/routes.ts'
import { orderRoutes } from './following/routes.ts'
import {
  cancelUnpaidOrders,
  finishErasures,
  remindOfPendingOrders,
  sweepBaskets,
  wakeFollowers,
} from './fulfilment/jobs.ts'
import { fulfilmentRoutes } from './fulfilment/routes.ts'
import { subscriptions } from './fulfilment/subscriptions.ts'
import { personalData } from './personal-data.ts'
import { provides } from './provides.ts'

/** Orders and carts, and the saga that takes an order from placed to delivered. */
export default defineModule({
  name: 'order',
  description: 'Orders and carts, and the saga that takes an order from placed to delivered.',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  routes: [...orderRoutes, ...fulfilmentRoutes, ...cartRoutes],
  subscriptions,
  jobs: [cancelUnpaidOrders, remindOfPendingOrders, wakeFollowers, finishErasures, sweepBaskets],
  announces: [announceBasketed],
  monthly: ['timeline'],
})
