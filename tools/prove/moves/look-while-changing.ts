import { setTimeout as delay } from 'node:timers/promises'
import { between, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** How many look while the change is under way, each at a list of another length: what one was answered answers no other. */
const looks = 10
/** How many changes somebody makes in a row. */
const changes = 6
/** The contract's longest list. */
const longest = 100

/** A price is changed while lists are looked at that show it; who looks at them after the answer sees the new one. */
export const lookWhileChanging: Move = {
  name: 'look-while-changing',
  by: 'staff',
  post: 'catalogue',
  weight: 6,
  async play({ client, beside, random, shop, over }) {
    const product = oneOf(random, shop.products)
    const path = `/v1/products/${product?.id}`
    for (let change = 0; product && change < changes && !over(); change++) {
      const seen = await client.get(path)
      if (!isDone('the product', seen)) return
      const price = { amount: between(random, 50, 500) * 100, currency: 'PKR' }
      const shortest = between(random, 30, longest - looks)
      const lists = Array.from({ length: looks }, (_, at) => `/v1/products?limit=${shortest + at}`)
      const spread = between(random, 0, 3)
      const looking = lists.map(async (list, at) => {
        await delay(at * spread)
        return beside.get(list)
      })
      const changed = await client.patch(path, { price }, { 'if-match': `"${seen.body.version}"` })
      isDone('a new price', changed, 412)
      for (const look of await Promise.all(looking)) isDone('the products meanwhile', look)
      for (const look of await Promise.all(lists.map((list) => beside.get(list))))
        isDone('the products afterwards', look)
    }
  },
}
