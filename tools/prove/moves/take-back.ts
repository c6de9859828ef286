import { happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** A customer asks that an order goes back: whoever looks after orders books it, with the goods on the shelf again or not. */
export const takeBack: Move = {
  name: 'return',
  by: 'staff',
  post: 'orders',
  weight: 5,
  async play({ client, random, shop }) {
    const page = await client.get(
      `/v1/orders?limit=20&status=${happens(random, 0.5) ? 'shipped' : 'delivered'}`,
    )
    if (!isDone('orders', page)) return
    const order = oneOf<{ id: string }>(random, page.body.items)
    if (!order || happens(random, 0.4)) return
    const body = { reason: 'bruised on the way', restock: happens(random, 0.6) }
    isDone('taking back', await client.post(`/v1/orders/${order.id}/return`, body), 409)
    if (happens(random, 0.5)) {
      const of = oneOf(random, shop.orders)
      if (of) isDone('the timeline', await client.get(`/v1/orders/${of.id}/timeline`))
    }
  },
}
