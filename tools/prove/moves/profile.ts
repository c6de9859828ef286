import { happens, word } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody changes their name, and asks for what the mart holds of them. */
export const profile: Move = {
  name: 'profile',
  by: 'shopper',
  weight: 2,
  async play({ client, random }) {
    const name = `Shopper ${word(random, 'n').slice(2, 10)}`
    // 409 and 412: two changes at once.
    if (isDone('a new name', await client.patch('/v1/users/me', { name }), 409, 412)) {
      const me = await client.get('/v1/users/me')
      if (isDone('the profile', me))
        must(me.body.name === name, `the name reads ${me.body.name} after it was made ${name}`)
    }
    if (happens(random, 0.2)) isDone('the export', await client.get('/v1/users/me/export'))
  },
}
