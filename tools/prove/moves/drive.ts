import { handover } from './deliver.ts'
import { happens, oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { KnownOrder, Move, Player } from './move.ts'

interface Stop {
  orderId: string
  state: string
  collect?: KnownOrder['due']
}

/** Whoever drives makes rounds of what is packed, as far as they know, and drives those that they have. */
export const drive: Move = {
  name: 'drive',
  by: 'staff',
  post: 'delivery',
  weight: 10,
  async play(player) {
    const { id: courierId, client, random, shop } = player
    const some = new Set(shop.orders.filter(() => random() < 0.03).map(({ id }) => id))
    const orderIds = [...some].slice(0, 1 + Math.floor(random() * 3))
    if (orderIds.length > 0)
      isDone('a round', await client.post('/v1/runs', { courierId, orderIds }), 409, 422)
    if (happens(random, 0.2)) isDone('rounds', await client.get('/v1/runs?mine=true&status=over&limit=5'))
    const mine = await client.get('/v1/runs/mine')
    if (!isDone('my rounds', mine)) return
    const run = oneOf<{ id: string; stops?: Stop[] }>(random, mine.body.items)
    if (!run) return
    const looked = await client.get(`/v1/runs/${run.id}`)
    if (isDone('the round', looked)) must(looked.body.id === run.id, `${run.id} is ${looked.body.id}`)
    for (const stop of run.stops ?? []) await visit(player, run.id, stop)
    if (happens(random, 0.1)) isDone('no round', await client.delete(`/v1/runs/${run.id}`), 409)
  },
}

/** One step on with a stop: out of the shop, or at the door; or it is taken off. */
async function visit(
  { client, random }: Player,
  run: string,
  { orderId, state, collect }: Stop,
): Promise<void> {
  if (state === 'waiting') {
    if (happens(random, 0.1))
      return void isDone('off the round', await client.delete(`/v1/runs/${run}/stops/${orderId}`), 404, 409)
    return void isDone('out', await client.post(`/v1/orders/${orderId}/ship`, {}), 409)
  }
  if (state !== 'on_the_way' || happens(random, 0.3)) return
  if (happens(random, 0.15)) {
    const attempt = { reason: 'the gate was locked' }
    return void isDone('in vain', await client.post(`/v1/orders/${orderId}/attempt`, attempt), 409)
  }
  const paymentMethod = collect ? 'cash_on_delivery' : 'card'
  const said = handover(random, { paymentMethod, due: collect })
  if (said) isDone('at the door', await client.post(`/v1/orders/${orderId}/deliver`, said), 409, 422)
}
