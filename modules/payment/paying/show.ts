import type { Caller } from '#src/http/route.ts'
import { money } from '#src/money.ts'
import type { Dispute } from '../disputes/dispute-repository.ts'
import { type Entry, owed, type Payment, type Refund } from '../payment.ts'

/** Whether a caller may see a payment: its customer and the staff may. */
export const visibleTo = (payment: Payment, caller: Caller): boolean =>
  caller.role !== 'customer' || payment.customerId === caller.id

/** A payment as a client sees it; what pays it is for its owner alone, while it can be paid. */
export function showPayment(payment: Payment, caller: Caller) {
  const { id, orderId, method, provider, status, currency, clientSecret, disputed, flags } = payment
  const payable = status === 'requires_action' && !payment.calledOff && payment.customerId === caller.id
  return {
    ...{ id, orderId, method, provider, status },
    amount: money(payment.amount, currency),
    captured: money(payment.captured, currency),
    refunded: money(payment.refunded, currency),
    ...(owed(payment) > 0 && { owed: money(owed(payment), currency) }),
    ...(disputed && { disputed }),
    ...(flags.length > 0 && caller.role !== 'customer' && { flags }),
    ...(payable && clientSecret !== null && { clientSecret }),
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
  }
}

export const showRefund = (refund: Refund, currency: string) => ({
  id: refund.id,
  paymentId: refund.paymentId,
  amount: money(refund.amount, currency),
  reason: refund.reason,
  status: refund.status,
  ...(refund.failure && { failure: refund.failure }),
  createdAt: refund.createdAt.toISOString(),
})

export const showEntry = (entry: Entry) => ({
  id: entry.id,
  kind: entry.kind,
  amount: money(entry.amount, entry.currency),
  providerReference: entry.providerReference,
  ...(entry.detail && { detail: entry.detail }),
  at: entry.at.toISOString(),
})

export const showDispute = (dispute: Dispute) => ({
  id: dispute.id,
  paymentId: dispute.paymentId,
  orderId: dispute.orderId,
  provider: dispute.provider,
  providerReference: dispute.reference,
  amount: money(dispute.amount, dispute.currency),
  reason: dispute.reason,
  status: dispute.status,
  open: !dispute.closed,
  ...(dispute.respondBy && { respondBy: dispute.respondBy.toISOString() }),
  openedAt: dispute.openedAt.toISOString(),
})
