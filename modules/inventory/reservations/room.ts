import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import { rejectedOrders, shortLines } from '../figures.ts'
import type { Deps } from '../provides.ts'

const on = subscriptionsFor<Deps>()

/** What an order is to have: by its lines, where a publisher of an earlier release says nothing else. */
const wantedOf = ({ holds, items }: OrderState) => (holds.length > 0 ? holds : items)

/** Orders whose goods go out or come back, and by what these are sold. */
const moved = (heard: { data: { order: OrderState }; tx: Tx }[]) =>
  heard.map(({ data: { order }, tx }) => ({
    orderId: order.id,
    version: order.version,
    units: new Map(order.items.map(({ productId, soldBy }) => [productId, soldBy])),
    tx,
  }))

/** Orders as they stand. */
const orders = (heard: { data: { order: OrderState }; tx: Tx }[]) =>
  heard.map(({ data: { order }, tx }) => ({ order, tx }))

/** What of the shelves is promised to orders, until it is shipped, released or back. */
export const reservations: Room<Deps> = {
  figures: [rejectedOrders, shortLines],
  subscriptions: [
    on.many('mart.order.v1.OrderPlaced', ({ reserveStock }, heard, tx) =>
      reserveStock(
        heard.map(({ data: { order }, tx }) => ({ orderId: order.id, items: wantedOf(order), tx })),
        tx,
      ),
    ),
    on('mart.order.v1.StockRequested', ({ holdMore }, { order, request, lines }, tx) =>
      holdMore({ orderId: order.id, version: order.version, request, lines }, tx),
    ),
    on.many('mart.order.v1.OrderPacked', ({ settleReservations }, heard, tx) =>
      settleReservations(orders(heard), tx),
    ),
    on.many('mart.order.v1.OrderChanged', ({ settleReservations }, heard, tx) =>
      settleReservations(orders(heard), tx),
    ),
    on.many('mart.order.v1.SubstituteAnswered', ({ settleReservations }, heard, tx) =>
      settleReservations(orders(heard), tx),
    ),
    on.many('mart.order.v1.OrderCancelled', async ({ writeOff, advanceReservations }, heard, tx) => {
      await writeOff(orders(heard), tx)
      await advanceReservations(moved(heard), 'release', tx)
    }),
    // What goes out is what is in the bag: a replica of the last release lets OrderPacked pass.
    on.many('mart.order.v1.OrderShipped', async ({ settleReservations, advanceReservations }, heard, tx) => {
      await settleReservations(orders(heard), tx)
      await advanceReservations(moved(heard), 'ship', tx)
    }),
    on.many('mart.order.v1.OrderDeliveryFailed', ({ advanceReservations }, heard, tx) =>
      advanceReservations(moved(heard), 'bring_back', tx),
    ),
    on('mart.order.v1.OrderLinesReturned', ({ takeBack }, { order, lines, restock }, tx) =>
      takeBack(order.id, lines, restock, tx),
    ),
    on.many('mart.order.v1.OrderReturned', ({ advanceReservations }, heard, tx) =>
      advanceReservations(moved(heard.filter(({ data }) => data.restock)), 'restock', tx),
    ),
  ],
}
