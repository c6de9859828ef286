import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { disputeChanged } from '../payment-events.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { ProviderDispute, ProviderName } from '../providers/provider.ts'
import type { DisputeRepository } from './dispute-repository.ts'

interface Needs {
  disputes: DisputeRepository
  payments: PaymentRepository
  log: Logger
}

/** Keeps what a provider tells of a dispute, and says that it was opened or closed. What was told before says nothing. */
export const recordDispute =
  ({ disputes, payments, log }: Needs) =>
  async (paymentId: string, provider: ProviderName, told: ProviderDispute, tx: Tx): Promise<void> => {
    // Its lock holds up what is told of the same payment at the same moment.
    const [payment] = await payments.lock(tx, { ids: [paymentId], orderIds: [] })
    if (!payment) return
    const saved = await disputes.save(tx, payment, provider, told)
    if (saved) tx.say(...disputeChanged(payment, saved, saved.wasClosed))
    const { reference, status, closed, respondBy } = told
    const level = closed ? 'warn' : 'error'
    tx.afterCommit(() =>
      log[level]({ payment: paymentId, dispute: reference, status, respondBy }, 'payment disputed'),
    )
  }

export type RecordDispute = ReturnType<typeof recordDispute>
