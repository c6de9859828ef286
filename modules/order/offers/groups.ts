import type { Offer, OfferedLine } from './offer.ts'

/**
 * Offers of several pieces together: so many for a price, or some of them cheaper. What is sold by weight is in none. Their
 * groups are of the dearest pieces, and what they save is shared out among all of their pieces.
 */

/** An offer of several pieces, and the lines whose pieces it may take, the dearest first. */
export interface GroupOffer {
  offer: Offer
  lines: number[]
  /** The most groups that the pieces make. */
  most: number
}

/** How many pieces make a group. */
const sizeOf = ({ gives }: Offer): number =>
  gives.kind === 'bundle' ? gives.quantity : gives.kind === 'buy_get' ? gives.buy + gives.get : 0

/** The lines that an offer may take pieces of. `lines` are in the order of their products. */
export function groupOffer(offer: Offer, lines: OfferedLine[], eligible: number[]): GroupOffer {
  const pieces = eligible.filter((at) => lineAt(lines, at).soldBy === 'piece')
  pieces.sort((a, b) => lineAt(lines, b).unitPrice - lineAt(lines, a).unitPrice || a - b)
  const count = pieces.reduce((sum, at) => sum + lineAt(lines, at).quantity, 0)
  return { offer, lines: pieces, most: Math.floor(count / sizeOf(offer)) }
}

/** What so many groups of the dearest pieces save, by the lines that they are of; null where that is nothing. */
export function grouped(
  { offer, lines: dearest }: GroupOffer,
  lines: OfferedLine[],
  groups: number,
): Map<number, number> | null {
  const { gives } = offer
  const size = sizeOf(offer)
  const inGroups = new Map<number, number>()
  let taken = 0
  let whole = 0
  let cheaper = 0
  for (const at of dearest) {
    const { quantity, unitPrice } = lineAt(lines, at)
    const pieces = Math.min(quantity, size * groups - taken)
    if (pieces <= 0) break
    inGroups.set(at, pieces * unitPrice)
    whole += pieces * unitPrice
    if (gives.kind === 'buy_get')
      cheaper += (cheaperBefore(taken + pieces, gives) - cheaperBefore(taken, gives)) * unitPrice
    taken += pieces
  }
  const saved =
    gives.kind === 'bundle'
      ? whole - groups * gives.amount
      : gives.kind === 'buy_get'
        ? percentOf(cheaper, gives.percent)
        : 0
  return saved > 0 ? spread(saved, inGroups) : null
}

/** How many of the first pieces, in groups from the dearest on, are among the cheapest of their group. */
const cheaperBefore = (pieces: number, { buy, get }: { buy: number; get: number }): number =>
  Math.floor(pieces / (buy + get)) * get + Math.max(0, (pieces % (buy + get)) - buy)

/** So many percent of an amount, rounded half up. */
export const percentOf = (amount: number, percent: number): number =>
  Math.floor((2 * amount * percent + 100) / 200)

/**
 * Shares an amount out by weights, of which it is no more than the sum: to the paisa, none more than its weight, what is
 * left by rounding to those that lost most by it, the first of equals first.
 */
export function spread(amount: number, weights: Map<number, number>): Map<number, number> {
  let whole = 0
  let most = 0
  for (const weight of weights.values()) {
    whole += weight
    if (weight > most) most = weight
  }
  if (whole === 0) return new Map([...weights.keys()].map((at) => [at, 0]))
  // What numbers can't hold without loss is reckoned with slower ones.
  const isSmall = amount * most <= Number.MAX_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER
  const parts = isSmall ? smallParts(amount, weights, whole) : largeParts(amount, weights)
  let left = amount
  for (const { share } of parts) left -= share
  if (left > 0) {
    for (const part of parts.toSorted((a, b) =>
      a.lost === b.lost ? a.at - b.at : a.lost < b.lost ? 1 : -1,
    )) {
      if (left === 0) break
      part.share += 1
      left -= 1
    }
  }
  return new Map(parts.map(({ at, share }) => [at, share]))
}

/** A weight's share rounded down, and what it lost by that: of all of them in the same measure. */
interface Part {
  at: number
  share: number
  lost: number | bigint
}

function smallParts(amount: number, weights: Map<number, number>, whole: number): Part[] {
  const parts: Part[] = []
  for (const [at, weight] of weights) {
    const exact = amount * weight
    const lost = exact % whole
    parts.push({ at, share: (exact - lost) / whole, lost })
  }
  return parts
}

function largeParts(amount: number, weights: Map<number, number>): Part[] {
  const whole = [...weights.values()].reduce((sum, weight) => sum + BigInt(weight), 0n)
  return [...weights].map(([at, weight]) => {
    const exact = BigInt(amount) * BigInt(weight)
    return { at, share: Number(exact / whole), lost: exact % whole }
  })
}

const lineAt = (lines: OfferedLine[], at: number) => lines[at] as OfferedLine
