import type { Database } from '#src/database/database.ts'
import type { Cause } from '#src/events/event.ts'
import { conflict, notFound, Problem } from '#src/http/problem.ts'
import { concerns } from '#src/log/work.ts'
import { rejoined } from '#src/tracing/rejoin.ts'
import { coalesce } from '../coalesce.ts'
import { type Call, creationKey, type Payment } from '../payment.ts'
import type { PaymentRepository } from '../payment-repository.ts'
import type { CallRepository } from '../providers/call-repository.ts'
import { leasedUntil, type MakeCalls } from '../providers/make-calls.ts'
import type { SettlePayments } from '../settle-payment.ts'

interface Needs {
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
export const confirmPayment = ({ db, payments, calls, settle, makeCalls, now }: Needs) => {
  /** Records confirmations that are asked for at the same time in one transaction. */
  const ask = coalesce((asked: { id: string; token: string; cause: Cause }[]) =>
    db.transaction(async (tx) => {
      const happenings = asked.map(({ id, token, cause }) => {
        return { paymentId: id, happened: { type: 'confirmation asked for' as const, token }, cause }
      })
      const { decisions, taken } = await settle(happenings, tx, leasedUntil(now()))
      return decisions.map((decision) => {
        const call = decision?.calls[0]
        // Of two confirmations of one payment the first takes the call.
        return { refused: decision?.refused, call: call && taken.delete(call.key) ? call : null }
      })
    }, asked[0]?.cause),
  )

  return async (
    { id, token, customerId }: { id: string; token: string; customerId: string },
    cause: Cause,
  ): Promise<Payment> => {
    const payment = await payments.find(id)
    if (payment?.customerId !== customerId || payment.provider !== 'sandbox') throw notFound('payment')
    concerns(payment.orderId)
    return rejoined('pay', payment.origin, cause, async (cause) => {
      if (payment.reference === null) {
        // The customer is faster than the job that has the provider make the payment: made here, or by both.
        const creation = await calls.waiting(creationKey(payment))
        if (creation && !(await makeCalls([creation]))[0]) throw unanswered()
      }
      const { refused, call } = await ask({ id, token, cause })
      if (refused) throw conflict(refused)
      if (!call) throw conflict('The payment is being confirmed already.')
      const [paid] = await makeCalls([{ ...call, cause, attempts: 1 } as Call])
      if (!paid) throw unanswered()
      return paid
    })
  }
}

const unanswered = () =>
  new Problem(503, 'The payment provider does not answer; what was asked of it is kept and asked again.', {
    headers: { 'retry-after': '2' },
  })
