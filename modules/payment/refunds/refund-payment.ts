import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Money } from '#src/money.ts'
import { briefly } from '../briefly.ts'
import type { Call, Payment, Refund } from '../payment.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import { leasedUntil, type MakeCalls } from '../providers/make-calls.ts'
import type { SettlePayments } from '../settle-payment.ts'

interface Needs {
  payments: PaymentRepository
  settle: SettlePayments
  makeCalls: MakeCalls
  now: () => Date
}

/**
 * Reserves an amount (all that is left where it is null) and has the provider give it back after the
 * commit. The refund is pending until the provider has answered; a failed one gives its reservation back.
 */
export const refundPayment =
  ({ payments, settle, makeCalls, now }: Needs) =>
  async (
    asked: { paymentId: string; amount: Money | null; reason: string; requestedBy: string },
    tx: Tx,
  ): Promise<{ refund: Refund; payment: Payment }> => {
    const { paymentId, amount, reason, requestedBy } = asked
    const payment = await payments.find(paymentId, tx)
    if (!payment) throw notFound('payment')
    if (amount && amount.currency !== payment.currency)
      throw invalid({ path: 'amount.currency', message: `the payment was made in ${payment.currency}` })
    const happened = {
      type: 'refund asked for' as const,
      amount: amount?.amount ?? null,
      reason,
      requestedBy,
    }
    const { decisions, causes } = await settle([{ paymentId, happened }], tx, leasedUntil(now()))
    const decision = decisions[0]
    const [refund, call] = [decision?.refunds[0], decision?.calls[0]]
    if (!decision || !refund || !call) throw conflict(decision?.refused ?? 'The payment can not be refunded.')
    const cause = causes[0] ?? tx.cause
    tx.afterCommit(() => briefly(makeCalls([{ ...call, cause, attempts: 1 } as Call])))
    return { refund, payment: decision.payment }
  }
