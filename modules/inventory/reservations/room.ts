import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import { rejectedOrders, shortLines } from '../figures.ts'
import type { Deps } from '../provides.ts'

const on = subscriptionsFor<Deps>()

/** What of the shelves is promised to orders, until it is shipped, released or back. */
export const reservations: Room<Deps> = {
  figures: [rejectedOrders, shortLines],
  subscriptions: [
    on.many('mart.order.v1.OrderPlaced', ({ reserveStock }, heard, tx) =>
      reserveStock(
        heard.map(({ data: { order }, tx }) => ({ orderId: order.id, items: order.items, tx })),
        tx,
      ),
    ),
    on('mart.order.v1.OrderCancelled', ({ advanceReservation }, { order }, tx) =>
      advanceReservation(order.id, 'release', tx),
    ),
    on('mart.order.v1.OrderShipped', ({ advanceReservation }, { order }, tx) =>
      advanceReservation(order.id, 'ship', tx),
    ),
    on('mart.order.v1.OrderReturned', async ({ advanceReservation }, { order, restock }, tx) => {
      const units = new Map(order.items.map(({ productId, soldBy }) => [productId, soldBy]))
      if (restock) await advanceReservation(order.id, 'restock', tx, units)
    }),
  ],
}
