import { happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

const words = ['prove', 'tea', 'rice', 'milk', 'mnago', '1.5 l', 'nothing of the kind']

/** Somebody looks around: the list, a search, a product, whether there is any of it. */
export const browse: Move = {
  name: 'browse',
  by: 'shopper',
  weight: 14,
  async play({ client, random, shop }) {
    const q = happens(random, 0.5) ? `q=${encodeURIComponent(oneOf(random, words) as string)}&` : ''
    const list = await client.get(`/v1/products?${q}limit=10`)
    isDone('looking for products', list)
    const product = oneOf(random, shop.products)
    if (!product) return
    isDone('a product', await client.get(`/v1/products/${product.id}`))
    isDone('its stock', await client.get(`/v1/inventory/${product.id}`))
    if (happens(random, 0.2)) isDone('categories', await client.get('/v1/categories'))
  },
}
