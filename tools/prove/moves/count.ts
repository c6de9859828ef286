import { between, happens, oneOf, word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody counts a shelf and writes down what they counted, which may be less than is promised. */
export const count: Move = {
  name: 'count',
  by: 'staff',
  post: 'stock',
  weight: 4,
  async play({ client, random, shop }) {
    const product = oneOf(random, shop.products)
    if (!product) return
    const path = `/v1/inventory/${product.id}`
    const seen = await client.get(path)
    if (!isDone('the shelf', seen)) return
    const unit = product.soldBy === 'piece' ? 1 : 100
    const onHand = Math.max(0, seen.body.onHand + unit * between(random, -3, 4))
    isDone('counting', await client.put(path, { onHand, reason: word(random, 'count') }), 409)
    if (happens(random, 0.2)) isDone('the ledger', await client.get(`${path}/movements`))
    if (happens(random, 0.2))
      isDone(
        'the reorder point',
        await client.patch(path, { reorderPoint: unit * between(random, 0, 6) }),
        409,
      )
    if (happens(random, 0.2)) isDone('what runs low', await client.get('/v1/inventory?lowStock=true'))
  },
}
