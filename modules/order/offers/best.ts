import { money } from '#src/money.ts'
import { lineTotal } from '#src/quantity.ts'
import { type Front, type Leaving, merged, type Outcome, outcomesOf, start } from './front.ts'
import { type GroupOffer, grouped, groupOffer, percentOf, sharesOf } from './groups.ts'
import { isFor, namesLines, type Offer, type OfferedLine, type Saving } from './offer.ts'

/**
 * What is best for the customer, of all that offers may give them (docs/offers.md). What holds on a line is this:
 * - an offer that isn't combinable is alone on the lines that it takes, and what is taken off the basket isn't of them;
 * - those that are combinable add up, the higher priority first, each reckoned by what those before it left;
 * - a line is in the groups of one offer at most, and what else there is comes after that;
 * - what is taken off the basket comes last, of what is left of its lines.
 * Which of them are made use of, and how many groups of each, is searched for: the least that lines and delivery come to.
 */

/** The best that there is. */
export interface Best {
  /** By line, as they were given. */
  savings: Saving[][]
  /** The offer by which it is brought for nothing; null where none gives that, or it costs nothing anyway. */
  delivery: { offerId: string; name: string } | null
}

/**
 * Of offers that share lines so many ways of making groups are tried, each counted once for each of the lines. Where there
 * are more, an offer makes all groups that it can or none, and beyond that those that save least are left out.
 */
const mostTried = 1_024

/**
 * The best of the offers, all of which hold, for these lines: the same whatever order lines and offers come in. Exact while
 * the ways of making groups are no more than `mostTried`, and the outcomes that are kept apart no more than front.ts keeps.
 *
 * @param deliveryFee - Minor units that it costs to bring.
 */
export function bestOf(lines: OfferedLine[], offers: Offer[], deliveryFee: number): Best {
  const places = lines.map((_, at) => at)
  places.sort((a, b) => compare((lines[a] as OfferedLine).productId, (lines[b] as OfferedLine).productId))
  const ordered = places.map((at) => lines[at] as OfferedLine)
  const best = search(ordered, [...offers].sort(byPriority), deliveryFee)
  const savings = lines.map((): Saving[] => [])
  for (const [at, place] of places.entries()) savings[place] = best.savings[at] as Saving[]
  return { ...best, savings }
}

const byPriority = (a: Offer, b: Offer) => b.priority - a.priority || compare(a.id, b.id)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A way of taking something off the basket: at most one offer that stands alone, or all that add up. */
interface Way {
  offers: Offer[]
  alone: boolean
  delivery: Offer | null
}

function search(lines: OfferedLine[], offers: Offer[], deliveryFee: number): Best {
  const groups = offers.filter(({ gives }) => gives.kind === 'bundle' || gives.kind === 'buy_get')
  const single = offers.filter((offer) => isSingle(offer) && namesLines(offer))
  const basket = offers.filter((offer) => isSingle(offer) && !namesLines(offer))
  const delivery = deliveryFee > 0 ? offers.filter(({ gives }) => gives.kind === 'free_delivery') : []
  const gross = lines.map((line) => grossOf(line))
  const placesOf = placesIn(lines)
  const eligible = lines.map((): Offer[] => [])
  for (const offer of single) for (const at of placesOf(offer)) (eligible[at] as Offer[]).push(offer)
  const sets = inSets(
    groups.map((offer) => groupOffer(offer, lines, placesOf(offer))).filter(({ most }) => most > 0),
  )
  const inSome = new Set(sets.flatMap((set) => set.flatMap(({ lines: at }) => at)))

  /** What a line may come to, in the groups of an offer or in none. */
  const outcomes = (at: number, way: Way, of: { offer: Offer; saved: number } | null): Outcome[] =>
    outcomesOf(
      { at, line: lines[at] as OfferedLine, gross: gross[at] as number, offers: eligible[at] as Offer[], of },
      way.offers.length === 0 ? 'none' : way.alone ? 'alone' : 'together',
    )

  let best: { total: number; outcome: Front[number]; way: Way } | null = null
  for (const way of waysOf(basket, delivery)) {
    const left = leaving(way.offers)
    let front: Front = start
    for (const at of lines.keys()) if (!inSome.has(at)) front = merged(front, outcomes(at, way, null), left)
    for (const set of sets)
      front = merged(
        front,
        outcomesOfSet(set, lines, (at, of) => outcomes(at, way, of), left),
        left,
      )
    const fee = way.delivery ? 0 : deliveryFee
    for (const outcome of front) {
      const total = outcome.fixed + left.of(outcome.open) + fee
      if (!best || total < best.total) best = { total, outcome, way }
    }
  }
  // There is a way without anything.
  const { outcome, way } = best as NonNullable<typeof best>
  return { savings: savingsOf(outcome, way, lines.length), delivery: toDelivery(way.delivery) }
}

