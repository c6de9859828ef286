import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Deps } from './provides.ts'

const on = subscriptionsFor<Deps>()

export const subscriptions = [
  on('mart.product.v1.ProductCreated', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),
  on('mart.product.v1.ProductChanged', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),
  on('mart.product.v1.ProductArchived', ({ setUpShelf }, { product }, tx) => setUpShelf(product, tx)),

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

  on('mart.user.v1.UserErased', (_, { userId }, tx) => forgetPerson(userId, tx)),
]
