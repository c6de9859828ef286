import { oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody tries what is of others, and what is for staff. */
export const snoop: Move = {
  name: 'snoop',
  by: 'shopper',
  weight: 3,
  async play({ client, random, shop, id }) {
    const other = oneOf(
      random,
      shop.orders.filter(({ customer }) => customer !== id),
    )
    if (!other) return
    for (const [method, path, body] of [
      ['GET', `/v1/orders/${other.id}`],
      ['GET', `/v1/orders/${other.id}/timeline`],
      ['POST', `/v1/orders/${other.id}/cancel`, {}],
      ['PATCH', `/v1/orders/${other.id}`, { note: 'mine now' }],
    ] as const)
      must(
        !isDone(`${method} ${path}`, await client.call(method, path, body), 404),
        `${id} may ${method} ${path}`,
      )
    const found = await client.get(`/v1/payments?orderId=${other.id}`)
    if (isDone("another's payment", found, 404))
      must(found.body.items.length === 0, `${id} sees the payment of ${other.id}`)
    must(!isDone('packing', await client.post(`/v1/orders/${other.id}/pack`, {}), 403), `${id} may pack`)
    must(!isDone('the staff list', await client.get('/v1/inventory'), 403), `${id} may list the shelves`)
  },
}
