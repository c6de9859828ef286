import { webhookEventNames } from '#proto/webhooks.ts'
import { receiverDouble } from '../../../../modules/notification/webhooks/receiver-double.ts'
import type { Client } from '../../../mart/client.ts'
import { behindProxy } from './behind-proxy.ts'

/** Another shop's system, which the mart tells of orders and payments, and which may misbehave. */
export async function webhookReceiver() {
  const receiver = await receiverDouble()
  const { outsider, port } = await behindProxy('webhook receiver', Number(new URL(receiver.url).port), {
    taken: () =>
      receiver.received.map(({ at, headers, body, subject }) => ({
        at,
        id: headers['webhook-id'] ?? '',
        what: { subject, body: JSON.parse(body) },
      })),
    close: () => receiver.close(),
  })
  return {
    outsider,
    settings: { WEBHOOK_ALLOW_PRIVATE: 'true' },
    /** Has an admin have the mart tell it of everything. */
    async subscribe(admin: Client): Promise<void> {
      const endpoint = { url: `http://127.0.0.1:${port}/hook`, events: [...webhookEventNames] }
      const { status, body } = await admin.post('/v1/notifications/webhooks', endpoint)
      if (status !== 201) throw new Error(`webhook: ${status} ${JSON.stringify(body)}`)
    },
  }
}
