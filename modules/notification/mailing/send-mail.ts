import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import { event } from '#src/events/event.ts'
import type { OpenToken } from '../letters/open-token.ts'
import { manners } from '../letters/templates.ts'
import type { WriteMail } from '../letters/write-mail.ts'
import { afterAttempt, decide } from './delivery.ts'
import type { Claimed, DeliveryRepository, Result } from './delivery-repository.ts'
import { connections, type MailConnection, type Mailer } from './mailer.ts'

interface Needs {
  deliveries: DeliveryRepository
  mailer: Mailer
  openToken: OpenToken
  writeMail: WriteMail
  db: Database
  log: Logger
  now: () => Date
}

/** Longer than any one mail may take. */
const lease = 3 * 60_000

/**
 * Sends what is due until nothing is, the server can't be reached, or the process stops. Each mail is
 * recorded by itself as soon as it is sent, and so is sent again only if the process dies in between.
 */
export const sendMail =
  ({ deliveries, mailer, openToken, writeMail, db, log, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const open: { connection?: Promise<MailConnection> } = {}
    try {
      while (!signal.aborted) {
        // No more than there are connections: a claim that waits for one wears its lease out.
        const claimed = await deliveries.claim(now(), new Date(now().getTime() + lease), connections)
        if (claimed.length === 0) return
        const results = await Promise.allSettled(claimed.map(deliver))
        const failure = results.find((result) => result.status === 'rejected')
        if (failure) throw failure.reason
        // The server can't be reached: the others that are due would fail as well.
        if (results.some((result) => result.status === 'fulfilled' && result.value.attempt === 'unreachable'))
          return
      }
    } finally {
      ;(await open.connection)?.close()
    }

    async function deliver(claimed: Claimed): Promise<Result> {
      const result = await attempt(claimed)
      await db.transaction(async (tx) => {
        if (!(await deliveries.record(claimed, result, now(), tx))) return
        const { messageId, userId, template } = claimed
        const about = { messageId, userId, channel: 'email', template }
        if (result.status === 'sent')
          tx.say(event('mart.notification.v1.NotificationDelivered', messageId, about))
        if (result.status === 'failed') {
          const reason = result.answer ?? ''
          tx.say(event('mart.notification.v1.NotificationFailed', messageId, { ...about, reason }))
        }
      })
      const { status, attempt: outcome } = result
      log.info({ deliveryId: claimed.id, template: claimed.template, status, outcome }, 'mail handled')
      return result
    }

    async function attempt(claimed: Claimed): Promise<Result> {
      const waiting = { ...claimed, must: manners[claimed.template].must }
      const decision = decide(waiting, now(), mailer.canSend)
      if (decision.do === 'wait') {
        return { status: 'pending', nextAttemptAt: decision.until, attempt: null, answer: null }
      }
      if (decision.do === 'finish') {
        const { status, answer } = decision
        return { status, nextAttemptAt: null, attempt: status === 'kept' ? 'kept' : null, answer }
      }
      const data = await openToken(claimed).catch((error: unknown) => {
        log.error({ err: error, deliveryId: claimed.id }, 'mail token could not be opened')
        return null
      })
      if (data === null) {
        // A wrong key is mended by people: tried again like what a server has put off.
        const outcome = {
          outcome: 'deferred',
          answer: 'its token is sealed for another MAIL_PRIVATE_KEY',
        } as const
        const next = afterAttempt(outcome, claimed.attempts + 1, now(), Math.random())
        return { ...next, attempt: outcome.outcome, answer: outcome.answer }
      }
      open.connection ??= mailer.connect()
      const connection = await open.connection
      const { address } = decision
      const { id: deliveryId, name } = claimed
      const mail = await writeMail({ ...claimed, data })
      const outcome = await connection.send({ ...mail, address, name, deliveryId })
      const next = afterAttempt(outcome, claimed.attempts + 1, now(), Math.random())
      return { ...next, attempt: outcome.outcome, answer: outcome.answer }
    }
  }
