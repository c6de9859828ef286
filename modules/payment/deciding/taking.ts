import { awaitsRetry, type Costs, isOpen, type Payment, type RefundLine, wasCaptured } from '../payment.ts'
import * as say from '../payment-events.ts'
import type { ProviderPayment } from '../providers/provider.ts'
import { attemptFailed, declined, isFormer, ofFormer, stillReopening } from './attempts.ts'
import {
  become,
  book,
  call,
  differs,
  flag,
  inWords,
  letGo,
  type Outcome,
  ofPayment,
  refuse,
  type Source,
  words,
} from './outcome.ts'
import { giveBack, settleDown } from './refunds.ts'

/** Money that is promised and taken, and what becomes of that as its order moves on. */

/** What the provider says of its payment. */
export function answered(outcome: Outcome, from: ProviderPayment): void {
  const { payment } = outcome
  if (isFormer(payment, from)) {
    ofFormer(outcome, from)
    return
  }
  if (isAnother(outcome, from) || isOfAnotherSum(outcome, from)) return
  learn(outcome, from)
  if (from.status === 'captured') capture(outcome, from)
  if (from.status === 'authorized' && isUnwanted(payment)) letGo(outcome, 'authorized')
  else if (from.status === 'authorized' && (isOpen(payment) || awaitsRetry(payment))) authorize(outcome, from)
  else if (from.status === 'declined' && (isOpen(payment) || awaitsRetry(payment))) declined(outcome, from)
  if (!isOpen(payment) || stillReopening(outcome, from)) return
  if (from.status === 'failed') gone(outcome, from, from.reason ?? '')
  else if (from.status === 'cancelled' && nothingIsToCome(payment)) cancel(outcome, from)
  // Nobody here asked for it, and the order still waits for its money.
  else if (from.status === 'cancelled') gone(outcome, from, 'cancelled by the provider')
  else if (from.status === 'processing' && payment.authorized === 0) underWay(outcome, true)
}

/** Declined for good, and paid after all at the provider, which had left it open. */
const isUnwanted = (payment: Payment) =>
  payment.status === 'failed' && payment.authorized === 0 && payment.payBy !== null && !awaitsRetry(payment)

/** The order is off, or costs nothing by now. */
const nothingIsToCome = ({ calledOff, packed, amount }: Payment) => calledOff || (packed && amount === 0)

/** What the provider says to that it is to take what it holds. */
export function captureAnswered(outcome: Outcome, from: ProviderPayment): void {
  if (from.status !== 'failed') answered(outcome, from)
  else if (outcome.payment.status === 'authorized' && !outcome.payment.calledOff)
    notCaptured(outcome, from, from.reason ?? 'refused by the provider')
}

/** The order is packed, and its money isn't here: for staff. */
function notCaptured(outcome: Outcome, from: Source, reason: string): void {
  const { payment } = outcome
  const why = `${ofPayment(payment.toCapture || payment.amount, payment)} could not be taken: ${reason}`
  if (flag(outcome, why, from)) outcome.events.push(say.captureFailed(payment, reason))
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
  const { currency, asked, toCapture } = payment
  const wanted = { currency, amount: from.status === 'captured' ? toCapture || asked : asked }
  if (!differs(from.money, wanted) || isTakenByHand(payment, from)) return false
  const told = inWords(from.money)
  flag(outcome, `the provider says ${from.status} of ${told}, the payment is of ${inWords(wanted)}`, from)
  // Nobody waits for it any more; what the provider holds is for staff to give back there.
  const isOver = from.status === 'captured' || from.status === 'cancelled' || from.status === 'failed'
  if (payment.calledOff && isOpen(payment) && isOver) cancel(outcome, from)
  return true
}

/** Of what is held less was taken at the provider before anybody here asked for it. */
const isTakenByHand = (payment: Payment, { status, money }: ProviderPayment): boolean => {
  const { capture, currency, toCapture, authorized, asked } = payment
  const held = capture === 'at_packing' && authorized > 0 && toCapture === 0 && status === 'captured'
  return held && money?.currency === currency && money.amount > 0 && money.amount < asked
}

function underWay(outcome: Outcome, isSo: boolean): void {
  if (outcome.payment.underWay === isSo) return
  outcome.payment.underWay = isSo
  outcome.changed = true
}

