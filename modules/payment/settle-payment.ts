import type { Logger } from 'pino'
import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import type { Cause } from '#src/events/event.ts'
import { rejoin } from '#src/tracing/rejoin.ts'
import type { LedgerRepository } from './books/ledger-repository.ts'
import { decide } from './decide.ts'
import type { ChangeRepository } from './paying/change-repository.ts'
import {
  callProviders,
  type Decision,
  type Happened,
  type Payment,
  type PaymentChange,
  type Refund,
} from './payment.ts'
import type { PaymentRepository } from './payment-repository.ts'
import type { CallRepository } from './providers/call-repository.ts'
import type { RefundRepository } from './refunds/refund-repository.ts'

/** Something that happened to a payment, named by its own id or its order's. */
export type Happening = { happened: Happened; cause?: Cause } & ({ paymentId: string } | { orderId: string })

interface Needs {
  payments: PaymentRepository
  ledger: LedgerRepository
  refunds: RefundRepository
  changes: ChangeRepository
  calls: CallRepository
  log: Logger
  now: () => Date
  wake: (job: string) => void
}

export type SettlePayments = ReturnType<typeof settlePayments>

/**
 * The one path on which a payment changes, whoever brings the news: a confirmation, a provider's event,
 * an order's, a refund, an answer that comes late. Locks the payments, decides, and stores what comes of
 * it with the ledger, in `tx`. The decisions are in the order of the happenings, null where there is no
 * such payment. Calls that come of it are due at once, or, where the caller means to make them itself,
 * at `callsAt`; `taken` says which are new. `causes`: what each decision's events and calls come of.
 */
export const settlePayments =
  ({ payments, ledger, refunds, changes, calls, log, now, wake }: Needs) =>
  async (
    happenings: Happening[],
    tx: Tx,
    callsAt?: Date,
  ): Promise<{ decisions: (Decision | null)[]; causes: (Cause | null)[]; taken: Set<string> }> => {
    const locked = await payments.lock(tx, {
      ids: happenings.flatMap((it) => ('paymentId' in it ? it.paymentId : [])),
      orderIds: happenings.flatMap((it) => ('orderId' in it ? it.orderId : [])),
    })
    const current = new Map<string, Payment>()
    for (const payment of locked) current.set(payment.id, payment).set(payment.orderId, payment)
    const told = refundsTold(happenings)
    const refunding = locked.filter((payment) => payment.refunding > 0 || told.any).map(({ id }) => id)
    const open = new Map<string, Refund>()
    if (refunding.length > 0)
      for (const refund of await refunds.among(tx, refunding, told)) open.set(refund.id, refund)
    const known = new Map<string, PaymentChange>()
    const changing = locked.filter((payment) => payment.changes > 0).map(({ id }) => id)
    if (changing.length > 0)
      for (const change of await changes.ofPayments(tx, changing)) known.set(change.id, change)

    const at = now()
    const changed = new Map<string, Payment>()
    const decisions = happenings.map((happening) => {
      const payment = current.get('paymentId' in happening ? happening.paymentId : happening.orderId)
      if (!payment) return null
      const its = [...open.values()].filter(({ paymentId }) => paymentId === payment.id)
      const theirs = [...known.values()].filter(({ paymentId }) => paymentId === payment.id)
      const world = { now: at, newId: v7, refunds: its, changes: theirs }
      const decision = decide(payment, happening.happened, world)
      for (const refund of decision.refunds) open.set(refund.id, refund)
      for (const change of decision.changes) known.set(change.id, change)
      if (decision.changed) {
        const next = { ...decision.payment, version: payment.version + 1, updatedAt: at }
        decision.payment = next
        changed.set(next.id, next)
        current.set(next.id, next).set(next.orderId, next)
      }
      for (const flag of decision.flagged)
        tx.afterCommit(() =>
          log.error({ payment: payment.id, orderId: payment.orderId, flag }, 'payment flagged for staff'),
        )
      const name = `settle: ${happening.happened.type}`
      const { cause, step } = rejoin(name, payment.origin, happening.cause ?? tx.cause)
      tx.causedBy(cause).say(...decision.events)
      step?.end()
      return { decision, cause }
    })

    const made = decisions.flatMap((it) => it ?? [])
    const entries = made.flatMap(({ decision }) => decision.entries)
    const changedRefunds = new Map(
      made.flatMap(({ decision }) => decision.refunds.map((refund) => [refund.id, refund] as const)),
    )
    const changedChanges = new Map(
      made.flatMap(({ decision }) => decision.changes.map((change) => [change.id, change] as const)),
    )
    const newCalls = made.flatMap(({ decision, cause }) => decision.calls.map((call) => ({ ...call, cause })))
    if (changed.size > 0) payments.save(tx, [...changed.values()])
    if (entries.length > 0) ledger.add(tx, entries)
    if (changedRefunds.size > 0) refunds.save(tx, [...changedRefunds.values()])
    if (changedChanges.size > 0) changes.save(tx, [...changedChanges.values()])
    const taken = newCalls.length > 0 ? await calls.add(tx, newCalls, callsAt ?? at) : new Set<string>()
    if (taken.size > 0 && !callsAt) tx.afterCommit(() => wake(callProviders))
    return {
      decisions: decisions.map((it) => it?.decision ?? null),
      causes: decisions.map((it) => it?.cause ?? null),
      taken,
    }
  }

/** The refunds that happenings are about, by our ids and the provider's. */
function refundsTold(happenings: Happening[]) {
  const ids: string[] = []
  const references: string[] = []
  for (const { happened } of happenings) {
    if (happened.type === 'refund given up') ids.push(happened.refundId)
    if (happened.type !== 'refund answered') continue
    if (happened.refundId) ids.push(happened.refundId)
    if (happened.refund.reference) references.push(happened.refund.reference)
  }
  return { ids, references, any: ids.length + references.length > 0 }
}
