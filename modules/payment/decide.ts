import { giveBack, refundAnswered, refundAsked, refundGivenUp } from './decide-refund.ts'
import { become, book, type Draft, flag, inWords, refuse, type World, words } from './draft.ts'
import { type Decision, type Happened, type Payment, wasCaptured } from './payment.ts'
import * as say from './payment-events.ts'
import type { ProviderPayment } from './providers/provider.ts'

/**
 * The whole life of a payment: what comes of something that happened to it. Everything that captures,
 * refunds or cancels goes through here under the payment's row lock, so money moves once whatever runs
 * at once. What is repeated, late or out of order changes nothing.
 */
export function decide(payment: Payment, happened: Happened, world: World): Decision {
  const draft: Draft = {
    payment: { ...payment },
    changed: false,
    refused: null,
    flagged: [],
    entries: [],
    refunds: [],
    calls: [],
    events: [],
    world,
  }
  happen(draft, happened)
  const { world: _, ...decision } = draft
  return decision
}

function happen(draft: Draft, happened: Happened): void {
  if (happened.type === 'provider answered') answered(draft, happened.payment)
  else if (happened.type === 'refund answered') refundAnswered(draft, happened.refundId, happened.refund)
  else if (happened.type === 'refund given up') refundGivenUp(draft, happened.refundId)
  else if (happened.type === 'confirmation asked for') confirm(draft, happened.token)
  else if (happened.type === 'refund asked for') refundAsked(draft, happened)
  else if (happened.type === 'order called off') callOff(draft, happened.reason)
  else deliver(draft)
}

function answered(draft: Draft, from: ProviderPayment): void {
  const { payment } = draft
  if (isAnother(draft, from) || isOfAnotherSum(draft, from)) return
  learn(draft, from)
  if (from.status === 'captured') capture(draft, from)
  if (payment.status !== 'requires_action' && payment.status !== 'authorized') return
  if (from.status === 'failed') fail(draft, from)
  else if (from.status === 'declined')
    book(draft, 'failure', `${payment.id}:${from.attempt}`, from, payment.amount, from.reason)
  else if (from.status === 'cancelled' && payment.calledOff) cancel(draft, from)
  // Nobody here asked for it, and the order still waits for its money.
  else if (from.status === 'cancelled') fail(draft, { ...from, reason: 'cancelled by the provider' })
  else if (from.status === 'processing' && payment.status === 'requires_action') authorize(draft, from)
}

/** The provider's payment isn't the one that it made for us. */
function isAnother(draft: Draft, from: ProviderPayment): boolean {
  const { reference } = draft.payment
  if (reference === null || from.reference === '' || from.reference === reference) return false
  flag(draft, `${from.reference} (${from.status}) was made at the provider beside ${reference}`, from)
  return true
}

/** The provider's payment isn't of what we asked for: nothing of it is booked. */
function isOfAnotherSum(draft: Draft, from: ProviderPayment): boolean {
  const { payment } = draft
  const { amount, currency } = payment
  const { money } = from
  if (money === undefined || (money?.amount === amount && money.currency === currency)) return false
  const said = money ? inWords(money) : 'an amount that is no whole number of minor units'
  flag(draft, `the provider says ${from.status} of ${said}, the payment is of ${inWords(payment)}`, from)
  // Nobody waits for it any more; what the provider holds is for staff to give back there.
  const isOpen = payment.status === 'requires_action' || payment.status === 'authorized'
  const isOver = from.status === 'captured' || from.status === 'cancelled' || from.status === 'failed'
  if (payment.calledOff && isOpen && isOver) cancel(draft, from)
  return true
}

function authorize(draft: Draft, from: ProviderPayment): void {
  become(draft, 'authorized')
  book(draft, 'authorization', draft.payment.id, from)
  draft.events.push(say.authorized(draft.payment))
}

/** The provider has made its payment: the customer may pay, unless the order is gone by now. */
function learn(draft: Draft, { reference, clientSecret, status }: ProviderPayment): void {
  const { payment } = draft
  if (payment.reference !== null || !reference) return
  payment.reference = reference
  payment.clientSecret = clientSecret ?? null
  draft.changed = true
  if (payment.status !== 'requires_action' || status !== 'requires_action') return
  if (payment.calledOff) askToCancel(draft)
  else draft.events.push(say.actionRequired(payment))
}

/** Also after a failure or a cancellation: the provider has the money, so the books must say so. */
function capture(draft: Draft, from: { reference: string; at: Date }): void {
  const { payment } = draft
  if (wasCaptured(payment)) return
  const over = payment.calledOff || payment.status === 'failed' || payment.status === 'cancelled'
  become(draft, 'captured')
  payment.captured = payment.amount
  book(draft, 'capture', payment.id, from)
  draft.events.push(say.captured(payment))
  if (over && payment.method === 'card') giveBack(draft, 'paid after the order was cancelled')
}

function fail(draft: Draft, from: ProviderPayment): void {
  const { payment } = draft
  become(draft, 'failed')
  book(draft, 'failure', payment.id, from, payment.amount, from.reason)
  draft.events.push(say.failed(payment, from.reason ?? ''))
}

function cancel(draft: Draft, from: { reference: string; at: Date }): void {
  become(draft, 'cancelled')
  book(draft, 'cancellation', draft.payment.id, from)
  draft.events.push(say.cancelled(draft.payment))
}

function confirm(draft: Draft, token: string): void {
  const { payment } = draft
  if (payment.calledOff) refuse(draft, 'The order was cancelled.')
  else if (payment.status !== 'requires_action') refuse(draft, `The payment is ${words(payment)} already.`)
  else {
    const { id: paymentId, provider, reference } = payment
    const request = { reference: reference as string, token }
    draft.calls.push({ key: `confirm:${paymentId}`, paymentId, provider, kind: 'confirm', request })
  }
}

function callOff(draft: Draft, reason: string): void {
  const { payment } = draft
  if (payment.calledOff) return
  payment.calledOff = true
  draft.changed = true
  // Cash is given back by people, who say so: until then it is owed.
  if (wasCaptured(payment)) {
    if (payment.method === 'card') giveBack(draft, reason)
  } else if (payment.method === 'cash_on_delivery' && payment.status === 'authorized')
    cancel(draft, byHand(draft))
  // Without a reference the provider's payment is still being made, and is cancelled then.
  else if (payment.reference && (payment.status === 'requires_action' || payment.status === 'authorized'))
    askToCancel(draft)
}

function askToCancel(draft: Draft): void {
  const { id: paymentId, provider, reference } = draft.payment
  const request = { reference: reference as string }
  draft.calls.push({ key: `cancel:${paymentId}`, paymentId, provider, kind: 'cancel', request })
}

/** The courier was paid at the door. */
function deliver(draft: Draft): void {
  const { payment } = draft
  if (payment.method === 'cash_on_delivery' && payment.status === 'authorized') capture(draft, byHand(draft))
}

/** Cash has no provider to tell a time; its reference came with the payment. */
const byHand = ({ payment, world }: Draft) => ({ reference: payment.reference as string, at: world.now })
