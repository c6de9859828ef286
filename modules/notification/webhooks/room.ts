import { type WebhookEventName, webhookEventNames, webhookEvents } from '#proto/webhooks.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'
import type { WebhookRepository } from './webhook-repository.ts'

const on = subscriptionsFor<Deps>()

const listen = (name: WebhookEventName) =>
  on.many(webhookEvents[name], ({ queueWebhooks }, heard, tx) => queueWebhooks(name, heard, tx))

const measured =
  (figure: 'pending' | 'age') =>
  async ({ webhooks, now }: { webhooks: WebhookRepository; now: () => Date }) =>
    Object.fromEntries((await webhooks.backlog(now())).map((endpoint) => [endpoint.id, endpoint[figure]]))

/** Telling other systems of what happens: Standard Webhooks, in order per subject, at least once. */
export const webhooks: Room<Deps> = {
  routes,
  subscriptions: webhookEventNames.map(listen),
  jobs: [{ name: 'send-webhooks', every: 2_000, run: ({ sendWebhooks }, signal) => sendWebhooks(signal) }],
  gauges: [
    {
      name: 'mart_webhook_backlog_events',
      help: 'Events that an endpoint is still to be told',
      label: 'endpoint',
      measure: measured('pending'),
    },
    {
      name: 'mart_webhook_backlog_age_seconds',
      help: 'Age of the oldest of them',
      label: 'endpoint',
      measure: measured('age'),
    },
  ],
}
