import { happens } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'
import { addressOf } from './placing.ts'

/** Somebody keeps their address book: what was answered is what they read next. */
export const addresses: Move = {
  name: 'addresses',
  by: 'shopper',
  weight: 3,
  async play(player) {
    const { client, random } = player
    const address = { label: 'Home', ...addressOf(player) }
    // 409: the book is full.
    const made = await client.post('/v1/users/me/addresses', address)
    if (!isDone('a new address', made, 409)) return
    const path = `/v1/users/me/addresses/${made.body.id}`
    const label = happens(random, 0.5) ? 'Office' : 'Home'
    const put = isDone('changing an address', await client.put(path, { ...address, label }))
    const list = await client.get('/v1/users/me/addresses?limit=100')
    if (put && isDone('the address book', list)) {
      const found = list.body.items.find((it: { id: string }) => it.id === made.body.id)
      must(
        found?.label === label,
        `the address ${made.body.id} reads ${found?.label} after it was made ${label}`,
      )
    }
    isDone('an address less', await client.delete(path), 404)
  },
}
