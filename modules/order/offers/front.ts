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
const mostKept = 16

/** What the basket's offers leave of what is open. */
export interface Leaving {
  of(open: number): number
  /**
   * The share that they leave of whatever it is, and by how much rounding may make that wrong; null where they take so much
   * off whatever it is.
   */
  share: { of: number; rounding: number } | null
}

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
  // Of those that stand alone the one that takes most off.
  let most: Saving | null = null
  for (const offer of offers) {
    const amount = offer.combinable ? 0 : offOf(offer, line, gross)
    if (amount > (most?.amount ?? 0)) most = saving(offer, amount)
  }
  if (most) outcomes.push(settled([most], false))
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
 * in all: the basket's offers take no more off a larger sum than it is larger, so it can't be the better one. Where they
 * leave a share, one is left out as well that is dearer by it than rounding could make up for.
 */
export function merged(front: Front, more: Outcome[] | Front, left: Leaving): Front {
  const all: Front = []
  for (const one of front)
    for (const other of more)
      all.push({
        fixed: one.fixed + other.fixed,
        open: one.open + other.open,
        last: 'savings' in other ? { outcome: other, before: one.last } : after(one.last, other.last),
      })
  if (all.length === 1) return all
  all.sort((a, b) => a.fixed - b.fixed || a.open - b.open)
  const kept: Front = []
  let least = Number.POSITIVE_INFINITY
  for (const one of all) {
    if (one.fixed + one.open >= least) continue
    least = one.fixed + one.open
    kept.push(one)
  }
  if (kept.length === 1) return kept
  const { share } = left
  const scored = kept.map((one) => ({
    one,
    score: one.fixed + (share ? share.of * one.open : left.of(one.open)),
  }))
  const best = Math.min(...scored.map(({ score }) => score))
  const close = share ? scored.filter(({ score }) => score <= best + share.rounding) : scored
  if (close.length <= mostKept) return close.map(({ one }) => one)
  const promising = close.sort((a, b) => a.score - b.score).slice(0, mostKept)
  return promising.map(({ one }) => one).sort((a, b) => a.fixed - b.fixed)
}

const after = (before: Chosen | null, last: Chosen | null): Chosen | null =>
  last ? { outcome: last.outcome, before: after(before, last.before) } : before
