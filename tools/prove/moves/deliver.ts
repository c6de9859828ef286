import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Whoever drives brings to the door what is on the way; one that isn't is refused. */
export const deliver: Move = {
  name: 'deliver',
  by: 'staff',
  post: 'delivery',
  weight: 8,
  async play({ client, random, shop }) {
    for (const { id } of shop.orders.filter(() => random() < 0.06).slice(0, 5))
      isDone('delivering', await client.post(`/v1/orders/${id}/deliver`), 409)
  },
}
