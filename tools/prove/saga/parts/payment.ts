import type { DomainEvent } from '#src/events/event.ts'
import type { Happened, Payment, Refund } from '../../../../modules/payment/payment.ts'
import { standing } from '../../../../modules/payment/payment-events.ts'
import type { Rules } from '../rules.ts'
import { currency, type Event, type KeptCall, type Strand, type Token, total } from '../world.ts'
import { at } from './order.ts'
import { say } from './say.ts'

/** Payment hears of an order. */
export function hearPayment(draft: Strand, event: Event, rules: Rules): void {
  switch (event.type) {
    case 'PaymentRequested':
      request(draft)
      return
    case 'OrderConfirmed':
      authorizeCash(draft)
      return
    case 'OrderDelivered':
      if (draft.order.method === 'cash_on_delivery') settle(draft, { type: 'order delivered' }, rules)
      return
    case 'OrderCancelled':
      settle(draft, { type: 'order called off', reason: 'the order was cancelled' }, rules)
      return
    case 'OrderReturned':
      settle(draft, { type: 'order called off', reason: 'the order was returned' }, rules)
  }
}

const opened = { captured: 0, refunded: 0, refunding: 0, calledOff: false, flags: [] }

/** The rule of `requestPayments`: opened once with its call, and said again to whoever asks again. */
function request(draft: Strand): void {
  if (draft.payment) publish(draft, standing(paymentOf(draft) as Payment))
  else {
    draft.payment = { status: 'requires_action', reference: null, ...opened }
    addCall(draft, { key: 'create', kind: 'create' })
  }
}

/** The rule of `authorizeCash`. */
function authorizeCash(draft: Strand): void {
  if (draft.order.method === 'cash_on_delivery')
    draft.payment ??= { status: 'authorized', reference: 'cash', ...opened }
}

/** The payment as its module knows it. */
function paymentOf({ payment, order: { method } }: Strand): Payment | null {
  return (
    payment && {
      id: 'payment',
      orderId: 'order',
      customerId: 'customer',
      method,
      provider: method === 'card' ? 'sandbox' : 'cash',
      clientSecret: null,
      amount: total,
      currency,
      disputed: false,
      version: 1,
      createdAt: at,
      updatedAt: at,
      ...payment,
    }
  )
}

/** The one path on which a payment changes, `settle-payment.ts`: decided by the real rule, and kept. What was refused, if it was. */
export function settle(draft: Strand, happened: Happened, rules: Rules): string | null {
  const payment = paymentOf(draft)
  if (!payment) return 'no payment'
  // One id is enough: a decision makes one refund at most, and entries are known by their keys.
  const newId = () => `refund ${draft.refunds.length + 1}`
  const decision = rules.settle(payment, happened, { now: at, newId, refunds: draft.refunds.map(refundOf) })
  const { status, reference, captured, refunded, refunding, calledOff, flags } = decision.payment
  draft.payment = { status, reference, captured, refunded, refunding, calledOff, flags }
  for (const { kind, amount } of decision.entries) {
    if (kind === 'capture') draft.ledger.captured += amount
    if (kind === 'refund') draft.ledger.refunded += amount
  }
  for (const { id, amount, status, requestedBy } of decision.refunds) {
    const known = draft.refunds.findIndex((refund) => refund.id === id)
    draft.refunds.splice(known < 0 ? draft.refunds.length : known, 1, { id, amount, status, requestedBy })
  }
  for (const { key, kind, request } of decision.calls) {
    if (kind === 'refund')
      addCall(draft, { key, kind, refund: { id: request.refundId, amount: request.amount } })
    else if (kind === 'confirm') addCall(draft, { key, kind, token: request.token as Token })
    else addCall(draft, { key, kind })
  }
  publish(draft, decision.events)
  return decision.refused
}

const refundOf = ({ id, amount, status, requestedBy }: Strand['refunds'][number]): Refund => ({
  id,
  paymentId: 'payment',
  amount,
  reason: '',
  status,
  requestedBy,
  failure: '',
  reference: null,
  askAt: null,
  createdAt: at,
  updatedAt: at,
})

/** A call is kept under its key, once. */
function addCall(draft: Strand, call: KeptCall): void {
  if (draft.calls.some(({ key }) => key === call.key)) return
  draft.calls.push(call)
  draft.calls.sort((a, b) => (a.key < b.key ? -1 : 1))
}

function publish(draft: Strand, events: DomainEvent[]): void {
  for (const { type, data } of events) {
    const name = type.slice(type.lastIndexOf('.') + 1)
    if (name === 'PaymentCaptured' || name === 'PaymentFailed') say(draft, { type: name })
    if (type === 'mart.payment.v1.PaymentRefunded') {
      const { amount, payment } = data as {
        amount: { amountMinor: number }
        payment: { refunded: { amountMinor: number } }
      }
      say(draft, {
        type: 'PaymentRefunded',
        amount: amount.amountMinor,
        refunded: payment.refunded.amountMinor,
      })
    }
  }
}
