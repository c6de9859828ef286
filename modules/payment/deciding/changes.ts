import { type Payment, type PaymentChange, refundable, wasCaptured } from '../payment.ts'
import * as say from '../payment-events.ts'
import type { ProviderPayment } from '../providers/provider.ts'
import { book, call, differs, flag, inWords, type Outcome } from './outcome.ts'
import { refund } from './refunds.ts'

/**
 * A larger sum for an order that is changed: it is promised, or taken, before the smaller is let go, or given back. What
 * comes of it is said once the provider has: a change that is over may have been paid in that very moment.
 */

interface Asked {
  request: string
  authorize: number
  expiresAt: Date
}

/** The order wants more in it. Whoever asks again is answered again. */
export function changeAsked(outcome: Outcome, { request, authorize, expiresAt }: Asked): void {
  const { payment, world } = outcome
  const known = world.changes.find((change) => change.request === request)
  if (known) {
    sayAgain(outcome, known)
    return
  }
  const change: PaymentChange = {
    ...{ id: world.newId(), paymentId: payment.id, request, amount: authorize, status: 'pending' },
    ...{ reference: null, clientSecret: null, underWay: false, replaced: null, reason: '' },
    ...{ expiresAt, createdAt: world.now, updatedAt: world.now },
  }
  payment.changes += 1
  outcome.changed = true
  const promised = payment.method === 'card' ? covers(payment) : Number.POSITIVE_INFINITY
  if (payment.calledOff) fail(outcome, change, 'the order was cancelled')
  else if (!['authorized', 'captured', 'partially_refunded'].includes(payment.status) || promised === 0)
    fail(outcome, change, `the payment is ${payment.status.replace('_', ' ')}`)
  else if (payment.packed) fail(outcome, change, 'the order is packed')
  else if (world.changes.some(isUnderWay)) fail(outcome, change, 'another change of it is under way')
  else if (authorize <= promised) {
    keep(outcome, { ...change, status: 'authorized' })
    outcome.events.push(say.changeAuthorized(payment, change))
  } else {
    keep(outcome, change)
    const { id: paymentId, orderId, currency } = payment
    const capture = payment.capture === 'at_packing' ? 'manual' : 'automatic'
    const asked = { paymentId, orderId, amount: authorize, currency, capture, change: change.id } as const
    call(outcome, `change:${change.id}`, 'create', asked)
  }
}

/** What is held, or was taken and is kept. */
const covers = (payment: Payment) =>
  wasCaptured(payment) ? payment.captured - payment.settled - payment.settling : payment.authorized

function sayAgain({ payment, events }: Outcome, change: PaymentChange): void {
  if (change.status === 'authorized') events.push(say.changeAuthorized(payment, change))
  if (change.status === 'failed') events.push(say.changeFailed(payment, change))
}

const isUnderWay = ({ status }: PaymentChange) => status === 'pending' || status === 'ending'

/** The change that the provider speaks of: by our id, or by its own of either payment. */
export const changeOf = (
  { world, payment }: Outcome,
  { reference }: ProviderPayment,
  id: string | undefined,
): PaymentChange | undefined =>
  world.changes.find((change) => change.id === id) ??
  (reference === '' || reference === payment.reference
    ? undefined
    : world.changes.find((change) => change.reference === reference || change.replaced === reference))

/** What the provider says of the larger payment, or of the one whose place that took. */
export function changeAnswered(outcome: Outcome, change: PaymentChange, from: ProviderPayment): void {
  const { payment, world } = outcome
  if (world.changes.some(({ replaced }) => replaced !== null && replaced === from.reference)) {
    // It was let go, or given back: whoever takes it all the same does so at the provider.
    if (from.status === 'captured' && payment.capture === 'at_packing')
      flag(outcome, `${from.reference} was taken at the provider after it had been let go`, from)
    return
  }
  if (!isUnderWay(change)) {
    late(outcome, change, from)
    return
  }
  const wanted = { amount: change.amount, currency: payment.currency }
  if (differs(from.money, wanted)) {
    const told = inWords(from.money)
    flag(outcome, `the provider says ${from.status} of ${told}, the change is of ${inWords(wanted)}`, from)
    return
  }
  const learnt = learn(outcome, change, from)
  if (from.status === 'authorized') hold(outcome, learnt, from)
  else if (from.status === 'captured') takeAnew(outcome, learnt, from)
  else if (from.status === 'failed') fail(outcome, learnt, from.reason ?? 'refused by the provider')
  else if (from.status === 'cancelled') fail(outcome, learnt, learnt.reason || 'cancelled by the provider')
}

