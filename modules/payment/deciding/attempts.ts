import { awaitsRetry, creationKey, type Payment } from '../payment.ts'
import * as say from '../payment-events.ts'
import type { ProviderPayment } from '../providers/provider.ts'
import { become, book, call, flag, letGo, type Outcome, refuse, words } from './outcome.ts'

/**
 * Attempts to pay, one after the other: a decline leaves the payment to be tried anew, while that is allowed. The last
 * attempt is over at the provider before the next is opened, so that never two of them can be paid.
 */

/** An attempt failed, and the provider's payment is open still: it may be paid there, until the next is asked for. */
export function declined(outcome: Outcome, from: ProviderPayment): void {
  const { payment } = outcome
  if (payment.underWay) outcome.changed = true
  payment.underWay = false
  book(outcome, 'failure', `${payment.id}:${from.attempt}`, from, payment.asked, from.reason)
  // What could not be cancelled, as it was under way, can be now.
  if (payment.reopening) letGo(outcome, from.attempt)
  else if (payment.status === 'requires_action' && payment.payBy !== null)
    attemptFailed(outcome, from.reason ?? '', true)
}

/** It could not be paid: for good, or the order waits for another attempt, where `again` may be one. */
export function attemptFailed(outcome: Outcome, reason: string, again: boolean): void {
  const { payment, world } = outcome
  become(outcome, 'failed')
  Object.assign(payment, { underWay: false, authorizedUntil: null, reopening: false })
  if (!again || payment.calledOff || isTooLate(payment, world.now)) payment.retriesLeft = 0
  outcome.events.push(say.failed(payment, reason))
}

const isTooLate = ({ payBy }: Payment, now: Date) => payBy === null || now >= payBy

/** The customer wants to try again: another card, say. What was declined is cancelled first. */
export function retry(outcome: Outcome): void {
  const { payment, world } = outcome
  const why = whyNotRetried(payment, world.now)
  if (why) {
    refuse(outcome, why)
    return
  }
  payment.retriesLeft -= 1
  Object.assign(payment, { reopening: true, clientSecret: null })
  become(outcome, 'requires_action')
  call(outcome, `cancel:${payment.id}:${payment.former.length}`, 'cancel', {
    reference: payment.reference as string,
  })
}

function whyNotRetried(payment: Payment, now: Date): string | null {
  const { status, calledOff, authorized } = payment
  if (calledOff) return 'The order was cancelled.'
  if (status === 'requires_action') return 'The payment was not declined: it can be paid as it is.'
  if (status !== 'failed' || authorized > 0)
    return `The payment is ${words(payment)}: there is nothing to try again.`
  if (!awaitsRetry(payment)) return 'It was tried as often as it may be, or can not be paid so.'
  return isTooLate(payment, now) ? 'The time to pay is over.' : null
}

/** Whether the attempt before is what the provider speaks of, and the next isn't to be opened otherwise; opens that where it is over. */
export function stillReopening(outcome: Outcome, { status }: ProviderPayment): boolean {
  const { payment } = outcome
  if (!payment.reopening || payment.calledOff) return false
  if (status === 'processing' || status === 'declined') {
    outcome.changed ||= payment.underWay !== (status === 'processing')
    payment.underWay = status === 'processing'
  }
  if (status === 'cancelled' || status === 'failed') open(outcome)
  return true
}

/** The provider is to make the payment anew. */
function open(outcome: Outcome): void {
  const { payment } = outcome
  payment.former = [...payment.former, payment.reference as string]
  Object.assign(payment, { reopening: false, reference: null, underWay: false })
  outcome.changed = true
  const { id: paymentId, orderId, asked: amount, currency } = payment
  const capture = payment.capture === 'at_packing' ? 'manual' : 'automatic'
  call(outcome, creationKey(payment), 'create', { paymentId, orderId, amount, currency, capture })
}

export const isFormer = ({ former }: Payment, { reference }: ProviderPayment): boolean =>
  former.includes(reference)

/** Of an attempt that was over before the next was opened. Whatever is told of it, it is not what pays the order. */
export function ofFormer(outcome: Outcome, from: ProviderPayment): void {
  if (from.status === 'authorized')
    call(outcome, `cancel:${from.reference}`, 'cancel', { reference: from.reference })
  if (from.status === 'captured')
    flag(outcome, `${from.reference} was taken at the provider after it had been cancelled`, from)
}