const isSingle = ({ gives }: Offer) =>
  gives.kind === 'percent' || gives.kind === 'amount' || gives.kind === 'price_each'

const grossOf = ({ unitPrice, soldBy, quantity }: OfferedLine) =>
  lineTotal(money(unitPrice, ''), soldBy, quantity).amount

/** Which lines an offer is for, in their order; most offers name products, by which their lines are found. */
function placesIn(lines: OfferedLine[]): (offer: Offer) => number[] {
  const all = [...lines.keys()]
  const byProduct = new Map<string, number[]>()
  for (const [at, { productId }] of lines.entries()) {
    const before = byProduct.get(productId)
    if (before) before.push(at)
    else byProduct.set(productId, [at])
  }
  return (offer) => {
    const { products } = offer.when
    const named = products.length > 0 && products.length <= lines.length
    const some = named ? [...new Set(products)].flatMap((id) => byProduct.get(id) ?? []) : all
    const places = some.filter((at) => isFor(offer, lines[at] as OfferedLine))
    return named ? places.sort((a, b) => a - b) : places
  }
}

/** Those that add up together, and of those that stand alone, each by itself, the ones that take most off. */
function waysOf(basket: Offer[], delivery: Offer[]): Way[] {
  const [together, alone] = [
    basket.filter(({ combinable }) => combinable),
    basket.filter(({ combinable }) => !combinable),
  ]
  const most = (kind: 'percent' | 'amount') =>
    alone
      .filter(({ gives }) => gives.kind === kind)
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))
      .slice(0, 1)
  const free = delivery.find(({ combinable }) => combinable) ?? null
  const freeAlone = delivery.find(({ combinable }) => !combinable)
  return [
    { offers: together, alone: false, delivery: free },
    ...[...most('percent'), ...most('amount')].map((offer) => ({
      offers: [offer],
      alone: true,
      delivery: null,
    })),
    ...(freeAlone ? [{ offers: [], alone: true, delivery: freeAlone }] : []),
  ]
}

const sizeOf = ({ gives }: Offer) =>
  gives.kind === 'percent' ? gives.percent : gives.kind === 'amount' ? gives.amount : 0

/** What the basket's offers leave of so much; percents round once each. */
function leaving(offers: Offer[]): Leaving {
  const percents = offers.flatMap(({ gives }) => (gives.kind === 'percent' ? gives.percent : []))
  const share = percents.reduce((left, percent) => left * (1 - percent / 100), 1)
  return {
    of: (open) => off(offers, open).left,
    share: percents.length === offers.length ? { of: share, rounding: percents.length + 0.001 } : null,
  }
}

/** What the basket's offers take off so much, one after the other, and what is left. */
function off(offers: Offer[], open: number): { left: number; amounts: number[] } {
  let left = open
  const amounts = offers.map(({ gives }) => {
    const amount =
      gives.kind === 'percent'
        ? percentOf(left, gives.percent)
        : gives.kind === 'amount'
          ? Math.min(gives.amount, left)
          : 0
    left -= amount
    return amount
  })
  return { left, amounts }
}

/** By line what is taken off it, and its share of what is taken off the basket. */
function savingsOf(outcome: Front[number], way: Way, count: number): Saving[][] {
  const savings = Array.from({ length: count }, (): Saving[] => [])
  const open: { at: number; left: number }[] = []
  for (let one = outcome.last; one; one = one.before) {
    savings[one.outcome.at] = [...one.outcome.savings]
    if (one.outcome.open > 0) open.push({ at: one.outcome.at, left: one.outcome.open })
  }
  open.sort((a, b) => a.at - b.at)
  const { amounts } = off(way.offers, outcome.open)
  for (const [n, { id, name }] of way.offers.entries()) {
    const shares = sharesOf(
      amounts[n] as number,
      open.map(({ left }) => left),
    )
    for (const [place, line] of open.entries()) {
      const amount = shares[place] as number
      if (amount > 0) savings[line.at]?.push({ offerId: id, name, amount })
      line.left -= amount
    }
  }
  return savings
}

