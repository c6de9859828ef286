import type { Events } from '#proto/events.ts'
import type { WebhookEventName, webhookEvents } from '#proto/webhooks.ts'
import type { Tx } from '#src/database/transaction.ts'
import { originOf } from '#src/events/event.ts'
import { toWebhookEvent } from './webhook.ts'
import type { Heard, WebhookRepository } from './webhook-repository.ts'

interface Needs {
  webhooks: WebhookRepository
  now: () => Date
  wake: (job: string) => void
}

/** Queues facts of one kind for whoever wants to be told of them; where nobody does, nothing is made of them. */
export const queueWebhooks =
  ({ webhooks, now, wake }: Needs) =>
  async <Name extends WebhookEventName>(
    name: Name,
    heard: { data: Events[(typeof webhookEvents)[Name]]; tx: Tx }[],
    tx: Tx,
  ): Promise<void> => {
    if (!(await webhooks.isWanted(name, tx))) return
    const events = heard.map(({ data, tx: { cause } }): Heard => {
      const { causationId, saidAt } = cause
      // A handler is always given both.
      if (!causationId || !saidAt) throw new Error(`${name} comes of no event`)
      return { id: causationId, origin: originOf(cause), ...toWebhookEvent(name, data, saidAt) }
    })
    webhooks.queue(events, now(), tx)
    tx.afterCommit(() => wake('send-webhooks'))
  }
