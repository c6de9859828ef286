import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import type { EndpointRepository } from './endpoint-repository.ts'
import type { DeliveryRow, WebhookRepository } from './webhook-repository.ts'

interface Needs {
  endpoints: EndpointRepository
  webhooks: WebhookRepository
  now: () => Date
  wake: (job: string) => void
}

/**
 * Sends an event to an endpoint now, with all tries before it, whatever became of it. Throws 404, or 409 where the
 * endpoint is off or nothing is left of the event.
 */
export const retryWebhook =
  ({ endpoints, webhooks, now, wake }: Needs) =>
  async (endpointId: string, n: number, tx: Tx): Promise<DeliveryRow> => {
    const endpoint = await endpoints.one(endpointId, tx)
    if (!endpoint || !(await webhooks.one(endpointId, n, tx))) throw notFound('delivery')
    if (!endpoint.active) throw conflict('The webhook is switched off: switch it on first.')
    if (!(await webhooks.again(endpointId, n, now(), tx)))
      throw conflict('What it told is not kept any more: its customer was erased.')
    tx.afterCommit(() => wake('send-webhooks'))
    return (await webhooks.one(endpointId, n, tx)) as DeliveryRow
  }
