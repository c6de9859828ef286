import { book, type Draft, flag, inWords, refuse, words } from './draft.ts'
import { type Refund, refundable, wasCaptured } from './payment.ts'
import * as say from './payment-events.ts'
import type { ProviderRefund } from './providers/provider.ts'

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
    refuse(draft, `More than is left: ${inWords({ ...payment, amount: left })} can be refunded.`)
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
    ...{ status: 'pending', failure: '', reference: null, askAt: null, createdAt: at, updatedAt: at },
  })
  const reference = payment.reference as string
  const request = { refundId: id, paymentId, reference, amount, currency }
  draft.calls.push({ key: `refund:${id}`, paymentId, provider, kind: 'refund', request })
}

/** Milliseconds that a pending refund is left alone before its provider is asked. */
const patience = 120_000

/**
 * What the provider says of a refund: of one that we asked for, by its answer or later, or of one that
 * somebody made at the provider, which is booked as ours are.
 */
export function refundAnswered(draft: Draft, refundId: string | null, from: ProviderRefund): void {
  const { refunds } = draft.world
  const refund =
    refunds.find(({ id }) => id === refundId) ??
    refunds.find(({ reference }) => reference !== null && reference === from.reference)
  if (!refund) madeElsewhere(draft, from)
  else if (isOfAnotherSum(draft, from, refund.amount)) return
  else if (refund.status !== 'pending') contradicted(draft, refund, from)
  else if (from.status === 'pending') wait(draft, refund, from)
  else {
    draft.payment.refunding -= refund.amount
    settle(draft, refund, from)
  }
}

/** The provider has it under way; it is asked after where it tells nothing more. */
function wait(draft: Draft, refund: Refund, { reference }: ProviderRefund): void {
  if (refund.reference === reference && refund.askAt) return
  const { now } = draft.world
  const askAt = new Date(now.getTime() + patience)
  draft.refunds.push({ ...refund, reference: reference || null, askAt, updatedAt: now })
}

/** It has succeeded or failed. What it had reserved is free by now. */
function settle(draft: Draft, refund: Refund, from: ProviderRefund): void {
  const { payment, world } = draft
  const failure = from.status === 'failed' ? (from.reason ?? 'refused by the provider') : ''
  const settled: Refund = {
    ...refund,
    ...{ status: from.status, failure, askAt: null, updatedAt: world.now },
    reference: from.reference || refund.reference,
  }
  draft.refunds.push(settled)
  draft.changed = true
  if (from.status === 'failed') {
    book(draft, 'failure', refund.id, from, refund.amount, `refund: ${failure}`)
    return
  }
  payment.refunded += refund.amount
  payment.status = payment.refunded === payment.captured ? 'refunded' : 'partially_refunded'
  book(draft, 'refund', refund.id, from, refund.amount, refund.reason)
  draft.events.push(say.refunded(payment, settled))
}

/** Something else than what is booked: a bank sent the money back days after, say. */
function contradicted(draft: Draft, refund: Refund, from: ProviderRefund): void {
  if (from.status === 'pending' || from.status === refund.status) return
  // A refusal was told without an id: whatever has one is another refund, made with our name on it.
  const failure = from.reason ?? 'failed at the provider'
  if (from.status === 'failed' && refund.failure !== failure)
    draft.refunds.push({ ...refund, failure, updatedAt: draft.world.now })
  flag(draft, `refund ${refund.id} is ${from.status} at the provider after it had ${words(refund)}`, from)
}

/** Made at the provider by hand: booked, as far as what was captured covers it. */
function madeElsewhere(draft: Draft, from: ProviderRefund): void {
  const { payment, world } = draft
  if (from.status === 'failed' || !from.reference) return
  if (isOfAnotherSum(draft, from, from.money?.amount ?? 0)) return
  const amount = from.money?.amount ?? 0
  const covered = payment.captured - payment.refunded
  if (!wasCaptured(payment) && payment.flags.length === 0)
    refuse(draft, 'The payment is not known to be captured.')
  else if (amount > covered || amount === 0)
    flag(
      draft,
      `${from.reference}, a refund of ${inWords({ ...payment, amount })} at the provider, is more than is left`,
      from,
    )
  else if (amount > refundable(payment))
    refuse(draft, 'Other refunds are under way that may come to nothing.')
  else {
    const refund: Refund = {
      ...{ id: world.newId(), paymentId: payment.id, amount, reason: 'given back at the provider' },
      ...{ requestedBy: null, status: 'pending', failure: '', reference: from.reference, askAt: null },
      ...{ createdAt: world.now, updatedAt: world.now },
    }
    if (from.status === 'pending') {
      payment.refunding += amount
      draft.changed = true
      wait(draft, refund, from)
    } else settle(draft, refund, from)
  }
}

/** The provider's refund is of another sum or currency than ours: nothing of it is booked. */
function isOfAnotherSum(draft: Draft, from: ProviderRefund, amount: number): boolean {
  const { currency } = draft.payment
  const { money } = from
  if (money === undefined || (money?.amount === amount && money.currency === currency)) return false
  const said = money ? inWords(money) : 'an amount that is no whole number of minor units'
  flag(
    draft,
    `${from.reference}, a refund at the provider, is of ${said} rather than ${inWords({ amount, currency })}`,
    from,
  )
  return true
}

/** It was asked after for long enough: people have to ask. */
export function refundGivenUp(draft: Draft, refundId: string): void {
  const { payment, world } = draft
  const refund = world.refunds.find(({ id }) => id === refundId)
  if (refund?.status !== 'pending') return
  draft.refunds.push({ ...refund, askAt: null, updatedAt: world.now })
  const since = refund.createdAt.toISOString().slice(0, 10)
  const reference = refund.reference ?? (payment.reference as string)
  flag(draft, `refund ${refund.id} is pending at the provider since ${since}`, { reference, at: world.now })
}
