import type { Decision, Entry, Payment, Refund } from './payment.ts'

/** What a decision takes from the world. */
export interface World {
  now: Date
  newId: () => string
  /** The payment's pending refunds; needed where `refunding` is above 0. */
  pending: Refund[]
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

export function refuse(draft: Draft, why: string): void {
  draft.refused = why
}

export const words = ({ status }: Payment) => status.replace('_', ' ')
