import { oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Whoever looks after orders cancels one, until it is shipped. */
export const callOff: Move = {
  name: 'call-off',
  by: 'staff',
  post: 'orders',
  weight: 2,
  async play({ client, random, shop }) {
    const order = oneOf(random, shop.orders)
    if (order)
      isDone(
        'calling off',
        await client.post(`/v1/orders/${order.id}/cancel`, { reason: 'the freezer broke' }),
        409,
      )
  },
}
