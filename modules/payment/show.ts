import type { Caller } from '#src/http/route.ts'
import { money } from '#src/money.ts'
import type { Entry, Payment, Refund } from './payment.ts'

/** Whether a caller may see a payment: its customer and the staff may. */
export const visibleTo = (payment: Payment, caller: Caller): boolean =>
  caller.role !== 'customer' || payment.customerId === caller.id

/** A payment as a client sees it; what pays it is for its owner alone, while it can be paid. */
export function showPayment(payment: Payment, caller: Caller) {
  const { id, orderId, method, provider, status, currency, clientSecret } = payment
  const payable = status === 'requires_action' && !payment.calledOff && payment.customerId === caller.id
  return {
    ...{ id, orderId, method, provider, status },
    amount: money(payment.amount, currency),
    refunded: money(payment.refunded, currency),
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