const toDelivery = (offer: Offer | null) => offer && { offerId: offer.id, name: offer.name }

/** Offers of groups that share lines, directly or by others, together. */
function inSets(groups: GroupOffer[]): GroupOffer[][] {
  const sets: GroupOffer[][] = []
  for (const group of groups) {
    const touching = sets.filter((set) =>
      set.some((other) => other.lines.some((at) => group.lines.includes(at))),
    )
    for (const set of touching) sets.splice(sets.indexOf(set), 1)
    sets.push([...touching.flat(), group])
  }
  return sets
}

/**
 * What the lines of offers that share them may come to together, over all ways of making groups. A line is in the groups of
 * one offer, so each makes its groups of the dearest pieces that those before it left: in which order is tried as well.
 */
function outcomesOfSet(
  set: GroupOffer[],
  lines: OfferedLine[],
  outcomes: (at: number, of: { offer: Offer; saved: number } | null) => Outcome[],
  left: Leaving,
): Front {
  const all = [...new Set(set.flatMap((group) => group.lines))].sort((a, b) => a - b)
  const { counts, anyOrder } = triedOf(set, lines, all.length)
  const fronts: Front = []
  const walk = (rest: number[], taken: ReadonlyMap<number, { offer: Offer; saved: number }>) => {
    let front: Front = start
    for (const at of all) front = merged(front, outcomes(at, taken.get(at) ?? null), left)
    fronts.push(...front)
    for (const [n, one] of rest.entries()) {
      const group = set[one] as GroupOffer
      const rested = group.lines.filter((at) => !taken.has(at))
      const free = groupOffer(group.offer, lines, rested)
      for (const count of counts[one] as number[]) {
        const shares = count <= free.most ? grouped(free, lines, count) : null
        if (!shares) continue
        const more = [...shares].map(([at, saved]) => [at, { offer: group.offer, saved }] as const)
        walk(anyOrder ? rest.toSpliced(n, 1) : rest.slice(n + 1), new Map([...taken, ...more]))
      }
    }
  }
  walk([...set.keys()], new Map())
  return merged(start, fronts, left)
}

/** How many groups of each offer are tried, beside none; and whether in any order, or in that of their priority. */
function triedOf(
  set: GroupOffer[],
  lines: OfferedLine[],
  reached: number,
): { counts: number[][]; anyOrder: boolean } {
  const counts = set.map(({ most }) =>
    most * reached <= mostTried ? Array.from({ length: most }, (_, n) => n + 1) : [most],
  )
  if (waysInAnyOrder(counts) * reached <= mostTried) return { counts, anyOrder: true }
  const ways = () => counts.reduce((product, { length }) => product * (length + 1), 1)
  const saved = set.map((group) => [
    ...(grouped(group, lines, group.most) ?? new Map<number, number>()).values(),
  ])
  const most = saved.map((shares) => shares.reduce((sum, share) => sum + share, 0))
  while (ways() * reached > mostTried) {
    const longest = counts.reduce(
      (found, { length }, at) => (length > (counts[found]?.length ?? 0) ? at : found),
      0,
    )
    const group = set[longest] as GroupOffer
    if ((counts[longest]?.length ?? 0) > 1) counts[longest] = [group.most]
    else {
      const left = [...counts.keys()].filter((at) => (counts[at]?.length ?? 0) > 0)
      const least = left.reduce((found, at) => ((most[at] as number) < (most[found] as number) ? at : found))
      counts[least] = []
    }
  }
  return { counts, anyOrder: false }
}

/** Ordered selections of some of the offers, with so many groups of each. */
function waysInAnyOrder(counts: number[][]): number {
  // By how many offers are in it, the sum over all selections of the product of their counts.
  const sums = [1]
  for (const { length } of counts)
    for (let n = sums.length; n > 0; n--) sums[n] = (sums[n] ?? 0) + (sums[n - 1] as number) * length
  let orders = 1
  return sums.reduce((ways, sum, n) => {
    orders *= Math.max(1, n)
    return ways + sum * orders
  }, 0)
}
