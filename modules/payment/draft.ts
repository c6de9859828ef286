import { formatMajor, isCurrency, type Money } from '#src/money.ts'
import type { Decision, Entry, Payment, Refund } from './payment.ts'

/** What a decision takes from the world. */
export interface World {
  now: Date
  newId: () => string
  /** The payment's refunds that are pending, and those that it is about. */
  refunds: Refund[]
}

/** A decision in the making: `payment` is a copy to be changed. */
export type Draft = Decision & { world: World }

export function become(draft: Draft, status: Payment['status']): void {
  draft.payment.status = status
  draft.changed = true
}

/** A line for the ledger. */
export function book(
  { payment, entries, world }: Draft,
  kind: Entry['kind'],
  /** What the entry is of: the payment, or a refund of it. */
  of: string,
  { reference, at }: { reference: string; at: Date },
  amount = payment.amount,
  detail = '',
): void {
  const { id: paymentId, createdAt: openedAt, currency, provider } = payment
  entries.push({
    ...{ id: world.newId(), paymentId, openedAt, kind, amount, currency, provider },
    ...{ providerReference: reference, key: `${kind}:${of}`, detail, at },
  })
}

/** More than that would be said of one payment by mistake alone. */
const mostFlags = 20

/** Something for staff to look at, said once. Stands in the ledger too, as a failure. */
export function flag(draft: Draft, why: string, from: { reference: string; at: Date }): void {
  const { payment } = draft
  if (payment.flags.includes(why) || payment.flags.length >= mostFlags) return
  payment.flags = [...payment.flags, why]
  draft.flagged.push(why)
  draft.changed = true
  book(
    draft,
    'failure',
    `flag:${payment.id}:${payment.flags.length}`,
    from,
    payment.amount,
    `not booked: ${why}`,
  )
}

export function refuse(draft: Draft, why: string): void {
  draft.refused = why
}

export const words = ({ status }: { status: string }) => status.replace('_', ' ')

/** A currency that we haven't is as wrong as an amount, and is told all the same. */
export const inWords = (money: Money) =>
  `${money.currency} ${isCurrency(money.currency) ? formatMajor(money) : money.amount}`
