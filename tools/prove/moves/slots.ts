import { happens, oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move, Player } from './move.ts'
import { addressOf, keyed, meansOf, remember, someItems } from './placing.ts'

interface Slot {
  id: string
  left: number
}

/** One of the coming slots, of which most people want the first. */
async function slotFor({ client, random }: Player, city: string): Promise<Slot | null> {
  const slots = await client.get(`/v1/slots?city=${city}`)
  if (!isDone('the slots', slots)) return null
  return oneOf(random, (slots.body.items as Slot[]).slice(0, 4)) ?? null
}

/** Somebody wants an order to come when it suits them: keeps a place, or doesn't, and orders. */
export const orderIntoSlot: Move = {
  name: 'order-into-slot',
  by: 'shopper',
  weight: 10,
  async play(player) {
    const { client, random } = player
    const shippingAddress = addressOf(player)
    const slot = await slotFor(player, shippingAddress.city)
    if (!slot) return
    const hold = `/v1/slots/${slot.id}/hold`
    const held = happens(random, 0.4) && isDone('a place that is kept', await client.post(hold), 409)
    if (held && happens(random, 0.2))
      return void isDone('a place that is not kept', await client.delete(hold))
    const body = {
      items: someItems(player),
      shippingAddress,
      paymentMethod: meansOf(random),
      slotId: slot.id,
    }
    const placed = await keyed(player, '/v1/orders', body)
    if (placed.status === 409 && Array.isArray(placed.body.others))
      must(
        placed.body.others.every(({ id, left }: Slot) => id !== slot.id && left > 0),
        `who is refused ${slot.id} is shown ${JSON.stringify(placed.body.others)}`,
      )
    if (!isDone('order into a slot', placed, 409)) return
    must(placed.body.slot?.id === slot.id, `the order ${placed.body.id} is not in the slot ${slot.id}`)
    remember(player, placed.body)
  },
}

/** Somebody would rather have an order at another time. */
export const changeSlot: Move = {
  name: 'change-slot',
  by: 'shopper',
  weight: 4,
  async play(player) {
    const order = oneOf(player.random, player.orders)
    const slot = await slotFor(player, addressOf(player).city)
    if (!order || !slot) return
    const moved = await player.client.patch(`/v1/orders/${order.id}`, { slotId: slot.id })
    if (isDone('another slot', moved, 409))
      must(moved.body.slot?.id === slot.id, `the order ${order.id} did not move to ${slot.id}`)
  },
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Whoever plans the deliveries makes slots larger and smaller, closes some for a while, and draws up a zone. */
export const planDeliveries: Move = {
  name: 'plan-deliveries',
  by: 'staff',
  post: 'delivery',
  weight: 3,
  async play(player) {
    const { client, random } = player
    const slot = await slotFor(player, 'Karachi')
    if (slot) {
      const path = `/v1/slots/${slot.id}`
      isDone(
        'another capacity',
        await client.patch(path, { capacity: 2 + Math.floor(random() * 4) }),
        404,
        409,
      )
      if (happens(random, 0.3)) {
        isDone('a closed slot', await client.patch(path, { closed: true }), 404)
        isDone('an open slot', await client.patch(path, { closed: false }), 404)
      }
    }
    if (!happens(random, 0.3)) return
    isDone('the zones', await client.get('/v1/zones?limit=100'))
    const city = `City ${random()}`
    const fee = { amount: 9_900, currency: 'PKR' }
    const zone = await client.post('/v1/zones', { name: city, cities: [city], fee })
    if (!isDone('a zone', zone)) return
    const path = `/v1/zones/${zone.body.id}`
    isDone('another fee', await client.patch(path, { fee: { ...fee, amount: 19_900 } }))
    const days = week.map((day) => ({ day, start: '18:00', end: '20:00', capacity: 5, cutoffMinutes: 60 }))
    isDone('a timetable', await client.put(`${path}/timetable`, { days }))
    // 404: it was taken away, and the answer to that was lost.
    isDone('a zone less', await client.delete(path), 404)
  },
}
