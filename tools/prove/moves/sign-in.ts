import { happens } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** Somebody signs in on another device, looks where they are signed in, and ends that session again. */
export const signIn: Move = {
  name: 'sign-in',
  by: 'shopper',
  weight: 2,
  async play({ client, random, account }) {
    const anyone = client.as(null)
    const { email, password } = account
    if (happens(random, 0.2))
      isDone(
        'a wrong password',
        await anyone.post('/v1/auth/login', { email, password: 'not it at all' }),
        401,
      )
    const first = await anyone.post('/v1/auth/login', { email, password })
    if (!isDone('signing in', first)) return
    isDone('the sessions', await client.get('/v1/users/me/sessions'))
    // No key, and no need of one: the same token may be sent again for a while, and gives the same.
    const next = await anyone.post('/v1/auth/refresh', { refreshToken: first.body.refreshToken })
    const refreshToken = isDone('a new token', next, 401) ? next.body.refreshToken : first.body.refreshToken
    isDone('signing out', await anyone.post('/v1/auth/logout', { refreshToken }), 401)
  },
}
