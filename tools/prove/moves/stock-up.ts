import { between, happens, oneOf, word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Goods come in, or are found broken: each adjustment has a reference of its own, by which the ledger is asked for it. */
export const stockUp: Move = {
  name: 'adjust',
  by: 'staff',
  post: 'stock',
  weight: 10,
  async play({ client, random, shop }) {
    const product = oneOf(random, shop.products)
    if (!product) return
    const unit = product.soldBy === 'piece' ? 1 : 100
    const delta = unit * (happens(random, 0.7) ? between(random, 1, 12) : -between(random, 1, 8))
    const body = { delta, reason: delta > 0 ? 'goods in' : 'broken', reference: word(random, 'note') }
    // 409: less would be left than is promised.
    isDone('adjusting', await client.post(`/v1/inventory/${product.id}/adjustments`, body), 409)
    isDone('the shelf', await client.get(`/v1/inventory/${product.id}`))
  },
}
