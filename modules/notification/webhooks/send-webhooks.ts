import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Cause } from '#src/events/event.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { httpCall } from '#src/tracing/http-call.ts'
import { resumed } from '#src/tracing/resumed.ts'
import { countMessage } from '../figures.ts'
import type { PostWebhook } from './post.ts'
import type { Secrets } from './secrets.ts'
import type { TellAdmins } from './tell-admins.ts'
import { afterTry, type Outcome } from './webhook.ts'
import type { Claimed, WebhookRepository } from './webhook-repository.ts'

interface Needs {
  webhooks: WebhookRepository
  webhookSecrets: Secrets
  postWebhook: PostWebhook
  tellAdmins: TellAdmins
  config: Config
  db: Database
  log: Logger
  meter: Meter
  now: () => Date
}

/** Messages under way to one endpoint at once. Each endpoint has its own, so none waits for another. */
const perEndpoint = 4

/** Milliseconds that a lease is longer than a try may take. */
const margin = 45_000

/** Milliseconds after which other endpoints are looked at while messages are under way. */
const lookAgain = 250

/**
 * Sends what is due until nothing is, or the process stops. Of a subject one message at a time is under way in all
 * replicas, since a claim holds the whole of it; each result is recorded by itself as soon as it is there, and so a
 * message is sent again only if the process dies in between.
 */
export const sendWebhooks =
  ({ webhooks, webhookSecrets, postWebhook, tellAdmins, config, db, log, meter, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const underWay = new Map<string, number>()
    const sending = new Set<Promise<void>>()
    const failures: unknown[] = []
    while (!signal.aborted && failures.length === 0) {
      await claimDue()
      if (sending.size === 0) break
      const over = new AbortController()
      await Promise.race([...sending, delay(lookAgain, undefined, { signal: over.signal }).catch(() => {})])
      over.abort()
    }
    await Promise.all(sending)
    if (failures.length > 0) throw failures[0]

    async function claimDue(): Promise<void> {
      for (const endpointId of await webhooks.dueEndpoints(now())) {
        const free = perEndpoint - (underWay.get(endpointId) ?? 0)
        if (free === 0) continue
        const leaseEnds = new Date(now().getTime() + config.notification.webhookTimeout + margin)
        for (const claimed of await webhooks.claim(endpointId, now(), leaseEnds, free)) start(claimed)
      }
    }

    function start(claimed: Claimed): void {
      const { endpointId } = claimed
      const count = (by: number) => underWay.set(endpointId, (underWay.get(endpointId) ?? 0) + by)
      count(1)
      const sent = send(claimed)
        .catch((error) => void failures.push(error))
        .finally(() => {
          count(-1)
          sending.delete(sent)
        })
      sending.add(sent)
    }

    function send(claimed: Claimed): Promise<void> {
      const { origin, subject, id, endpointId, type } = claimed
      const attributes = {
        'mart.module': 'notification',
        'mart.webhook.delivery': id,
        'mart.webhook.endpoint': endpointId,
        'mart.webhook.type': type,
      }
      // Both kinds of subject name an order.
      const its = { origin, orderId: subject.split(':')[1], attributes }
      return resumed('deliver webhook', its, (cause) => sendAs(claimed, cause))
    }

    async function sendAs(claimed: Claimed, cause: Cause): Promise<void> {
      faultPoint('webhook-before-post')
      const outcome = await attempt(claimed)
      faultPoint('webhook-posted')
      if (!outcome) return webhooks.release(claimed)
      await db.transaction(async (tx) => {
        const at = now()
        const tried = await webhooks.tried(claimed, at, tx)
        if (!tried) return
        const next = afterTry(outcome, tried, at, Math.random())
        webhooks.record(claimed, outcome, next, at, tx)
        const came = { pending: 'failed', delivered: 'sent', failed: 'gave_up' } as const
        tx.afterCommit(() => countMessage(meter, 'webhook', came[next.status]))
        if (next.switchOff) await tellAdmins(claimed, next.switchOff, at, tx)
      }, cause)
      const { id: delivery, endpointId, eventId, type } = claimed
      const { outcome: came, httpStatus } = outcome
      log.info({ delivery, endpointId, eventId, type, outcome: came, httpStatus }, 'webhook handled')
    }

    async function attempt(claimed: Claimed): Promise<Outcome | null> {
      const { url, eventId: id, payload } = claimed
      try {
        const signed = await webhookSecrets.sign(claimed, { id, payload }, now())
        const headers = {
          'content-type': 'application/json',
          'user-agent': 'imtiaz-mart-webhooks',
          ...signed,
        }
        const post = () => postWebhook({ url, headers, body: payload }, signal)
        return await httpCall({ method: 'POST', url }, post, (outcome) => outcome?.httpStatus ?? null)
      } catch (error) {
        // A wrong key is mended by people: tried again like what a receiver has refused.
        log.error({ err: error, endpointId: claimed.endpointId }, 'webhook could not be signed')
        const answer = 'its secret is sealed for another MAIL_PRIVATE_KEY: rotate it'
        return { outcome: 'forbidden', httpStatus: null, answer }
      }
    }
  }
