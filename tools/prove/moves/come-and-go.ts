import { happens, word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf, keyed, remember, someItems } from './placing.ts'

/** Somebody registers, orders, perhaps cancels, and then has themselves erased, or stays as a guest. */
export const comeAndGo: Move = {
  name: 'come-and-go',
  by: 'shopper',
  weight: 2,
  async play({ random, shop }) {
    const guest = await shop.newcomer(word(random, 'zarmina'), random)
    if (!guest) return
    const { client } = guest
    isDone('an address', await client.post('/v1/users/me/addresses', { label: 'Home', ...addressOf(guest) }))
    const body = {
      items: someItems(guest),
      shippingAddress: addressOf(guest),
      paymentMethod: 'cash_on_delivery',
    }
    const placed = await keyed(guest, '/v1/orders', body)
    const ordered = isDone('order', placed)
    if (ordered) remember(guest, placed.body)
    if (ordered && happens(random, 0.3))
      isDone(
        'cancelling',
        await client.post(`/v1/orders/${placed.body.id}/cancel`, { reason: guest.account.email }),
        409,
      )
    if (happens(random, 0.3)) {
      shop.guests.push({ id: guest.id, email: guest.account.email })
      if (shop.guests.length > 20) shop.guests.shift()
      return
    }
    isDone('a wrong password', await client.delete('/v1/users/me', { password: 'not it at all' }), 401, 422)
    // 401: it was sent again, and nobody is there any more.
    isDone(
      'erasing oneself',
      await client.delete('/v1/users/me', { password: guest.account.password }),
      401,
      404,
    )
  },
}
