import { happens, word } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** A product comes into the shop, and goes out of it again. */
export const archive: Move = {
  name: 'archive',
  by: 'staff',
  post: 'catalogue',
  weight: 2,
  async play({ client, random, shop }) {
    const sku = word(random, 'A')
    const product = {
      ...{ sku, name: `Passing ${sku}`, categoryId: shop.categoryId, soldBy: 'piece', openingStock: 3 },
      price: { amount: 9_900, currency: 'PKR' },
    }
    // 409: it was sent before, and its answer lost.
    const made = await client.post('/v1/products', product)
    if (!isDone('a new product', made, 409)) return
    const path = `/v1/products/${made.body.id}`
    isDone('archiving', await client.delete(path), 404)
    const now = await client.get(path)
    if (isDone('an archived product', now, 404))
      must(now.body.status === 'archived', `${made.body.id} is ${now.body.status} after it was archived`)
    if (happens(random, 0.3))
      isDone('back in the shop', await client.patch(path, { status: 'active' }), 409, 412)
  },
}
