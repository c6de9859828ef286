import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { cancelUnpaidOrders, remindOfPendingOrders } from './jobs.ts'
import { routes } from './routes.ts'
import { subscriptions } from './subscriptions.ts'

/** What moves an order on: the answers of inventory and payment, the clock, its customer, and staff up to the door. */
export const fulfilment: Room<Deps> = {
  routes,
  subscriptions,
  jobs: [cancelUnpaidOrders, remindOfPendingOrders],
}