/** The provider has made it: its customer may pay it, unless it is over by now. */
function learn(outcome: Outcome, change: PaymentChange, from: ProviderPayment): PaymentChange {
  const underWay = from.status === 'processing'
  if (change.reference !== null || !from.reference)
    return change.underWay === underWay ? change : keep(outcome, { ...change, underWay })
  const { reference, clientSecret = null } = from
  const learnt = keep(outcome, { ...change, underWay, reference, clientSecret })
  if (change.status === 'ending' && from.status === 'requires_action') letGo(outcome, learnt)
  return learnt
}

/** The larger sum is promised: the smaller is let go. */
function hold(outcome: Outcome, change: PaymentChange, from: ProviderPayment): void {
  const { payment } = outcome
  // Paid in the second in which its order was called off, or packed: the payment stands as it is.
  if (payment.calledOff || payment.packed || payment.status !== 'authorized') {
    const reason = change.reason || 'it came too late'
    keep(outcome, { ...change, status: 'ending', reason })
    letGo(outcome, change, 'authorized')
    return
  }
  const old = payment.reference as string
  book(outcome, 'authorization', change.id, from, change.amount)
  call(outcome, `cancel:${old}`, 'cancel', { reference: old })
  Object.assign(payment, { authorized: change.amount, authorizedUntil: from.authorizedUntil ?? null })
  takePlace(outcome, change)
}

/** The larger sum is taken: the smaller goes back, or, where it came too late, the larger does. */
function takeAnew(outcome: Outcome, change: PaymentChange, from: ProviderPayment): void {
  const { payment } = outcome
  if (!wasCaptured(payment)) {
    flag(outcome, `${from.reference} was taken at the provider, and the payment is not`, from)
    return
  }
  const old = { reference: payment.reference as string, left: refundable(payment) }
  payment.captured += change.amount
  payment.authorized += change.amount
  if (payment.status === 'refunded') payment.status = 'partially_refunded'
  outcome.changed = true
  book(outcome, 'capture', change.id, from, change.amount)
  const back = { requestedBy: null, settles: Number.POSITIVE_INFINITY }
  if (payment.calledOff || payment.packed) {
    refund(outcome, change.amount, { ...back, reason: 'paid too late', of: from.reference })
    fail(outcome, change, change.reason || 'it came too late')
    return
  }
  if (old.left > 0)
    refund(outcome, old.left, { ...back, reason: 'a larger sum was taken instead', of: old.reference })
  payment.toCapture = change.amount
  takePlace(outcome, change)
}

function takePlace(outcome: Outcome, change: PaymentChange): void {
  const { payment } = outcome
  const { amount: asked, reference, clientSecret } = change
  const replaced = payment.reference
  Object.assign(payment, { reference, clientSecret, asked, endingTold: false })
  outcome.changed = true
  keep(outcome, { ...change, status: 'authorized', underWay: false, replaced, reason: '' })
  outcome.events.push(say.changeAuthorized(payment, change))
}

/** It is over already. */
function late(outcome: Outcome, change: PaymentChange, from: ProviderPayment): void {
  if (change.status !== 'failed') return
  if (from.status === 'authorized') letGo(outcome, change, 'authorized')
  if (from.status === 'captured' && outcome.payment.capture === 'at_packing')
    flag(outcome, `${from.reference} was taken at the provider after it had been let go`, from)
}

/** Its time is over. */
export function changeOverdue(outcome: Outcome, id: string): void {
  end(outcome, ({ status, ...change }) => change.id === id && status === 'pending', 'not authorized in time')
}

/** Its order is off, or packed. */
export function endChanges(outcome: Outcome, reason: string): void {
  end(outcome, ({ status }) => status === 'pending', reason)
}

function end(outcome: Outcome, which: (change: PaymentChange) => boolean, reason: string): void {
  for (const change of outcome.world.changes.filter(which)) {
    const ending = keep(outcome, { ...change, status: 'ending', reason })
    // Without a reference the provider still makes it, and it is let go then.
    if (ending.reference) letGo(outcome, ending)
  }
}

function letGo(outcome: Outcome, { id, reference }: PaymentChange, since = ''): void {
  const key = since ? `cancel:${id}:${since}` : `cancel:${id}`
  call(outcome, key, 'cancel', { reference: reference as string })
}

function fail(outcome: Outcome, change: PaymentChange, reason: string): void {
  const failed = keep(outcome, { ...change, status: 'failed', underWay: false, reason })
  outcome.events.push(say.changeFailed(outcome.payment, failed))
}

/** The change as it is by now, for what is still to be decided as well. */
function keep(outcome: Outcome, change: PaymentChange): PaymentChange {
  const kept = { ...change, updatedAt: outcome.world.now }
  outcome.changes = [...outcome.changes.filter(({ id }) => id !== kept.id), kept]
  return kept
}
