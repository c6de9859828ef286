import { happens, oneOf } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** An admin looks after webhooks: one is made, paused, let go on, looked into and taken away. */
export const webhooks: Move = {
  name: 'webhooks',
  by: 'staff',
  post: 'admin',
  weight: 1,
  async play({ client, random, shop }) {
    const url = oneOf(random, shop.receivers)
    const list = await client.get('/v1/notifications/webhooks')
    if (!isDone('webhooks', list) || !url) return
    const path = '/v1/notifications/webhooks'
    const made = await client.post(path, {
      url: `${url}/passing`,
      events: ['order.placed'],
      description: 'passing',
    })
    if (!isDone('a webhook', made, 409)) return
    const own = `${path}/${made.body.id}`
    isDone('a webhook paused', await client.patch(own, { active: false }), 412)
    isDone('a webhook again', await client.get(own))
    isDone('its deliveries', await client.get(`${own}/deliveries`))
    if (happens(random, 0.9)) isDone('a webhook less', await client.delete(own), 404)
  },
}
