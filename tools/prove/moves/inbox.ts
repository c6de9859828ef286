import { happens } from './dice.ts'
import { isDone, must } from './lawful.ts'
import { listen } from './listen.ts'
import type { Move } from './move.ts'

/** Somebody reads what they were told; what was read stays read. */
export const inbox: Move = {
  name: 'inbox',
  by: 'shopper',
  weight: 5,
  async play({ client, random }) {
    const list = await client.get('/v1/notifications?limit=20&unread=true')
    if (!isDone('the inbox', list)) return
    const message = list.body.items[0]
    if (message) {
      const read = await client.post(`/v1/notifications/${message.id}/read`)
      if (isDone('reading a message', read))
        must(read.body.readAt !== undefined, `${message.id} was read and isn't`)
    }
    if (happens(random, 0.1)) isDone('reading all', await client.post('/v1/notifications/read-all'))
    if (happens(random, 0.2)) await listen(client, '/v1/notifications/stream', 800)
    if (happens(random, 0.1)) {
      const wanted = { email: true, sms: happens(random, 0.5), language: happens(random, 0.5) ? 'en' : 'ur' }
      if (!isDone('preferences', await client.put('/v1/notifications/preferences', wanted))) return
      const now = await client.get('/v1/notifications/preferences')
      if (isDone('preferences', now))
        must(now.body.sms === wanted.sms, 'preferences read otherwise than they were put')
    }
  },
}
