import { setTimeout as delay } from 'node:timers/promises'
import { between, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** How often somebody looks while the change is under way. */
const looks = 6

/** A price is changed while the product is looked at, again and again; who looks after the answer sees the new one. */
export const lookWhileChanging: Move = {
  name: 'look-while-changing',
  by: 'staff',
  post: 'catalogue',
  weight: 5,
  async play({ client, beside, random, shop }) {
    const product = oneOf(random, shop.products)
    if (!product) return
    const path = `/v1/products/${product.id}`
    const seen = await client.get(path)
    if (!isDone('the product', seen)) return
    const price = { amount: between(random, 50, 500) * 100, currency: 'PKR' }
    const looking = Array.from({ length: looks }, async (_, at) => {
      await delay(at * between(random, 0, 3))
      return beside.get(path)
    })
    const changed = await client.patch(path, { price }, { 'if-match': `"${seen.body.version}"` })
    for (const look of await Promise.all(looking)) isDone('the product meanwhile', look)
    if (isDone('a new price', changed, 412)) isDone('the product afterwards', await client.get(path))
  },
}
