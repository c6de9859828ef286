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

/** Shares an amount out by weights, each of a place, as `sharesOf` does; of equals the first place first. */
export function spread(amount: number, weights: Map<number, number>): Map<number, number> {
  const places = [...weights.keys()].sort((a, b) => a - b)
  const shares = sharesOf(
    amount,
    places.map((at) => weights.get(at) as number),
  )
  return new Map(places.map((at, n) => [at, shares[n] as number]))
}

/**
 * Shares an amount out by weights, of which it is no more than the sum: to the paisa, none more than its weight, what is
 * left by rounding to those that lost most by it, the first of equals first.
 */
export function sharesOf(amount: number, weights: number[]): number[] {
  let whole = 0
  let most = 0
  for (const weight of weights) {
    whole += weight
    if (weight > most) most = weight
  }
  if (whole === 0) return weights.map(() => 0)
  // All of it, as of a line that nobody has picked yet: nothing is to be rounded.
  if (amount === whole) return [...weights]
  // What numbers can't hold without loss is reckoned with slower ones.
  const isSmall = Number.isSafeInteger(amount * most) && Number.isSafeInteger(whole)
  const { shares, lost } = isSmall ? roundedDown(amount, weights, whole) : roundedDownInBig(amount, weights)
  let left = amount
  for (const share of shares) left -= share
  if (left === 0) return shares
  const losers = [...shares.keys()].sort((a, b) => moreFirst(lost[a] as Size, lost[b] as Size) || a - b)
  for (const at of losers.slice(0, left)) (shares[at] as number)++
  return shares
}

type Size = number | bigint
const moreFirst = (a: Size, b: Size) => (a === b ? 0 : a < b ? 1 : -1)

/** Shares rounded down, and what each lost by that, all in the same measure. */
interface RoundedDown {
  shares: number[]
  lost: Size[]
}

function roundedDown(amount: number, weights: number[], whole: number): RoundedDown {
  const lost = weights.map((weight) => (amount * weight) % whole)
  return { lost, shares: weights.map((weight, n) => (amount * weight - (lost[n] as number)) / whole) }
}

function roundedDownInBig(amount: number, weights: number[]): RoundedDown {
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  return { lost: exact.map((one) => one % whole), shares: exact.map((one) => Number(one / whole)) }
}

const lineAt = (lines: OfferedLine[], at: number) => lines[at] as OfferedLine
