import { happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf, amountOf, keyed, meansOf, remember } from './placing.ts'

/** Somebody fills a basket, takes something out, and sometimes goes to the checkout. */
export const basket: Move = {
  name: 'basket',
  by: 'shopper',
  weight: 8,
  async play(player) {
    const { client, random, shop } = player
    for (let n = 0; n < 2; n++) {
      const product = oneOf(random, shop.products)
      if (!product) return
      const line = `/v1/cart/items/${product.id}`
      isDone(
        'into the basket',
        await client.put(line, { quantity: amountOf(random, product.soldBy) }),
        409,
        422,
      )
      if (happens(random, 0.2)) isDone('out of the basket', await client.delete(line), 404)
    }
    if (happens(random, 0.1)) {
      // Codes of nobody's: 422 says that there is none.
      isDone('a code', await client.put('/v1/cart/coupons/NO-SUCH-CODE', undefined), 422)
      isDone('a code out of it', await client.delete('/v1/cart/coupons/NO-SUCH-CODE'))
    }
    if (!isDone('the basket', await client.get('/v1/cart')) || happens(random, 0.4)) return
    const wishes = { shippingAddress: addressOf(player), paymentMethod: meansOf(random) }
    // 409: what lies in it is no longer to be had so. 422: it is empty, or a line can't be ordered.
    const placed = await keyed(player, '/v1/cart/checkout', wishes)
    if (isDone('checkout', placed, 409, 422)) remember(player, placed.body)
  },
}
