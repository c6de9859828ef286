import { word } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** An offer that wants a coupon of nobody's is made, changed, and taken away. */
export const offers: Move = {
  name: 'offers',
  by: 'staff',
  post: 'offers',
  weight: 1,
  async play({ client, random }) {
    isDone('the offers', await client.get('/v1/offers?limit=100'))
    const code = `C-${Math.floor(random() * 1e12)}`
    const made = await client.post('/v1/offers', {
      name: word(random, 'Offer'),
      coupon: { code, total: 10 },
      gives: { percent: 10 },
    })
    // 409: it was made, and the answer to that was lost.
    if (!isDone('a new offer', made, 409)) return
    const path = `/v1/offers/${made.body.id}`
    isDone('a better offer', await client.patch(path, { gives: { percent: 15 } }), 404)
    isDone('an offer less', await client.delete(path), 404)
  },
}
