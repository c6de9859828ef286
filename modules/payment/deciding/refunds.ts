import { owed, type Payment, type Refund, type RefundLine, refundable, wasCaptured } from '../payment.ts'
import * as say from '../payment-events.ts'
import type { ProviderRefund } from '../providers/provider.ts'
import { book, call, differs, flag, inWords, type Outcome, ofPayment, refuse, words } from './outcome.ts'

/** Money that goes back: asked for by staff, owed because the order costs less, or given back at the provider. */

/** Staff want money given back: never more than is left. What is owed is settled first. */
export function refundAsked(
  outcome: Outcome,
  asked: { amount: number | null; reason: string; requestedBy: string },
): void {
  const { payment } = outcome
  const left = refundable(payment)
  if (!wasCaptured(payment)) refuse(outcome, `Nothing was captured: the payment is ${words(payment)}.`)
  else if (left === 0) refuse(outcome, 'All that was captured is refunded or about to be.')
  else if (asked.amount !== null && asked.amount > left)
    refuse(outcome, `More than is left: ${ofPayment(left, payment)} can be refunded.`)
  else {
    const { reason, requestedBy, amount } = asked
    refund(outcome, amount ?? left, { reason, requestedBy, settles: owed(payment) })
  }
}

/** All that is left goes back, because the order is off. */
export function giveBack(outcome: Outcome, reason: string): void {
  const left = refundable(outcome.payment)
  if (left > 0) refund(outcome, left, { reason, requestedBy: null, settles: left })
}

/** What was taken beyond what the order costs goes back, by card. Cash is owed until people say that they gave it back. */
export function settleDown(outcome: Outcome, reason: string, lines: RefundLine[] = []): void {
  const { payment } = outcome
  const beyond = owed(payment)
  if (payment.method === 'card' && beyond > 0)
    refund(outcome, beyond, { reason, requestedBy: null, settles: beyond, lines })
}

/** Reserves the amount; the provider's answer books it. `of`: the provider's payment, where it isn't the one by now. */
export function refund(
  outcome: Outcome,
  amount: number,
  why: Pick<Refund, 'reason' | 'requestedBy' | 'settles'> & { lines?: RefundLine[]; of?: string },
): void {
  const { payment, world } = outcome
  const { id: paymentId, currency } = payment
  const { of = payment.reference as string, lines = [], ...its } = why
  const settles = Math.min(amount, its.settles)
  const [id, at] = [world.newId(), world.now]
  payment.refunding += amount
  payment.settling += settles
  outcome.changed = true
  outcome.refunds.push({
    ...{ id, paymentId, amount, ...its, settles, lines, status: 'pending', failure: '' },
    ...{ reference: null, askAt: null, createdAt: at, updatedAt: at },
    of,
  })
  call(outcome, `refund:${id}`, 'refund', { refundId: id, paymentId, reference: of, amount, currency })
}

/** Milliseconds that a pending refund is left alone before its provider is asked. */
const askAfter = 120_000

/**
 * What the provider says of a refund: of one that we asked for, by its answer or later, or of one that
 * somebody made at the provider, which is booked as ours are.
 */
export function refundAnswered(outcome: Outcome, refundId: string | null, from: ProviderRefund): void {
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
    outcome.payment.settling -= refund.settles
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
  payment.settled += refund.settles
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
      `${from.reference}, a refund of ${ofPayment(amount, payment)} at the provider, is more than is left`,
      from,
    )
  else if (amount > refundable(payment))
    refuse(outcome, 'Other refunds are under way that may come to nothing.')
  else {
    const settles = Math.min(amount, owed(payment))
    const refund: Refund = {
      ...{ id: world.newId(), paymentId: payment.id, amount, reason: 'given back at the provider', settles },
      ...{ lines: [], requestedBy: null, status: 'pending', failure: '', reference: from.reference },
      ...{ askAt: null, of: null, createdAt: world.now, updatedAt: world.now },
    }
    if (from.status === 'pending') {
      payment.refunding += amount
      payment.settling += settles
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
export function refundGivenUp(outcome: Outcome, refundId: string): void {
  const { payment, world } = outcome
  const refund = world.refunds.find(({ id }) => id === refundId)
  if (refund?.status !== 'pending') return
  outcome.refunds.push({ ...refund, askAt: null, updatedAt: world.now })
  const since = refund.createdAt.toISOString().slice(0, 10)
  const reference = refund.reference ?? referenceOf(payment, refund)
  flag(outcome, `refund ${refund.id} is pending at the provider since ${since}`, { reference, at: world.now })
}

const referenceOf = (payment: Payment, { of }: Refund) => of ?? (payment.reference as string)
