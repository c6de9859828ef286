import { happens, oneOf, word } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

/** An admin makes a key for a till, which signs in and looks at a shelf; the key ends with it. */
export const machine: Move = {
  name: 'machine',
  by: 'staff',
  post: 'admin',
  weight: 1,
  async play({ client, random, shop }) {
    const made = await client.post('/v1/users/api-keys', {
      name: word(random, 'till'),
      permissions: ['stock'],
    })
    if (!isDone('a key', made, 409)) return
    const { id, secret } = made.body
    const headers = {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const token = await client
      .as(null)
      .call('POST', '/v1/auth/token', 'grant_type=client_credentials', headers)
    if (isDone("a machine's token", token)) {
      const till = client.as(token.body.access_token)
      const product = oneOf(random, shop.products)
      if (product && isDone('a shelf by machine', await till.get(`/v1/inventory/${product.id}`), 401))
        must(!isDone('an order by machine', await till.get('/v1/cart'), 401, 403), 'a machine has a basket')
    }
    isDone('a key less', await client.delete(`/v1/users/api-keys/${id}`), 404)
    if (happens(random, 0.3)) isDone('keys', await client.get('/v1/users/api-keys'))
  },
}
