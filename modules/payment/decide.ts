import { formatMajor, isCurrency, type Money } from '#src/money.ts'
import {
  type Decision,
  type Entry,
  type Happened,
  type Payment,
  type Refund,
  refundable,
  wasCaptured,
} from './payment.ts'
import * as say from './payment-events.ts'
import type { ProviderPayment, ProviderRefund } from './providers/provider.ts'

/** What a decision takes from the world. */
export interface World {
  now: Date
  newId: () => string
  /** The payment's refunds that are pending, and those that it is about. */
  refunds: Refund[]
}

/** A decision in the making: `payment` is a copy to be changed. */
type Outcome = Decision & { world: World }

/**
 * The whole life of a payment: what comes of something that happened to it. Everything that captures,
 * refunds or cancels goes through here under the payment's row lock, so money moves once whatever runs
 * at once. What is repeated, late or out of order changes nothing.
 */
export function decide(payment: Payment, happened: Happened, world: World): Decision {
  const outcome: Outcome = {
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
  happen(outcome, happened)
  const { world: _, ...decision } = outcome
  return decision
}

function happen(outcome: Outcome, happened: Happened): void {
  if (happened.type === 'provider answered') answered(outcome, happened.payment)
  else if (happened.type === 'confirmation asked for') confirm(outcome, happened.token)
  else if (happened.type === 'order called off') callOff(outcome, happened.reason)
  else if (happened.type === 'order delivered') deliver(outcome)
  else if (happened.type === 'refund asked for') refundAsked(outcome, happened)
  else if (happened.type === 'refund answered') refundAnswered(outcome, happened.refundId, happened.refund)
  else refundGivenUp(outcome, happened.refundId)
}

function answered(outcome: Outcome, from: ProviderPayment): void {
  const { payment } = outcome
  if (isAnother(outcome, from) || isOfAnotherSum(outcome, from)) return
  learn(outcome, from)
  if (from.status === 'captured') capture(outcome, from)
  if (payment.status !== 'requires_action' && payment.status !== 'authorized') return
  if (from.status === 'failed') fail(outcome, from)
  else if (from.status === 'declined')
    book(outcome, 'failure', `${payment.id}:${from.attempt}`, from, payment.amount, from.reason)
  else if (from.status === 'cancelled' && payment.calledOff) cancel(outcome, from)
  // Nobody here asked for it, and the order still waits for its money.
  else if (from.status === 'cancelled') fail(outcome, { ...from, reason: 'cancelled by the provider' })
  else if (from.status === 'processing' && payment.status === 'requires_action') authorize(outcome, from)
}

/** The provider's payment isn't the one that it made for us. */
function isAnother(outcome: Outcome, from: ProviderPayment): boolean {
  const { reference } = outcome.payment
  if (reference === null || from.reference === '' || from.reference === reference) return false
  flag(outcome, `${from.reference} (${from.status}) was made at the provider beside ${reference}`, from)
  return true
}

/** The provider's payment isn't of what we asked for: nothing of it is booked. */
function isOfAnotherSum(outcome: Outcome, from: ProviderPayment): boolean {
  const { payment } = outcome
  if (!differs(from.money, payment)) return false
  const told = inWords(from.money)
  flag(outcome, `the provider says ${from.status} of ${told}, the payment is of ${inWords(payment)}`, from)
  // Nobody waits for it any more; what the provider holds is for staff to give back there.
  const isOpen = payment.status === 'requires_action' || payment.status === 'authorized'
  const isOver = from.status === 'captured' || from.status === 'cancelled' || from.status === 'failed'
  if (payment.calledOff && isOpen && isOver) cancel(outcome, from)
  return true
}

function authorize(outcome: Outcome, from: ProviderPayment): void {
  become(outcome, 'authorized')
  book(outcome, 'authorization', outcome.payment.id, from)
  outcome.events.push(say.authorized(outcome.payment))
}

/** The provider has made its payment: the customer may pay, unless the order is gone by now. */
function learn(outcome: Outcome, { reference, clientSecret, status }: ProviderPayment): void {
  const { payment } = outcome
  if (payment.reference !== null || !reference) return
  payment.reference = reference
  payment.clientSecret = clientSecret ?? null
  outcome.changed = true
  if (payment.status !== 'requires_action' || status !== 'requires_action') return
  if (payment.calledOff) askToCancel(outcome)
  else outcome.events.push(say.actionRequired(payment))
}

/** Also after a failure or a cancellation: the provider has the money, so the books must say so. */
function capture(outcome: Outcome, from: { reference: string; at: Date }): void {
  const { payment } = outcome
  if (wasCaptured(payment)) return
  const over = payment.calledOff || payment.status === 'failed' || payment.status === 'cancelled'
  become(outcome, 'captured')
  payment.captured = payment.amount
  book(outcome, 'capture', payment.id, from)
  outcome.events.push(say.captured(payment))
  if (over && payment.method === 'card') giveBack(outcome, 'paid after the order was cancelled')
}

function fail(outcome: Outcome, from: ProviderPayment): void {
  const { payment } = outcome
  become(outcome, 'failed')
  book(outcome, 'failure', payment.id, from, payment.amount, from.reason)
  outcome.events.push(say.failed(payment, from.reason ?? ''))
}

function cancel(outcome: Outcome, from: { reference: string; at: Date }): void {
  become(outcome, 'cancelled')
  book(outcome, 'cancellation', outcome.payment.id, from)
  outcome.events.push(say.cancelled(outcome.payment))
}

function confirm(outcome: Outcome, token: string): void {
  const { payment } = outcome
  if (payment.calledOff) refuse(outcome, 'The order was cancelled.')
  else if (payment.status !== 'requires_action') refuse(outcome, `The payment is ${words(payment)} already.`)
  else {
    const { id: paymentId, provider, reference } = payment
    const request = { reference: reference as string, token }
    outcome.calls.push({ key: `confirm:${paymentId}`, paymentId, provider, kind: 'confirm', request })
  }
}

function callOff(outcome: Outcome, reason: string): void {
  const { payment } = outcome
  if (payment.calledOff) return
  payment.calledOff = true
  outcome.changed = true
  // Cash is given back by people, who say so: until then it is owed.
  if (wasCaptured(payment)) {
    if (payment.method === 'card') giveBack(outcome, reason)
  } else if (payment.method === 'cash_on_delivery' && payment.status === 'authorized')
    cancel(outcome, byHand(outcome))
  // Without a reference the provider's payment is still being made, and is cancelled then.
  else if (payment.reference && (payment.status === 'requires_action' || payment.status === 'authorized'))
    askToCancel(outcome)
}

function askToCancel(outcome: Outcome): void {
  const { id: paymentId, provider, reference } = outcome.payment
  const request = { reference: reference as string }
  outcome.calls.push({ key: `cancel:${paymentId}`, paymentId, provider, kind: 'cancel', request })
}

/** The courier was paid at the door. */
function deliver(outcome: Outcome): void {
  const { payment } = outcome
  if (payment.method === 'cash_on_delivery' && payment.status === 'authorized')
    capture(outcome, byHand(outcome))
}

/** Cash has no provider to tell a time; its reference came with the payment. */
const byHand = ({ payment, world }: Outcome) => ({ reference: payment.reference as string, at: world.now })

// Refunds

/** Staff want money given back: never more than is left. */
function refundAsked(
  outcome: Outcome,
  asked: { amount: number | null; reason: string; requestedBy: string },
): void {
  const { payment } = outcome
  const left = refundable(payment)
  if (!wasCaptured(payment)) refuse(outcome, `Nothing was captured: the payment is ${words(payment)}.`)
  else if (left === 0) refuse(outcome, 'All that was captured is refunded or about to be.')
  else if (asked.amount !== null && asked.amount > left)
    refuse(outcome, `More than is left: ${inWords({ ...payment, amount: left })} can be refunded.`)
  else refund(outcome, asked.amount ?? left, asked.reason, asked.requestedBy)
}

/** All that is left goes back, because the order is off. */
function giveBack(outcome: Outcome, reason: string): void {
  const left = refundable(outcome.payment)
  if (left > 0) refund(outcome, left, reason, null)
}

/** Reserves the amount; the provider's answer books it. */
function refund(outcome: Outcome, amount: number, reason: string, requestedBy: string | null): void {
  const { payment, world } = outcome
  const { id: paymentId, provider, currency } = payment
  const [id, at] = [world.newId(), world.now]
  payment.refunding += amount
  outcome.changed = true
  outcome.refunds.push({
    id,
    paymentId,
    amount,
    reason,
    requestedBy,
    status: 'pending',
    failure: '',
    reference: null,
    askAt: null,
    createdAt: at,
    updatedAt: at,
  })
  const reference = payment.reference as string
  const request = { refundId: id, paymentId, reference, amount, currency }
  outcome.calls.push({ key: `refund:${id}`, paymentId, provider, kind: 'refund', request })
}

/** Milliseconds that a pending refund is left alone before its provider is asked. */
const askAfter = 120_000

/**
 * What the provider says of a refund: of one that we asked for, by its answer or later, or of one that
 * somebody made at the provider, which is booked as ours are.
 */
function refundAnswered(outcome: Outcome, refundId: string | null, from: ProviderRefund): void {
  const { refunds } = outcome.world
  const refund =
    refunds.find(({ id }) => id === refundId) ??
    refunds.find(({ reference }) => reference !== null && reference === from.reference)
  if (!refund) madeElsewhere(outcome, from)
  else if (isRefundOfAnotherSum(outcome, from, refund.amount)) return
  else if (refund.status !== 'pending') contradicted(outcome, refund, from)
  else if (from.status === 'pending') wait(outcome, refund, from)
  else {
    outcome.payment.refunding -= refund.amount
    conclude(outcome, refund, from)
  }
}

/** The provider has it under way; it is asked after where it tells nothing more. */
function wait(outcome: Outcome, refund: Refund, { reference }: ProviderRefund): void {
  if (refund.reference === reference && refund.askAt) return
  const { now } = outcome.world
  const askAt = new Date(now.getTime() + askAfter)
  outcome.refunds.push({ ...refund, reference: reference || null, askAt, updatedAt: now })
}

/** It has succeeded or failed. What it had reserved is free by now. */
function conclude(outcome: Outcome, refund: Refund, from: ProviderRefund): void {
  const { payment, world } = outcome
  const failure = from.status === 'failed' ? (from.reason ?? 'refused by the provider') : ''
  const concluded: Refund = {
    ...refund,
    status: from.status,
    failure,
    reference: from.reference || refund.reference,
    askAt: null,
    updatedAt: world.now,
  }
  outcome.refunds.push(concluded)
  outcome.changed = true
  if (from.status === 'failed') {
    book(outcome, 'failure', refund.id, from, refund.amount, `refund: ${failure}`)
    outcome.events.push(say.refundFailed(payment, concluded))
    return
  }
  payment.refunded += refund.amount
  payment.status = payment.refunded === payment.captured ? 'refunded' : 'partially_refunded'
  book(outcome, 'refund', refund.id, from, refund.amount, refund.reason)
  outcome.events.push(say.refunded(payment, concluded))
}

/** Something else than what is booked: a bank sent the money back days after, say. */
function contradicted(outcome: Outcome, refund: Refund, from: ProviderRefund): void {
  if (from.status === 'pending' || from.status === refund.status) return
  // A refusal was told without an id: whatever has one is another refund, made with our name on it.
  const failure = from.reason ?? 'failed at the provider'
  if (from.status === 'failed' && refund.failure !== failure) {
    const came = { ...refund, failure, updatedAt: outcome.world.now }
    outcome.refunds.push(came)
    outcome.events.push(say.refundFailed(outcome.payment, came))
  }
  flag(outcome, `refund ${refund.id} is ${from.status} at the provider after it had ${words(refund)}`, from)
}

/** Made at the provider by hand: booked, as far as what was captured covers it. */
function madeElsewhere(outcome: Outcome, from: ProviderRefund): void {
  const { payment, world } = outcome
  if (from.status === 'failed' || !from.reference) return
  if (isRefundOfAnotherSum(outcome, from, from.money?.amount ?? 0)) return
  const amount = from.money?.amount ?? 0
  const covered = payment.captured - payment.refunded
  if (!wasCaptured(payment) && payment.flags.length === 0)
    refuse(outcome, 'The payment is not known to be captured.')
  else if (amount > covered || amount === 0)
    flag(
      outcome,
      `${from.reference}, a refund of ${inWords({ ...payment, amount })} at the provider, is more than is left`,
      from,
    )
  else if (amount > refundable(payment))
    refuse(outcome, 'Other refunds are under way that may come to nothing.')
  else {
    const refund: Refund = {
      id: world.newId(),
      paymentId: payment.id,
      amount,
      reason: 'given back at the provider',
      requestedBy: null,
      status: 'pending',
      failure: '',
      reference: from.reference,
      askAt: null,
      createdAt: world.now,
      updatedAt: world.now,
    }
    if (from.status === 'pending') {
      payment.refunding += amount
      outcome.changed = true
      wait(outcome, refund, from)
    } else conclude(outcome, refund, from)
  }
}

/** The provider's refund is of another sum or currency than ours: nothing of it is booked. */
function isRefundOfAnotherSum(outcome: Outcome, from: ProviderRefund, amount: number): boolean {
  const ours = { amount, currency: outcome.payment.currency }
  if (!differs(from.money, ours)) return false
  flag(
    outcome,
    `${from.reference}, a refund at the provider, is of ${inWords(from.money)} rather than ${inWords(ours)}`,
    from,
  )
  return true
}

/** It was asked after for long enough: people have to ask. */
function refundGivenUp(outcome: Outcome, refundId: string): void {
  const { payment, world } = outcome
  const refund = world.refunds.find(({ id }) => id === refundId)
  if (refund?.status !== 'pending') return
  outcome.refunds.push({ ...refund, askAt: null, updatedAt: world.now })
  const since = refund.createdAt.toISOString().slice(0, 10)
  const reference = refund.reference ?? (payment.reference as string)
  flag(outcome, `refund ${refund.id} is pending at the provider since ${since}`, { reference, at: world.now })
}

// What a decision is written with

function become(outcome: Outcome, status: Payment['status']): void {
  outcome.payment.status = status
  outcome.changed = true
}

/** A line for the ledger. */
function book(
  { payment, entries, world }: Outcome,
  kind: Entry['kind'],
  /** What the entry is of: the payment, or a refund of it. */
  of: string,
  { reference, at }: { reference: string; at: Date },
  amount = payment.amount,
  detail = '',
): void {
  const { id: paymentId, createdAt: openedAt, currency, provider } = payment
  entries.push({
    id: world.newId(),
    paymentId,
    openedAt,
    kind,
    amount,
    currency,
    provider,
    providerReference: reference,
    key: `${kind}:${of}`,
    detail,
    at,
  })
}

/** More than that would be said of one payment by mistake alone. */
const mostFlags = 20

/** Something for staff to look at, said once. Stands in the ledger too, as a failure. */
function flag(outcome: Outcome, why: string, from: { reference: string; at: Date }): void {
  const { payment } = outcome
  if (payment.flags.includes(why) || payment.flags.length >= mostFlags) return
  payment.flags = [...payment.flags, why]
  outcome.flagged.push(why)
  outcome.changed = true
  book(
    outcome,
    'failure',
    `flag:${payment.id}:${payment.flags.length}`,
    from,
    payment.amount,
    `not booked: ${why}`,
  )
}

function refuse(outcome: Outcome, why: string): void {
  outcome.refused = why
}

const words = ({ status }: { status: string }) => status.replace('_', ' ')

/** Whether a provider tells of another sum or currency than ours; undefined where it tells of none. */
const differs = (told: Money | null | undefined, ours: Money): boolean =>
  told !== undefined && (told?.amount !== ours.amount || told.currency !== ours.currency)

/** A sum for people; also one in a currency that doesn't exist, so that staff see what the provider said. */
function inWords(money: Money | null | undefined): string {
  if (!money) return 'an amount that is no whole number of minor units'
  return `${money.currency} ${isCurrency(money.currency) ? formatMajor(money) : money.amount}`
}
