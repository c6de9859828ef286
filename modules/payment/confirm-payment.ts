import type { Database } from '#src/database/database.ts'
import type { Cause } from '#src/database/transaction.ts'
import { conflict, notFound, Problem } from '#src/http/problem.ts'
import type { CallRepository } from './call-repository.ts'
import { leasedUntil, type MakeCalls } from './make-calls.ts'
import type { Call, Payment } from './payment.ts'
import type { PaymentRepository } from './payment-repository.ts'
import type { SettlePayments } from './settle-payment.ts'

interface Deps {
  db: Database
  payments: PaymentRepository
  calls: CallRepository
  settle: SettlePayments
  makeCalls: MakeCalls
  now: () => Date
}

/**
 * The customer pays with the sandbox. Recorded first, asked of the provider outside any transaction,
 * settled after; what a crash leaves between is finished by the job. Of two at once one is a 409.
 */
export const confirmPayment =
  ({ db, payments, calls, settle, makeCalls, now }: Deps) =>
  async (
    { id, token, customerId }: { id: string; token: string; customerId: string },
    cause: Cause,
  ): Promise<Payment> => {
    const payment = await payments.find(id)
    if (payment?.customerId !== customerId || payment.provider !== 'sandbox') throw notFound('payment')
    if (payment.reference === null) {
      // The customer is faster than the job that has the provider make the payment: made here, or by both.
      const creation = await calls.waiting(payment.orderId)
      if (creation && (await makeCalls([creation])) === 0) throw unanswered()
    }
    const call = await db.transaction(async (tx) => {
      const happening = { paymentId: id, happened: { type: 'confirmation asked for', token } as const }
      const { decisions, taken } = await settle([happening], tx, leasedUntil(now()))
      const decision = decisions[0]
      if (decision?.refused) throw conflict(decision.refused)
      const call = decision?.calls[0]
      if (!call || !taken.has(call.key)) throw conflict('The payment is being confirmed already.')
      return { ...call, cause, attempts: 1 } as Call
    }, cause)
    if ((await makeCalls([call])) === 0) throw unanswered()
    return (await payments.find(id)) ?? payment
  }

const unanswered = () =>
  new Problem(503, 'The payment provider does not answer; what was asked of it is kept and asked again.', {
    headers: { 'retry-after': '2' },
  })
