import { randomUUID } from 'node:crypto'
import { happens, oneOf, word } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf, remember, someItems } from './placing.ts'

/** Orders that can't be: at a price of yesterday, of far too much, of a product that nobody has, with a key of another order. */
export const strangeOrder: Move = {
  name: 'strange-order',
  by: 'shopper',
  weight: 3,
  async play(player) {
    const { client, random, shop } = player
    const common = { shippingAddress: addressOf(player), paymentMethod: 'cash_on_delivery' }
    const headers = { 'idempotency-key': word(random, 'strange') }
    const kind = oneOf(random, ['stale', 'too many', 'nobody', 'other body', 'no key'] as const)
    if (kind === 'stale') {
      const expectedTotal = { amount: 1, currency: 'PKR' }
      const answer = await client.post(
        '/v1/orders',
        { ...common, items: someItems(player), expectedTotal },
        headers,
      )
      must(!isDone('an order at a stale total', answer, 409), 'an order was placed at a stale total')
    } else if (kind === 'too many') {
      const product = oneOf(random, shop.products)
      if (!product) return
      const items = [{ productId: product.id, quantity: happens(random, 0.5) ? 900_000 : 1_000_001 }]
      const answer = await client.post('/v1/orders', { ...common, items }, headers)
      if (isDone('an order of too many', answer, 409, 422)) remember(player, answer.body)
    } else if (kind === 'nobody') {
      // Of no dice: what nobody has must not become what somebody has when the run is played again.
      const items = [{ productId: randomUUID(), quantity: 1 }]
      const answer = await client.post('/v1/orders', { ...common, items }, headers)
      must(!isDone('an order of nothing', answer, 422), 'an order of a product of nobody was placed')
    } else if (kind === 'other body') {
      const items = someItems(player)
      const first = await client.post('/v1/orders', { ...common, items }, headers)
      if (!isDone('order', first)) return
      remember(player, first.body)
      const second = await client.post('/v1/orders', { ...common, items, note: 'another' }, headers)
      must(!isDone('a key with another body', second, 422), 'a key was taken with another body')
    } else {
      const answer = await client.post('/v1/orders', { ...common, items: someItems(player) })
      must(!isDone('an order without a key', answer, 400), 'an order was placed without a key')
    }
  },
}
