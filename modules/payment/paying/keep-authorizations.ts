import type { Logger } from 'pino'
import type { Database } from '#src/database/database.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { Providers } from '../providers/providers.ts'
import type { SettlePayments } from '../settle-payment.ts'

/** Milliseconds before its end that an authorization is renewed, or staff are told: a day. */
const before = 24 * 60 * 60_000
/** How many are looked after in one pass. */
const most = 100

interface Needs {
  db: Database
  log: Logger
  now: () => Date
  payments: PaymentRepository
  providers: Providers
  settle: SettlePayments
}

/**
 * Cards whose authorization ends within a day, and whose order isn't packed: renewed where their provider can, else the
 * order is flagged and staff are told, once.
 */
export const keepAuthorizations =
  ({ db, log, now, payments, providers, settle }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const soon = new Date(now().getTime() + before)
    for (const { id, orderId, origin, provider } of await payments.ending(soon, most)) {
      if (signal.aborted) return
      try {
        const renewable = providers(provider).renew !== undefined
        await resumed('keep authorization', { origin, orderId }, async (cause) => {
          const happening = { paymentId: id, happened: { type: 'authorization ending', renewable } as const }
          await db.transaction((tx) => settle([happening], tx), cause)
        })
      } catch (error) {
        const correlationId = origin?.correlationId
        log.warn({ err: error, payment: id, orderId, correlationId }, 'authorization not looked after')
      }
    }
  }
