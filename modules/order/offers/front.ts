import { money } from '#src/money.ts'
import { lineTotal } from '#src/quantity.ts'
import { percentOf } from './groups.ts'
import type { Offer, OfferedLine, Saving } from './offer.ts'

/**
 * What lines may come to: so much that stays, and so much that the basket's offers may yet take something off. Of both
 * there is no telling which is better until all lines are known, so those outcomes are kept that may be the best.
 */

/** What one line may come to, in minor units. */
export interface Outcome {
  at: number
  fixed: number
  open: number
  savings: Saving[]
}

/** The outcomes of several lines that may be the best; what stays grows, and all together shrinks. */
export type Front = { fixed: number; open: number; last: Chosen | null }[]

/** The outcome of a line, and those of the lines before it. */
interface Chosen {
  outcome: Outcome
  before: Chosen | null
}

/** Of no line. */
export const start: Front = [{ fixed: 0, open: 0, last: null }]

/** So many are kept apart; beyond that those that look best. */
const mostKept = 64

/** A line, the offers of its own that hold, and the groups that it is in. */
interface OfferedTo {
  at: number
  line: OfferedLine
  gross: number
  offers: Offer[]
  of: { offer: Offer; saved: number } | null
}

/**
 * What a line may come to, where nothing is taken off the basket (`none`), by offers that add up (`together`), or by one
 * that stands alone and so is not for lines that have something taken off already (`alone`).
 */
export function outcomesOf(
  { at, line, gross, offers, of }: OfferedTo,
  basket: 'none' | 'together' | 'alone',
): Outcome[] {
  const settled = (savings: Saving[], isOpen: boolean): Outcome => {
    const rest = gross - savings.reduce((sum, { amount }) => sum + amount, 0)
    return isOpen ? { at, fixed: 0, open: rest, savings } : { at, fixed: rest, open: 0, savings }
  }
  const first = of && of.saved > 0 ? [saving(of.offer, of.saved)] : []
  if (of && !of.offer.combinable) return [settled(first, false)]
  const added = [...first]
  let rest = gross - (of?.saved ?? 0)
  for (const offer of offers) {
    if (!offer.combinable) continue
    const amount = offOf(offer, line, rest)
    rest -= amount
    if (amount > 0) added.push(saving(offer, amount))
  }
  const outcomes = [settled(added, basket === 'together' || (basket === 'alone' && added.length === 0))]
  if (of) return outcomes
  if (basket === 'alone' && added.length > 0) outcomes.push(settled([], true))
  for (const offer of offers) {
    if (offer.combinable) continue
    const amount = offOf(offer, line, gross)
    if (amount > 0) outcomes.push(settled([saving(offer, amount)], false))
  }
  return outcomes
}

const saving = ({ id, name }: Offer, amount: number): Saving => ({ offerId: id, name, amount })

/** What an offer takes off so much that is left of a line. */
function offOf({ gives }: Offer, { soldBy, quantity }: OfferedLine, rest: number): number {
  const each = (amount: number) => lineTotal(money(amount, ''), soldBy, quantity).amount
  if (gives.kind === 'percent') return percentOf(rest, gives.percent)
  if (gives.kind === 'amount') return Math.min(rest, each(gives.amount))
  return gives.kind === 'price_each' ? Math.max(0, rest - each(gives.amount)) : 0
}

/**
 * Outcomes with one more line, or with those of several. One is left out where another leaves no more to stay and no more
 * in all: the basket's offers take no more off a larger sum than it is larger, so it can't be the better one.
 *
 * @param left - What the basket's offers leave of so much.
 */
export function merged(front: Front, more: Outcome[] | Front, left: (open: number) => number): Front {
  const all = front.flatMap((one) =>
    more.map((other) => ({
      fixed: one.fixed + other.fixed,
      open: one.open + other.open,
      last: 'savings' in other ? { outcome: other, before: one.last } : after(one.last, other.last),
    })),
  )
  all.sort((a, b) => a.fixed - b.fixed || a.open - b.open)
  const kept: Front = []
  let least = Number.POSITIVE_INFINITY
  for (const one of all) {
    if (one.fixed + one.open >= least) continue
    least = one.fixed + one.open
    kept.push(one)
  }
  if (kept.length <= mostKept) return kept
  const promising = kept
    .toSorted((a, b) => a.fixed + left(a.open) - b.fixed - left(b.open))
    .slice(0, mostKept)
  return promising.sort((a, b) => a.fixed - b.fixed)
}

const after = (before: Chosen | null, last: Chosen | null): Chosen | null =>
  last ? { outcome: last.outcome, before: after(before, last.before) } : before
