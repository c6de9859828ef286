import { book, type Draft, refuse, words } from './draft.ts'
import { type Refund, refundable, wasCaptured } from './payment.ts'
import * as say from './payment-events.ts'
import type { ProviderRefund } from './provider.ts'

/** Staff want money given back: never more than is left. */
export function refundAsked(
  draft: Draft,
  asked: { amount: number | null; reason: string; requestedBy: string },
) {
  const { payment } = draft
  const left = refundable(payment)
  if (!wasCaptured(payment)) refuse(draft, `Nothing was captured: the payment is ${words(payment)}.`)
  else if (left === 0) refuse(draft, 'All that was captured is refunded or about to be.')
  else if (asked.amount !== null && asked.amount > left)
    refuse(draft, `More than is left: ${left} of ${payment.captured} can be refunded.`)
  else refund(draft, asked.amount ?? left, asked.reason, asked.requestedBy)
}

/** All that is left goes back, because the order is off. */
export function giveBack(draft: Draft, reason: string): void {
  const left = refundable(draft.payment)
  if (left > 0) refund(draft, left, reason, null)
}

/** Reserves the amount; the provider's answer books it. */
function refund(draft: Draft, amount: number, reason: string, requestedBy: string | null): void {
  const { payment, world } = draft
  const { id: paymentId, provider, currency } = payment
  const [id, at] = [world.newId(), world.now]
  payment.refunding += amount
  draft.changed = true
  draft.refunds.push({
    ...{ id, paymentId, amount, reason, requestedBy },
    ...{ status: 'pending', failure: '', createdAt: at, updatedAt: at },
  })
  const reference = payment.reference as string
  const request = { refundId: id, paymentId, reference, amount, currency }
  draft.calls.push({ key: `refund:${id}`, paymentId, provider, kind: 'refund', request })
}

/** What the provider says of a refund that is pending; of any other it says nothing new. */
export function refundAnswered(draft: Draft, refundId: string, from: ProviderRefund): void {
  const { payment, world } = draft
  const refund = world.pending.find(({ id }) => id === refundId)
  if (refund?.status !== 'pending' || from.status === 'pending') return
  const failure = from.status === 'failed' ? (from.reason ?? 'refused by the provider') : ''
  const settled: Refund = { ...refund, status: from.status, failure, updatedAt: world.now }
  draft.refunds.push(settled)
  draft.changed = true
  payment.refunding -= refund.amount
  if (from.status === 'failed') {
    book(draft, 'failure', refundId, from, refund.amount, `refund: ${failure}`)
    return
  }
  payment.refunded += refund.amount
  payment.status = payment.refunded === payment.captured ? 'refunded' : 'partially_refunded'
  book(draft, 'refund', refundId, from, refund.amount, refund.reason)
  draft.events.push(say.refunded(payment, settled))
}
