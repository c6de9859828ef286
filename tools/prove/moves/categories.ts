import { word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** A shelf of the shop is named, named otherwise, and taken away. */
export const categories: Move = {
  name: 'categories',
  by: 'staff',
  post: 'catalogue',
  weight: 1,
  async play({ client, random }) {
    const made = await client.post('/v1/categories', { name: word(random, 'Shelf') })
    if (!isDone('a new category', made, 409)) return
    const path = `/v1/categories/${made.body.id}`
    isDone('another name', await client.patch(path, { name: word(random, 'Shelf') }), 409, 412)
    isDone('a category less', await client.delete(path), 404, 409)
    isDone('synonyms', await client.get('/v1/products/synonyms'))
    isDone(
      'synonyms',
      await client.put('/v1/products/synonyms', {
        items: [
          ['mango', 'aam'],
          ['milk', 'doodh'],
        ],
      }),
      409,
      412,
    )
  },
}