/** The money is promised; or it was, and is for longer now. */
function authorize(outcome: Outcome, from: ProviderPayment): void {
  const { payment } = outcome
  const until = from.authorizedUntil ?? null
  if (payment.authorized > 0) {
    if (!until || (payment.authorizedUntil && until <= payment.authorizedUntil)) return
    Object.assign(payment, { authorizedUntil: until, endingTold: false })
    outcome.changed = true
    return
  }
  become(outcome, 'authorized')
  Object.assign(payment, { authorized: payment.asked, authorizedUntil: until, underWay: false })
  payment.reopening = false
  book(outcome, 'authorization', payment.id, from, payment.authorized)
  outcome.events.push(say.authorized(payment))
  // What was refused while the money was under way is asked for anew: the same key would be told the same again.
  if (payment.calledOff) letGo(outcome, 'authorized')
  else if (payment.packed) take(outcome)
}

/** The provider has made its payment: the customer may pay, unless the order is gone by now. */
function learn(outcome: Outcome, { reference, clientSecret, status }: ProviderPayment): void {
  const { payment } = outcome
  if (payment.reference !== null || !reference) return
  payment.reference = reference
  payment.clientSecret = clientSecret ?? null
  outcome.changed = true
  if (payment.status !== 'requires_action' || status !== 'requires_action') return
  if (payment.calledOff) letGo(outcome)
  else outcome.events.push(say.actionRequired(payment))
}

/** Also after a failure or a cancellation: the provider has the money, so the books must say so. */
function capture(outcome: Outcome, from: Source & Pick<ProviderPayment, 'money'>): void {
  const { payment } = outcome
  if (wasCaptured(payment)) return
  const unpromised = payment.status === 'failed' && payment.authorized === 0 && !awaitsRetry(payment)
  const over = payment.calledOff || unpromised || payment.status === 'cancelled'
  const wanted = payment.toCapture || payment.asked
  const sum = from.money?.amount ?? wanted
  become(outcome, 'captured')
  Object.assign(payment, { captured: sum, toCapture: sum, underWay: false, authorizedUntil: null })
  payment.reopening = false
  payment.authorized = Math.max(payment.authorized, payment.method === 'card' ? payment.asked : sum)
  book(outcome, 'capture', payment.id, from, sum)
  outcome.events.push(say.captured(payment))
  if (sum < wanted)
    flag(
      outcome,
      `${ofPayment(sum, payment)} of ${ofPayment(wanted, payment)} was taken at the provider`,
      from,
    )
  if (payment.method !== 'card') return
  if (over) giveBack(outcome, 'paid after the order was cancelled')
  else settleDown(outcome, 'the order costs less')
}

/** The provider's payment is over without money. */
function gone(outcome: Outcome, from: ProviderPayment, reason: string): void {
  const { payment } = outcome
  const { id, former, authorized } = payment
  book(outcome, 'failure', former.length === 0 ? id : `${id}:${former.length}`, from, payment.asked, reason)
  // What was never promised the order waits for; what was, it goes by: its staff have to know.
  if (authorized === 0) {
    attemptFailed(outcome, reason, from.status === 'failed' && from.reference !== '')
    return
  }
  become(outcome, 'failed')
  Object.assign(payment, { underWay: false, authorizedUntil: null })
  if (payment.packed) notCaptured(outcome, from, reason)
  else if (flag(outcome, `what was authorized is gone: ${reason}`, from))
    outcome.events.push(say.authorizationEnding(payment, from.at))
}

function cancel(outcome: Outcome, from: Source): void {
  const { payment } = outcome
  become(outcome, 'cancelled')
  Object.assign(payment, { underWay: false, authorizedUntil: null })
  book(outcome, 'cancellation', payment.id, from, payment.asked)
  outcome.events.push(say.cancelled(payment))
}

/** The customer pays with the sandbox: the payment, or what is to take its place. */
export function confirm(outcome: Outcome, token: string): void {
  const { payment, world } = outcome
  const change = world.changes.find(({ status, reference }) => status === 'pending' && reference !== null)
  if (payment.calledOff) refuse(outcome, 'The order was cancelled.')
  else if ((change ?? payment).underWay) refuse(outcome, 'The payment is under way already.')
  else if (payment.reopening) refuse(outcome, 'The next attempt is being opened: try again in a moment.')
  else if (change)
    call(outcome, `confirm:${change.id}`, 'confirm', { reference: change.reference as string, token })
  else if (payment.status !== 'requires_action') refuse(outcome, `The payment is ${words(payment)} already.`)
  else call(outcome, `confirm:${payment.id}`, 'confirm', { reference: payment.reference as string, token })
}

