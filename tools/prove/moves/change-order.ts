import { happens, oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf } from './placing.ts'

/** Somebody changes an order's note or address, by the version that they saw, or by one that is long gone. */
export const changeOrder: Move = {
  name: 'change-order',
  by: 'shopper',
  weight: 4,
  async play(player) {
    const { client, random } = player
    const order = oneOf(random, player.orders)
    if (!order) return
    const seen = await client.get(`/v1/orders/${order.id}`)
    if (!isDone('the order', seen)) return
    const stale = happens(random, 0.2)
    const change = happens(random, 0.5)
      ? { note: happens(random, 0.3) ? null : 'leave it at the gate' }
      : { shippingAddress: { ...addressOf(player), line2: 'second floor' } }
    const ifMatch = stale ? '"0"' : `"${seen.body.version}"`
    const changed = await client.patch(`/v1/orders/${order.id}`, change, { 'if-match': ifMatch })
    // 409: too late for it. 412: somebody was faster.
    const done = isDone('changing an order', changed, 409, 412)
    must(!(done && stale), `${order.id} was changed by a version that it no longer has`)
    if (done)
      must(
        changed.body.version > seen.body.version,
        `${order.id} has the version ${changed.body.version} after a change`,
      )
  },
}
