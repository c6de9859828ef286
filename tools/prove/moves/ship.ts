import { word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Whoever drives takes packed orders out, and brings most of them to the door. */
export const ship: Move = {
  name: 'ship',
  by: 'staff',
  post: 'delivery',
  weight: 10,
  async play({ client, random, shop }) {
    for (const { id } of shop.orders.filter(() => random() < 0.06).slice(0, 5)) {
      const tracking = { carrier: 'Imtiaz Riders', trackingNumber: word(random, 'R') }
      isDone('shipping', await client.post(`/v1/orders/${id}/ship`, tracking), 409)
    }
  },
}
