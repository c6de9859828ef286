import { oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody thinks better of an order. */
export const cancel: Move = {
  name: 'cancel',
  by: 'shopper',
  weight: 4,
  async play({ client, random, orders }) {
    const order = oneOf(random, orders)
    if (!order) return
    isDone(
      'cancelling',
      await client.post(`/v1/orders/${order.id}/cancel`, { reason: 'thought better of it' }),
      409,
    )
  },
}
