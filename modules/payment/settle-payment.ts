import { v7 } from 'uuid'
import type { Cause, Tx } from '#src/database/transaction.ts'
import type { CallRepository } from './call-repository.ts'
import { decide } from './decide.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import type { Decision, Happened, Payment, Refund } from './payment.ts'
import type { PaymentRepository } from './payment-repository.ts'
import type { RefundRepository } from './refund-repository.ts'

/** Something that happened to a payment, named by its own id or its order's. */
export type Happening = { happened: Happened; cause?: Cause } & ({ paymentId: string } | { orderId: string })

interface Deps {
  payments: PaymentRepository
  ledger: LedgerRepository
  refunds: RefundRepository
  calls: CallRepository
  now: () => Date
  wake: (job: string) => void
}

/** The job that makes provider calls. */
export const callProviders = 'call-providers'

export type SettlePayments = ReturnType<typeof settlePayments>

/**
 * The one path on which a payment changes, whoever brings the news: a confirmation, a provider's event,
 * an order's, a refund, an answer that comes late. Locks the payments, decides, and stores what comes of
 * it with the ledger, in `tx`. The decisions are in the order of the happenings, null where there is no
 * such payment. Calls that come of it are due at once, or, where the caller means to make them itself,
 * at `callsAt`; `taken` says which are new.
 */
export const settlePayments =
  ({ payments, ledger, refunds, calls, now, wake }: Deps) =>
  async (
    happenings: Happening[],
    tx: Tx,
    callsAt?: Date,
  ): Promise<{ decisions: (Decision | null)[]; taken: Set<string> }> => {
    const locked = await payments.lock(tx, {
      ids: happenings.flatMap((it) => ('paymentId' in it ? it.paymentId : [])),
      orderIds: happenings.flatMap((it) => ('orderId' in it ? it.orderId : [])),
    })
    const current = new Map<string, Payment>()
    for (const payment of locked) current.set(payment.id, payment).set(payment.orderId, payment)
    const refunding = locked.filter((payment) => payment.refunding > 0).map(({ id }) => id)
    const open = new Map<string, Refund>()
    if (refunding.length > 0)
      for (const refund of await refunds.pending(tx, refunding)) open.set(refund.id, refund)

    const at = now()
    const changed = new Map<string, Payment>()
    const decisions = happenings.map((happening) => {
      const payment = current.get('paymentId' in happening ? happening.paymentId : happening.orderId)
      if (!payment) return null
      const pending = [...open.values()].filter(({ paymentId }) => paymentId === payment.id)
      const decision = decide(payment, happening.happened, { now: at, newId: v7, pending })
      for (const refund of decision.refunds) open.set(refund.id, refund)
      if (decision.changed) {
        const next = { ...decision.payment, version: payment.version + 1, updatedAt: at }
        decision.payment = next
        changed.set(next.id, next)
        current.set(next.id, next).set(next.orderId, next)
      }
      const cause = happening.cause ?? tx.cause
      tx.causedBy(cause).say(...decision.events)
      return { decision, cause }
    })

    const made = decisions.flatMap((it) => it ?? [])
    const entries = made.flatMap(({ decision }) => decision.entries)
    const changedRefunds = new Map(
      made.flatMap(({ decision }) => decision.refunds.map((refund) => [refund.id, refund] as const)),
    )
    const newCalls = made.flatMap(({ decision, cause }) => decision.calls.map((call) => ({ ...call, cause })))
    if (changed.size > 0) payments.save(tx, [...changed.values()])
    if (entries.length > 0) ledger.add(tx, entries)
    if (changedRefunds.size > 0) refunds.save(tx, [...changedRefunds.values()])
    const taken = newCalls.length > 0 ? await calls.add(tx, newCalls, callsAt ?? at) : new Set<string>()
    if (taken.size > 0 && !callsAt) tx.afterCommit(() => wake(callProviders))
    return { decisions: decisions.map((it) => it?.decision ?? null), taken }
  }
