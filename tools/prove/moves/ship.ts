import { happens, word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Whoever drives takes packed orders out, and brings most of them to the door; or they go with a carrier. */
export const ship: Move = {
  name: 'ship',
  by: 'staff',
  post: 'delivery',
  weight: 10,
  async play({ id: courierId, client, random, shop }) {
    for (const order of shop.orders.filter(() => random() < 0.06).slice(0, 5)) {
      const tracking = { carrier: 'Imtiaz Riders', trackingNumber: word(random, 'R') }
      const by = happens(random, 0.5) ? { courierId } : tracking
      const shipped = await client.post(`/v1/orders/${order.id}/ship`, by)
      // Who has just been hired is known a moment later.
      if (isDone('shipping', shipped, 409, 422) && order.paymentMethod === 'cash_on_delivery')
        order.due = shipped.body.total
    }
  },
}
