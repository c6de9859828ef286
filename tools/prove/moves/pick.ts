import type { Answer } from '../../mart/client.ts'
import { happens, oneOf } from './dice.ts'
import { addsUp, isDone, must } from './lawful.ts'
import type { Move, Player } from './move.ts'

/** As GET /v1/picks and the orders themselves have them. */
interface Pick {
  id: string
  items: { line: number; productId: string; quantity: number; soldBy: string; state: string; most?: number }[]
  substitutes?: { line: number; n: number; state: string }[]
}

/** An id of a device's own, which follows from the dice. */
const idBy = (random: () => number) =>
  [8, 4, 4, 4, 12]
    .map((length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join(''))
    .join('-')

/** Mostly all of it; of a weight a little more or less, and sometimes not enough. */
function inBag({ random }: Player, { quantity, most = quantity, soldBy }: Pick['items'][number]) {
  if (happens(random, 0.15))
    return {
      quantity: Math.floor(random() * quantity * 0.8),
      reason: oneOf(random, ['not_found', 'damaged', 'expired']) as string,
    }
  return { quantity: soldBy === 'piece' ? quantity : quantity + Math.floor(random() * (most - quantity)) }
}

/** Offers something in place of a line, of what there is, and sometimes thinks better of it. */
async function offerInstead(
  { client, random, shop }: Player,
  id: string,
  { line, quantity }: Pick['items'][number],
) {
  const path = `/v1/orders/${id}/lines/${line}/substitutes`
  const found = await client.get(path)
  if (!isDone('what could stand in', found, 409)) return
  const other = (oneOf(random, found.body.items) ?? oneOf(random, shop.products)) as {
    productId?: string
    id?: string
  }
  // 422: it is the line's own, was archived meanwhile, or is one that so much is not sold of.
  const offered = await client.post(path, { productId: other.productId ?? other.id, quantity })
  if (!isDone('an offer', offered, 409, 422) || happens(random, 0.7)) return
  const mine = (offered.body.substitutes as Pick['substitutes'])?.findLast((it) => it.line === line)
  if (mine) isDone('no offer', await client.delete(`${path}/${mine.n}`), 404, 409)
}

/** How many picks somebody's device has counted. */
const counts = new WeakMap<Player, number>()

function next(player: Player): number {
  const count = (counts.get(player) ?? 0) + 1
  counts.set(player, count)
  return count
}

/** What came too late changes nothing. 409: somebody else has the order in hand by now, or it is packed. */
function stands(answer: Answer, line: number, quantity: number) {
  if (!isDone('a late pick', answer, 409)) return
  const item = (answer.body.items as { line: number; picked?: number }[]).find((it) => it.line === line)
  must(item?.picked === quantity, `a pick that came late made ${item?.picked} of ${quantity}`)
}

async function pickLines(player: Player, { id, items }: Pick) {
  const { client, random } = player
  for (const item of items.slice(0, 8)) {
    if (item.state === 'substituted' || (item.state !== 'open' && happens(random, 0.8))) continue
    if (happens(random, 0.1)) {
      await offerInstead(player, id, item)
      continue
    }
    // 422: less is held than may be weighed.
    const late = { ...inBag(player, item), pickId: idBy(random), sequence: next(player) }
    const body = { ...inBag(player, item), pickId: idBy(random), sequence: next(player) }
    const path = `/v1/orders/${id}/lines/${item.line}/picked`
    const picked = await client.put(path, body)
    if (!isDone('a pick', picked, 409, 422)) continue
    addsUp(`line ${item.line} of ${id} was picked`, picked.body)
    // The phone has not heard it, and says it again; or what it said before comes only now.
    if (happens(random, 0.2)) isDone('the same pick', await client.put(path, body), 409)
    if (happens(random, 0.2)) stands(await client.put(path, late), item.line, body.quantity)
  }
}

/** Whoever picks takes orders off the queue, or others' who sleep, and puts into bags what there is. */
export const pick: Move = {
  name: 'pick',
  by: 'staff',
  post: 'picking',
  weight: 10,
  async play(player) {
    const { client, random } = player
    const query = oneOf(random, ['', '&status=picking', '&mine=true', '&status=confirmed'])
    const queue = await client.get(`/v1/picks?limit=10${query}`)
    if (!isDone('the queue', queue)) return
    const orders = (queue.body.items as Pick[]).filter(() => happens(random, 0.4)).slice(0, 3)
    for (const order of orders) {
      const path = `/v1/orders/${order.id}/pick`
      const takeOver = happens(random, 0.3)
      if (!isDone('an order in hand', await client.post(path, { takeOver }), 409)) continue
      await pickLines(player, order)
      if (happens(random, 0.2)) isDone('an order given back', await client.delete(path), 409)
    }
  },
}

/** Several in one walk. */
export const pickWave: Move = {
  name: 'pick-wave',
  by: 'staff',
  post: 'picking',
  weight: 2,
  async play({ client }) {
    const queue = await client.get('/v1/picks?limit=3&status=confirmed')
    if (!isDone('the queue', queue)) return
    const orderIds = (queue.body.items as Pick[]).map(({ id }) => id)
    if (orderIds.length === 0) return
    // 422: one alone is no wave.
    const wave = await client.post('/v1/picks/waves', { orderIds })
    if (isDone('a wave', wave, 409, 422))
      isDone('the wave', await client.get(`/v1/picks/waves/${wave.body.id}`))
  },
}

/** Somebody is asked whether something else will do. */
export const answerOffers: Move = {
  name: 'answer-offers',
  by: 'shopper',
  weight: 6,
  async play({ client, random, orders }) {
    for (const { id } of orders.slice(-5)) {
      const order = await client.get(`/v1/orders/${id}`)
      if (!isDone('an order', order)) continue
      const open =
        (order.body.substitutes as Pick['substitutes'])?.filter(({ state }) => state === 'asked') ?? []
      for (const { line, n } of open) {
        const answer = happens(random, 0.6) ? 'accept' : 'reject'
        const path = `/v1/orders/${id}/lines/${line}/substitutes/${n}/${answer}`
        const answered = await client.post(path)
        if (isDone('an answer', answered, 409)) addsUp(`an offer for ${id} was answered`, answered.body)
      }
    }
  },
}
