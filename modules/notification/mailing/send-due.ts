import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import { event } from '#src/events/event.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { countMessage, outcomeOf } from '../figures.ts'
import type { OpenToken } from '../letters/open-token.ts'
import { afterAttempt, type Channel, type Decision, type Outcome, sendMailJob } from './delivery.ts'
import type { Claimed, DeliveryRepository, Result } from './delivery-repository.ts'

interface Needs {
  deliveries: DeliveryRepository
  openToken: OpenToken
  db: Database
  log: Logger
  meter: Meter
  now: () => Date
  wake: (job: string) => void
}

/** How deliveries of one channel are judged and sent. */
export interface Carrier {
  channel: Channel
  /** How many are under way at once. */
  atOnce: number
  decide(claimed: Claimed, now: Date): Decision
  /** Its token, if it has one, is opened. Never throws for what a provider does: that is the outcome. Null: it is no longer this claim's to send. */
  send(claimed: Claimed, address: string): Promise<Outcome | null>
  close(): Promise<void> | void
}

/** Longer than any one delivery may take. */
const lease = 3 * 60_000

/**
 * Sends what is due of a channel until nothing is, the provider can't be reached, or the process stops. Each is recorded by
 * itself as soon as it is sent.
 */
export const sendDue =
  ({ deliveries, openToken, db, log, meter, now, wake }: Needs) =>
  async (carrier: Carrier, signal: AbortSignal): Promise<void> => {
    try {
      while (!signal.aborted) {
        // No more than can be sent at once: a claim that waits for another wears its lease out.
        const leaseEnds = new Date(now().getTime() + lease)
        const claimed = await deliveries.claim(carrier.channel, now(), leaseEnds, carrier.atOnce)
        if (claimed.length === 0) return
        const results = await Promise.allSettled(claimed.map(deliver))
        const failure = results.find((result) => result.status === 'rejected')
        if (failure) throw failure.reason
        // The provider can't be reached: the others that are due would fail as well.
        if (results.some((result) => result.status === 'fulfilled' && result.value.attempt === 'unreachable'))
          return
      }
    } finally {
      await carrier.close()
    }

    async function deliver(claimed: Claimed): Promise<Result> {
      const result = await attempt(claimed)
      await db.transaction(async (tx) => {
        if (!(await deliveries.record(claimed, result, now(), tx))) return
        const { messageId, userId, template, channel } = claimed
        const outcome = outcomeOf(result)
        if (outcome) tx.afterCommit(() => countMessage(meter, channel, outcome))
        const about = { messageId, userId, channel, template }
        if (result.status === 'sent')
          tx.say(event('mart.notification.v1.NotificationDelivered', messageId, about))
        if (result.status === 'failed') {
          const reason = result.answer ?? ''
          tx.say(event('mart.notification.v1.NotificationFailed', messageId, { ...about, reason }))
        }
        if (!result.mailInstead) return
        deliveries.mailInstead(messageId, now(), tx)
        tx.afterCommit(() => wake(sendMailJob))
      })
      const { status, attempt: outcome } = result
      const { id: deliveryId, channel, template } = claimed
      log.info({ deliveryId, channel, template, status, outcome }, 'delivery handled')
      return result
    }

    async function attempt(claimed: Claimed): Promise<Result> {
      const decision = carrier.decide(claimed, now())
      if (decision.do === 'wait') return pendingUntil(decision.until, claimed)
      if (decision.do === 'finish') {
        const { status, answer, mailInstead } = decision
        const attempt = status === 'kept' ? 'kept' : null
        return { status, nextAttemptAt: null, attempt, answer, ...(mailInstead && { mailInstead }) }
      }
      const data = await openToken(claimed).catch((error: unknown) => {
        log.error({ err: error, deliveryId: claimed.id }, 'mail token could not be opened')
        return null
      })
      // A wrong key is mended by people: tried again like what a server has put off.
      const outcome: Outcome | null =
        data === null
          ? { outcome: 'deferred', answer: 'its token is sealed for another MAIL_PRIVATE_KEY' }
          : await carrier.send({ ...claimed, data }, decision.address)
      if (outcome === null) return pendingUntil(now(), claimed)
      const next = afterAttempt(outcome, claimed.attempts + 1, now(), Math.random())
      const { outcome: attempt, ...rest } = outcome
      return { ...next, attempt, ...rest, ...(isToBeMailed(claimed, next.status) && { mailInstead: true }) }
    }
  }

/** What is in doubt stays so. */
const pendingUntil = (nextAttemptAt: Date, { inDoubtSince }: Claimed): Result => ({
  status: 'pending',
  nextAttemptAt,
  attempt: null,
  answer: null,
  ...(inDoubtSince && { inDoubt: true }),
})

/** A text that didn't come, other than a code: that one is asked for again. */
const isToBeMailed = ({ channel, secretUntil }: Claimed, status: Result['status']) =>
  channel === 'sms' && status === 'failed' && secretUntil === null

export type SendDue = ReturnType<typeof sendDue>
