import { oneOf } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** An admin disables a guest, who can't sign in then, and enables them again. */
export const disable: Move = {
  name: 'disable',
  by: 'staff',
  post: 'admin',
  weight: 3,
  async play({ client, random, shop }) {
    const guest = oneOf(random, shop.guests)
    if (!guest) return
    const path = `/v1/users/${guest.id}`
    if (!isDone('disabling', await client.patch(path, { disabled: true }), 404, 409, 412)) return
    const login = { email: guest.email, password: 'correct horse battery' }
    must(
      !isDone('a disabled one signs in', await client.as(null).post('/v1/auth/login', login), 401),
      `${guest.id} is disabled and signs in`,
    )
    isDone('enabling', await client.patch(path, { disabled: false }), 404, 409, 412)
    isDone('looking them up', await client.get(path), 404)
  },
}
