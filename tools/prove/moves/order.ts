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
    const placed = await keyed(player, '/v1/orders', body)
    if (!isDone('order', placed)) return
    must(placed.body.customerId === player.id, `the order ${placed.body.id} is of ${placed.body.customerId}`)
    remember(player, placed.body)
  },
}
