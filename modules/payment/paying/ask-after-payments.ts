import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { Providers } from '../providers/providers.ts'
import type { SettlePayments } from '../settle-payment.ts'

/** Milliseconds that a payment may stand still before its provider is asked. */
const askAfter = 120_000
/** How many are asked after in one pass. */
const most = 100

interface Needs {
  db: Database
  log: Logger
  now: () => Date
  payments: PaymentRepository
  providers: Providers
  settle: SettlePayments
}

/** Asks the providers of card payments that stand still, in case an event of theirs was lost. */
export const askAfterPayments =
  ({ db, log, now, payments, providers, settle }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const before = new Date(now().getTime() - askAfter)
    for (const { id, orderId, origin, provider, reference } of await payments.claimUnsettled(
      now(),
      before,
      most,
    )) {
      if (signal.aborted) return
      try {
        await resumed('ask after payment', { origin, orderId }, async (cause) => {
          const payment = await providers(provider).find(reference as string)
          if (!payment) return
          const happening = { paymentId: id, happened: { type: 'provider answered', payment } as const }
          await db.transaction((tx) => settle([happening], tx), cause)
        })
      } catch (error) {
        log.warn(
          { err: error, payment: id, orderId, correlationId: origin?.correlationId },
          'payment status query failed',
        )
      }
    }
  }
