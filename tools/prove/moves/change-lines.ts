import { setTimeout as delay } from 'node:timers/promises'
import { between, happens, oneOf } from './dice.ts'
import { addsUp, isDone } from './lawful.ts'
import type { Move, OwnOrder, Player } from './move.ts'
import { addressOf, amountOf, keyed, meansOf, remember } from './placing.ts'

interface Line {
  productId: string
  quantity: number
}

/** Pieces that may come into an order later, and go out of it: few, since what of them was held when nobody can tell. */
const changeablePieces = 3

/** Looks, a moment apart, after which nobody waits any more for what comes of a change. */
const looks = 12

/** Products of orders whose lines are changed. */
function changeable({ shop: { products } }: Player) {
  const pieces = products.filter(({ soldBy }) => soldBy === 'piece').slice(0, changeablePieces)
  return [...pieces, ...products.filter(({ soldBy }) => soldBy === 'weight')]
}

/** Each line is kept, dropped, or is to be more or less; and sometimes there is one more. */
function otherLines(player: Player, lines: Line[]): Line[] {
  const { random } = player
  const all = changeable(player)
  const soldBy = new Map(all.map((it) => [it.id, it.soldBy]))
  const wanted = new Map<string, number>()
  for (const { productId, quantity } of lines) {
    const dice = random()
    if (dice < 0.2) continue
    wanted.set(productId, dice < 0.5 ? quantity : amountOf(random, soldBy.get(productId) ?? 'piece'))
  }
  const more = happens(random, 0.5) || wanted.size === 0 ? oneOf(random, all) : undefined
  if (more) wanted.set(more.id, amountOf(random, more.soldBy))
  return [...wanted].map(([productId, quantity]) => ({ productId, quantity }))
}

async function begin(player: Player): Promise<void> {
  const { random } = player
  const all = changeable(player)
  const items = Array.from({ length: between(random, 1, 2) }, () => oneOf(random, all)).flatMap((it) =>
    it ? [{ productId: it.id, quantity: amountOf(random, it.soldBy) }] : [],
  )
  const body = { items, shippingAddress: addressOf(player), paymentMethod: meansOf(random) }
  const placed = await keyed(player, '/v1/orders', body)
  if (!isDone('order', placed)) return
  remember(player, placed.body)
  for (const own of player.orders) if (own.id === placed.body.id) own.changeable = true
}

/** Whoever wants more by card says yes to that at the provider's, or doesn't; meanwhile the order stands as it was. */
async function follow({ client, random, shop, over }: Player, { id, paymentMethod }: OwnOrder) {
  let paid = paymentMethod !== 'card'
  for (let n = 0; n < looks && !over(); n++) {
    const seen = await client.get(`/v1/orders/${id}`)
    if (!isDone('the order that is changed', seen)) return
    addsUp(`${id} is changed`, seen.body)
    if (!seen.body.changing) return
    const found = paid ? null : await client.get(`/v1/payments?orderId=${id}`)
    const payment = found && isDone('its payment', found) ? found.body.items[0] : null
    if (payment?.clientSecret) {
      paid = true
      if (happens(random, 0.1)) return
      if (shop.pay) shop.pay(payment.clientSecret, happens(random, 0.8))
      else {
        const token = happens(random, 0.8) ? 'tok_ok' : 'tok_declined'
        isDone('paying more', await client.post(`/v1/payments/${payment.id}/confirm`, { token }), 409)
      }
    }
    await delay(150)
  }
}

/** Somebody changes what is in an order, twice at once sometimes, and pays what that costs more. */
export const changeLines: Move = {
  name: 'change-lines',
  by: 'shopper',
  weight: 6,
  async play(player) {
    const { client, beside, random } = player
    const own = oneOf(
      random,
      player.orders.filter((it) => it.changeable && !it.unpaid),
    )
    if (!own || happens(random, 0.2)) return begin(player)
    const path = `/v1/orders/${own.id}`
    const seen = await client.get(path)
    if (!isDone('the order', seen)) return
    const ask = (by: Player['client']) => by.patch(path, { items: otherLines(player, seen.body.items) })
    const [one, other] = await Promise.all([ask(client), happens(random, 0.15) ? ask(beside) : null])
    // 409: it is picked by now, changed already, or not paid yet. 422: so much of it is not sold, or not any more.
    for (const changed of [one, other])
      if (changed && isDone('changing lines', changed, 409, 422)) {
        addsUp(`the lines of ${own.id} were changed`, changed.body)
        await follow(player, own)
      }
    if (happens(random, 0.1))
      isDone('thinking better of it', await client.post(`${path}/cancel`, { reason: 'not at all' }), 409)
  },
}
