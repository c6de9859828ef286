import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import type { Cause } from '#src/events/event.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { Providers } from '../providers/providers.ts'
import type { SettlePayments } from '../settle-payment.ts'
import type { RefundRepository, Unsettled } from './refund-repository.ts'

/** Milliseconds after which a refund that is still pending is flagged for people to ask about: a month. */
const giveUpAfter = 30 * 24 * 60 * 60 * 1000
/** How many are asked after in one pass. */
const most = 100

interface Needs {
  db: Database
  log: Logger
  now: () => Date
  refunds: RefundRepository
  providers: Providers
  settle: SettlePayments
}

/**
 * Asks the providers of refunds that are pending, in case an event of theirs was lost: what such a refund has
 * reserved would be kept back for ever. At growing intervals; after a month it is flagged, and not asked after.
 */
export const askAfterRefunds =
  ({ db, log, now, refunds, providers, settle }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const ask = async (refund: Unsettled, cause: Cause) => {
      const { id, paymentId, reference, paymentReference, provider, createdAt } = refund
      const sought = { refundId: id, reference, paymentReference }
      const found = await providers(provider).findRefund(sought)
      const told = found && ({ type: 'refund answered', refundId: id, refund: found } as const)
      if (told) await db.transaction((tx) => settle([{ paymentId, happened: told }], tx), cause)
      const isOver = found && found.status !== 'pending'
      if (isOver || now().getTime() - createdAt.getTime() < giveUpAfter) return
      const givenUp = { type: 'refund given up', refundId: id } as const
      await db.transaction((tx) => settle([{ paymentId, happened: givenUp }], tx), cause)
    }
    for (const refund of await refunds.claimUnsettled(now(), most)) {
      if (signal.aborted) return
      await resumed('ask after refund', refund, (cause) => ask(refund, cause)).catch((error) => {
        const { correlationId } = refund.origin ?? {}
        const { id, orderId } = refund
        log.warn({ err: error, refund: id, orderId, correlationId }, 'refund status query failed')
      })
    }
  }