/** The order was cancelled or returned. */
export function callOff(outcome: Outcome, reason: string, costs?: Costs): void {
  const { payment } = outcome
  if (costs) follow(outcome, costs)
  if (payment.calledOff) return
  payment.calledOff = true
  outcome.changed = true
  // Cash is given back by people, who say so: until then it is owed.
  if (wasCaptured(payment)) {
    if (payment.method === 'card') giveBack(outcome, reason)
  } else if (payment.method === 'cash_on_delivery' && payment.status === 'authorized')
    cancel(outcome, byHand(outcome))
  // Without a reference the provider's payment is still being made, and is cancelled then.
  // What was declined may still be open there.
  else if (payment.reference && (isOpen(payment) || isUnwanted(payment))) letGo(outcome)
}

/** What its order costs has changed, or is final: what is held is taken, what was taken beyond that goes back. */
export function costs(outcome: Outcome, told: Costs, reason: string, lines?: RefundLine[]): void {
  if (!follow(outcome, told)) return
  const { payment } = outcome
  if (payment.calledOff) return
  if (wasCaptured(payment)) settleDown(outcome, reason, lines)
  else if (payment.method === 'card' && payment.packed) take(outcome)
}

/** Whether it is news what the order costs. That it is packed is, also of an order that was restored to an earlier version. */
function follow(outcome: Outcome, { total, version, final }: Costs): boolean {
  const { payment } = outcome
  if (version <= payment.orderVersion && (!final || payment.packed)) return false
  const { method, status } = payment
  Object.assign(payment, {
    amount: total,
    orderVersion: Math.max(version, payment.orderVersion),
    packed: payment.packed || final,
  })
  if (method === 'cash_on_delivery' && status === 'authorized')
    Object.assign(payment, { asked: total, authorized: total })
  outcome.changed = true
  return true
}

/** What the packed order costs is taken of what is held; nothing of it where it costs nothing. */
function take(outcome: Outcome): void {
  const { payment, world } = outcome
  const { status, authorized, toCapture, amount, id, currency } = payment
  const from = { reference: payment.reference as string, at: world.now }
  if (status === 'failed')
    notCaptured(outcome, { ...from, reference: from.reference ?? '' }, 'nothing is authorized')
  if (status !== 'authorized' || authorized === 0 || toCapture > 0) return
  if (amount === 0) {
    letGo(outcome, 'packed')
    return
  }
  // More than that nobody can take: what an order comes to is within it by its own rules.
  payment.toCapture = Math.min(amount, authorized)
  outcome.changed = true
  if (amount > authorized)
    flag(
      outcome,
      `the order costs ${ofPayment(amount, payment)}, ${ofPayment(authorized, payment)} is held`,
      from,
    )
  call(outcome, `capture:${id}`, 'capture', {
    reference: from.reference,
    amount: payment.toCapture,
    currency,
  })
}

/** The courier was paid at the door. */
export function deliver(outcome: Outcome, told?: Costs): void {
  const { payment } = outcome
  if (payment.method !== 'cash_on_delivery') return
  if (told) follow(outcome, told)
  if (payment.status === 'authorized')
    capture(outcome, { ...byHand(outcome), money: { amount: payment.amount, currency: payment.currency } })
}

/** What is held ends soon, and the order isn't packed: it is held for longer, or staff are told. */
export function authorizationEnding(outcome: Outcome, renewable: boolean): void {
  const { payment } = outcome
  const { status, authorizedUntil: until, toCapture, calledOff, endingTold, id } = payment
  if (status !== 'authorized' || !until || toCapture > 0 || calledOff || endingTold) return
  if (renewable) {
    call(outcome, `renew:${id}:${until.getTime()}`, 'renew', { reference: payment.reference as string })
    return
  }
  payment.endingTold = true
  const from = { reference: payment.reference as string, at: outcome.world.now }
  flag(outcome, `what is authorized ends at ${until.toISOString()}`, from)
  outcome.events.push(say.authorizationEnding(payment, until))
  outcome.changed = true
}

/** Cash has no provider to tell a time; its reference came with the payment. */
const byHand = ({ payment, world }: Outcome): Source => ({
  reference: payment.reference as string,
  at: world.now,
})
