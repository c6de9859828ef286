import { happens } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf, keyed, meansOf, remember, someItems } from './placing.ts'

/** Somebody orders, and sometimes sends it twice. */
export const order: Move = {
  name: 'order',
  by: 'shopper',
  weight: 16,
  async play(player) {
    const items = someItems(player)
    const body = { items, shippingAddress: addressOf(player), paymentMethod: meansOf(player.random) }
    // What was quoted a moment ago is what it costs, but for a price that changed since, which is said.
    const quoted = happens(player.random, 0.3) ? await player.client.post('/v1/orders/quote', body) : null
    const expectedTotal = quoted && isDone('quote', quoted) ? { expectedTotal: quoted.body.total } : {}
    const placed = await keyed(player, '/v1/orders', { ...body, ...expectedTotal })
    if (placed.status === 409 && placed.body.type === '/problems/price-changed') return
    if (!isDone('order', placed)) return
    must(placed.body.customerId === player.id, `the order ${placed.body.id} is of ${placed.body.customerId}`)
    remember(player, placed.body)
  },
}
