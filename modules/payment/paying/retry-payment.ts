import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import { concerns } from '#src/log/work.ts'
import { briefly } from '../briefly.ts'
import { type Call, creationKey, type Payment } from '../payment.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { CallRepository } from '../providers/call-repository.ts'
import { leasedUntil, type MakeCalls } from '../providers/make-calls.ts'
import type { SettlePayments } from '../settle-payment.ts'

interface Needs {
  payments: PaymentRepository
  calls: CallRepository
  settle: SettlePayments
  makeCalls: MakeCalls
  now: () => Date
}

/**
 * The customer tries again after a decline. The payment waits for them as soon as that is stored; what was declined is
 * cancelled at the provider, and the next attempt made there, after the commit. Of two at once one is a 409.
 */
export const retryPayment = ({ payments, calls, settle, makeCalls, now }: Needs) => {
  /** What was declined is over, and then the next can be paid. */
  const open = async (over: Call) => {
    const [after] = await makeCalls([over])
    const creation = after && after.reference === null ? await calls.waiting(creationKey(after)) : null
    if (creation) await makeCalls([creation])
  }

  return async ({ id, customerId }: { id: string; customerId: string }, tx: Tx): Promise<Payment> => {
    const payment = await payments.find(id, tx)
    if (payment?.customerId !== customerId) throw notFound('payment')
    concerns(payment.orderId)
    const happenings = [{ paymentId: id, happened: { type: 'retry asked for' as const } }]
    const { decisions, causes } = await settle(happenings, tx, leasedUntil(now()))
    const decision = decisions[0]
    const call = decision?.calls[0]
    if (!decision || !call) throw conflict(decision?.refused ?? 'The payment can not be tried again.')
    const cause = causes[0] ?? tx.cause
    tx.afterCommit(() => briefly(open({ ...call, cause, attempts: 1 } as Call)))
    return decision.payment
  }
}
