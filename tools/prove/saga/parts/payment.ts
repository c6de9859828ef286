import type { DomainEvent } from '#src/events/event.ts'
import type { Happened, Payment, Refund } from '../../../../modules/payment/payment.ts'
import { standing } from '../../../../modules/payment/payment-events.ts'
import type { Rules } from '../rules.ts'
import { askedOf, currency, type Event, type KeptCall, type Strand, type Token, total } from '../world.ts'
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
    case 'OrderPacked':
      settle(draft, { type: 'order costs', costs: packed, reason: 'packed' }, rules)
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

/** Versions are left out: what is told again is decided on again. */
const packed = { total, version: 1, final: true }

const opened = {
  ...{ authorized: 0, underWay: false, packed: false, toCapture: 0 },
  ...{ captured: 0, refunded: 0, refunding: 0, settled: 0, settling: 0, calledOff: false, flags: [] },
}

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
    draft.payment ??= { status: 'authorized', reference: 'cash', ...opened, authorized: total }
}

/** The payment as its module knows it. */
function paymentOf(strand: Strand): Payment | null {
  const { payment, order } = strand
  const { method, charged: capture } = order
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
      capture,
      asked: askedOf(strand),
      authorizedUntil: null,
      endingTold: false,
      orderVersion: 0,
      changes: 0,
      // A second attempt is another matter: here a decline is final.
      ...{ retriesLeft: 0, payBy: null, reopening: false, former: [] },
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
  const decision = rules.settle(payment, happened, {
    ...{ now: at, newId, refunds: draft.refunds.map(refundOf), changes: [] },
  })
  const { status, reference, authorized, underWay, packed, toCapture, ...more } = decision.payment
  const { captured, refunded, refunding, settled, settling, calledOff, flags } = more
  draft.payment = {
    ...{ status, reference, authorized, underWay, packed, toCapture },
    ...{ captured, refunded, refunding, settled, settling, calledOff, flags },
  }
  for (const { kind, amount } of decision.entries) {
    if (kind === 'capture') draft.ledger.captured += amount
    if (kind === 'refund') draft.ledger.refunded += amount
  }
  for (const { id, amount, settles, status, requestedBy } of decision.refunds) {
    const known = draft.refunds.findIndex((refund) => refund.id === id)
    draft.refunds.splice(known < 0 ? draft.refunds.length : known, 1, {
      ...{ id, amount, settles, status, requestedBy },
    })
  }
  for (const { key, kind, request } of decision.calls) {
    if (kind === 'refund')
      addCall(draft, { key, kind, refund: { id: request.refundId, amount: request.amount } })
    else if (kind === 'confirm') addCall(draft, { key, kind, token: request.token as Token })
    else if (kind !== 'renew') addCall(draft, { key, kind })
  }
  publish(draft, decision.events)
  return decision.refused
}

const refundOf = ({ id, amount, settles, status, requestedBy }: Strand['refunds'][number]): Refund => ({
  id,
  paymentId: 'payment',
  amount,
  settles,
  lines: [],
  of: null,
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
    if (name === 'PaymentAuthorized' || name === 'PaymentCaptured' || name === 'PaymentFailed')
      say(draft, { type: name })
    if (type === 'mart.payment.v1.PaymentRefunded') {
      const { amount, payment, settles } = data as {
        settles: boolean
        amount: { amountMinor: number }
        payment: { refunded: { amountMinor: number } }
      }
      say(draft, {
        type: 'PaymentRefunded',
        amount: amount.amountMinor,
        refunded: payment.refunded.amountMinor,
        settles,
      })
    }
  }
}
