import { type PaymentState, toTimestamp } from '#proto/events.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { money, toMoneyMessage } from '#src/money.ts'
import type { Dispute } from './disputes/dispute.ts'
import type { Payment, PaymentChange, Refund } from './payment.ts'

/** The payment as events carry it. */
const state = (payment: Payment): PaymentState => ({
  id: payment.id,
  orderId: payment.orderId,
  customerId: payment.customerId,
  method: payment.method,
  provider: payment.provider,
  status: payment.status,
  amount: toMoneyMessage(money(payment.amount, payment.currency)),
  refunded: toMoneyMessage(money(payment.refunded, payment.currency)),
  authorized: payment.authorized,
  captured: payment.captured,
})

/** The customer can pay now. */
export const actionRequired = (payment: Payment): DomainEvent =>
  event('mart.payment.v1.PaymentActionRequired', payment.orderId, { payment: state(payment) })

/** The money is promised: so much is held for us. */
export const authorized = (payment: Payment): DomainEvent =>
  event('mart.payment.v1.PaymentAuthorized', payment.orderId, { payment: state(payment) })

/** The money is here. */
export const captured = (payment: Payment): DomainEvent =>
  event('mart.payment.v1.PaymentCaptured', payment.orderId, { payment: state(payment) })

/** It could not be paid: for good, unless it may be tried again. */
export const failed = (payment: Payment, reason: string): DomainEvent =>
  event('mart.payment.v1.PaymentFailed', payment.orderId, {
    ...{ payment: state(payment), reason, retriesLeft: payment.retriesLeft },
    ...(payment.retriesLeft > 0 && payment.payBy && { payBy: toTimestamp(payment.payBy) }),
  })

/** Nobody is to pay it any more. */
export const cancelled = (payment: Payment): DomainEvent =>
  event('mart.payment.v1.PaymentCancelled', payment.orderId, { payment: state(payment) })

/** What is true of a payment, for whoever asks again; nothing while the provider still makes it. */
export function standing(payment: Payment): DomainEvent[] {
  switch (payment.status) {
    case 'requires_action':
      return payment.reference && !payment.underWay ? [actionRequired(payment)] : []
    case 'authorized':
      return payment.authorized > 0 ? [authorized(payment)] : []
    case 'failed':
      // Its order waits, and needs no answer.
      return payment.retriesLeft > 0 ? [] : [failed(payment, '')]
    case 'cancelled':
      return [cancelled(payment)]
    default:
      return [captured(payment)]
  }
}

/** Money went back, with all that has by now. */
export const refunded = (payment: Payment, refund: Refund): DomainEvent =>
  event('mart.payment.v1.PaymentRefunded', payment.orderId, {
    payment: state(payment),
    refundId: refund.id,
    amount: toMoneyMessage(money(refund.amount, payment.currency)),
    reason: refund.reason,
    settles: refund.settles === refund.amount,
  })

/** What is held ends then, or has ended, and the order isn't packed. */
export const authorizationEnding = (payment: Payment, endsAt: Date): DomainEvent =>
  event('mart.payment.v1.AuthorizationEnding', payment.orderId, {
    payment: state(payment),
    endsAt: toTimestamp(endsAt),
  })

/** The order is packed, and its money isn't here. */
export const captureFailed = (payment: Payment, reason: string): DomainEvent =>
  event('mart.payment.v1.CaptureFailed', payment.orderId, { payment: state(payment), reason })

/** The larger sum is promised. */
export const changeAuthorized = (
  payment: Payment,
  { request }: Pick<PaymentChange, 'request'>,
): DomainEvent =>
  event('mart.payment.v1.PaymentChangeAuthorized', payment.orderId, { payment: state(payment), request })

/** It isn't, and the payment is as it was. */
export const changeFailed = (
  payment: Payment,
  { request, reason }: Pick<PaymentChange, 'request' | 'reason'>,
): DomainEvent =>
  event('mart.payment.v1.PaymentChangeFailed', payment.orderId, { payment: state(payment), request, reason })

export const refundFailed = (payment: Payment, refund: Refund): DomainEvent =>
  event('mart.payment.v1.RefundFailed', payment.orderId, {
    payment: state(payment),
    refundId: refund.id,
    amount: toMoneyMessage(money(refund.amount, payment.currency)),
    reason: refund.failure,
  })

/** What to say of a dispute that has changed; `wasClosed` is null of one that is new. */
export function disputeChanged(payment: Payment, dispute: Dispute, wasClosed: boolean | null): DomainEvent[] {
  const about = { payment: state(payment), disputeId: dispute.id }
  if (dispute.closed) {
    const { status } = dispute
    return wasClosed ? [] : [event('mart.payment.v1.DisputeClosed', payment.orderId, { ...about, status })]
  }
  if (wasClosed !== null) return []
  const { reason, respondBy } = dispute
  const opened = {
    ...about,
    amount: toMoneyMessage(money(dispute.amount, dispute.currency)),
    reason,
    ...(respondBy && { respondBy: toTimestamp(respondBy) }),
  }
  return [event('mart.payment.v1.DisputeOpened', payment.orderId, opened)]
}
