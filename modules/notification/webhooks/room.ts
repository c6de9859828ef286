import { type WebhookEventName, webhookEventNames, webhookEvents } from '#proto/webhooks.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { backlog } from './backlog.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

const listen = (name: WebhookEventName) =>
  on.many(webhookEvents[name], ({ queueWebhooks }, heard, tx) => queueWebhooks(name, heard, tx))

/** Telling other systems of what happens: Standard Webhooks, in order per subject, at least once. */
export const webhooks: Room<Deps> = {
  routes,
  subscriptions: webhookEventNames.map(listen),
  jobs: [{ name: 'send-webhooks', every: 2_000, run: ({ sendWebhooks }, signal) => sendWebhooks(signal) }],
  gauges: [backlog],
}
