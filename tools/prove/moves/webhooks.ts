import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** An admin looks after webhooks: one is made, paused, let go on, looked into and taken away. */
export const webhooks: Move = {
  name: 'webhooks',
  by: 'staff',
  post: 'admin',
  weight: 1,
  async play({ client }) {
    const list = await client.get('/v1/notifications/webhooks')
    if (!isDone('webhooks', list) || !list.body.items[0]) return
    const path = '/v1/notifications/webhooks'
    const made = await client.post(path, {
      url: list.body.items[0].url,
      events: ['order.placed'],
      description: 'passing',
    })
    if (!isDone('a webhook', made, 409)) return
    const own = `${path}/${made.body.id}`
    isDone('a webhook paused', await client.patch(own, { active: false }), 412)
    isDone('a webhook again', await client.patch(own, { active: true }), 412)
    isDone('a webhook', await client.get(own))
    isDone('its deliveries', await client.get(`${own}/deliveries`))
    isDone('a webhook less', await client.delete(own), 404)
  },
}
