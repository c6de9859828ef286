import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Whoever picks packs what is confirmed, the newest page of it. */
export const pack: Move = {
  name: 'pack',
  by: 'staff',
  post: 'picking',
  weight: 10,
  async play({ client, random, shop }) {
    // Of what everybody has seen, so that two pack the same sometimes.
    for (const { id } of shop.orders.filter(() => random() < 0.05).slice(0, 4))
      isDone('packing', await client.post(`/v1/orders/${id}/pack`, {}), 409)
  },
}
