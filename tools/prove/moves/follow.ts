import { oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import { listen } from './listen.ts'
import type { Move } from './move.ts'

/** Somebody watches an order for a while, and then reads how it went. */
export const follow: Move = {
  name: 'follow',
  by: 'shopper',
  weight: 5,
  async play({ client, random, orders }) {
    const order = oneOf(random, orders)
    if (!order) return
    await listen(client, `/v1/orders/${order.id}/stream`, 1_500)
    isDone('the order', await client.get(`/v1/orders/${order.id}`))
    isDone('its timeline', await client.get(`/v1/orders/${order.id}/timeline`))
    const form = oneOf(random, ['json', 'html', 'pdf'])
    isDone('its receipt', await client.get(`/v1/orders/${order.id}/receipt?format=${form}`), 404)
  },
}
