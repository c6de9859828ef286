import { happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

interface Line {
  line: number
  quantity: number
  picked?: number
  returned: number
}

/** A customer asks that an order goes back, or a line of it: whoever looks after orders books it, with the goods on the shelf again or not. */
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
    const order = oneOf<{ id: string; items?: Line[] }>(random, page.body.items)
    if (!order || happens(random, 0.4)) return
    const line = oneOf(random, order.items ?? [])
    const kept = line ? (line.picked ?? line.quantity) - line.returned : 0
    const quantity = Math.ceil(kept * random())
    const items =
      line && quantity > 0 && happens(random, 0.5) ? { items: [{ line: line.line, quantity }] } : {}
    const body = { reason: 'bruised on the way', restock: happens(random, 0.6), ...items }
    isDone('taking back', await client.post(`/v1/orders/${order.id}/return`, body), 409)
    if (happens(random, 0.5)) {
      const of = oneOf(random, shop.orders)
      if (of) isDone('the timeline', await client.get(`/v1/orders/${of.id}/timeline`))
    }
  },
}
