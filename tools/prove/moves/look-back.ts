import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody looks through what they ordered and paid: nothing in it is anybody else's. */
export const lookBack: Move = {
  name: 'look-back',
  by: 'shopper',
  weight: 5,
  async play({ client, id }) {
    const orders = await client.get('/v1/orders?limit=20')
    if (isDone('own orders', orders))
      for (const order of orders.body.items)
        must(order.customerId === id, `${id} sees the order ${order.id} of ${order.customerId}`)
    const payments = await client.get('/v1/payments?limit=20')
    if (!isDone('own payments', payments) || payments.body.items.length === 0) return
    isDone('a payment', await client.get(`/v1/payments/${payments.body.items[0].id}`))
  },
}
