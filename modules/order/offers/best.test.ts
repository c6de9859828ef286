import test from 'ava'
import fc from 'fast-check'
import { money } from '#src/money.ts'
import { lineTotal } from '#src/quantity.ts'
import { bestOf } from './best.ts'
import { outcomesOf } from './front.ts'
import { grouped, groupOffer, percentOf } from './groups.ts'
import { isFor, namesLines, type Offer, type OfferedLine } from './offer.ts'
import { lineOf, offerOf, someLines, someOffers } from './test-offers.ts'

const fee = 15_000
const grossOf = ({ unitPrice, soldBy, quantity }: OfferedLine) =>
  lineTotal(money(unitPrice, 'PKR'), soldBy, quantity).amount
const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
const offEach = (lines: OfferedLine[], offers: Offer[]) =>
  bestOf(lines, offers, fee).savings.map((savings) => sum(savings.map(({ amount }) => amount)))
const totalOf = (lines: OfferedLine[], offers: Offer[]) =>
  sum(lines.map(grossOf)) - sum(offEach(lines, offers)) + (bestOf(lines, offers, fee).delivery ? 0 : fee)

test('each kind gives what it says', (t) => {
  const rice = lineOf('rice', { soldBy: 'weight', quantity: 1_500, unitPrice: 30_000 })
  const milk = lineOf('milk', { quantity: 3 })
  const named = { when: { products: ['milk', 'rice'] } }
  const off = (gives: Offer['gives'], over = named) => offEach([milk, rice], [offerOf(gives, over)])
  t.deepEqual(off({ kind: 'percent', percent: 10 }), [3_000, 4_500])
  t.deepEqual(off({ kind: 'amount', amount: 1_000 }), [3_000, 1_500], 'off each piece and kilogram')
  t.deepEqual(off({ kind: 'price_each', amount: 9_000 }), [3_000, 31_500])
  t.deepEqual(
    off({ kind: 'buy_get', buy: 2, get: 1, percent: 100 }),
    [10_000, 0],
    'what is weighed is in no group',
  )
  t.deepEqual(off({ kind: 'bundle', quantity: 3, amount: 25_000 }), [5_000, 0])
  const all = { when: {} } as never
  t.deepEqual(off({ kind: 'percent', percent: 10 }, all), [3_000, 4_500])
  t.deepEqual(off({ kind: 'amount', amount: 1_000 }, all), [400, 600], 'once, off the basket')
  t.like(bestOf([milk], [offerOf({ kind: 'free_delivery' })], fee), {
    delivery: { offerId: 'offer', name: 'An offer' },
  })
  t.is(bestOf([milk], [offerOf({ kind: 'free_delivery' })], 0).delivery, null, 'there is nothing to give')
})

test('groups are of the dearest pieces, and as many as are best', (t) => {
  const lines = [
    lineOf('milk', { quantity: 3, unitPrice: 20_000 }),
    lineOf('naan', { quantity: 3, unitPrice: 16_000 }),
  ]
  const three = offerOf({ kind: 'bundle', quantity: 3, amount: 50_000 })
  t.is(sum(offEach(lines, [three])), 10_000, 'three for 500 saves nothing of what costs 480')
  const two = offerOf({ kind: 'buy_get', buy: 1, get: 1, percent: 50 })
  t.is(sum(offEach(lines, [two])), 10_000 + 8_000 + 8_000)
})

test('what stands alone shares no line, and the better one is taken', (t) => {
  const lines = [lineOf('milk'), lineOf('rice')]
  const milk = offerOf({ kind: 'percent', percent: 20 }, { id: 'milk', when: { products: ['milk'] } })
  const all = offerOf({ kind: 'percent', percent: 10 }, { id: 'all', combinable: true })
  t.deepEqual(offEach(lines, [milk, all]), [4_000, 2_000])
  const more = offerOf({ kind: 'percent', percent: 30 }, { id: 'more', combinable: true })
  t.deepEqual(offEach(lines, [milk, more]), [6_000, 6_000], 'of the basket, where that is more')
  t.deepEqual(
    offEach(lines, [{ ...milk, combinable: true }, all]),
    [4_000 + 1_600, 2_000],
    'they add up, one after the other',
  )
})

/** All outcomes there are, tried one by one. */
function leastOf(lines: OfferedLine[], offers: Offer[]): number {
  const sorted = [...offers].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
  const ordered = [...lines].sort((a, b) => (a.productId < b.productId ? -1 : 1))
  const isGroup = ({ gives }: Offer) => gives.kind === 'bundle' || gives.kind === 'buy_get'
  const isFree = ({ gives }: Offer) => gives.kind === 'free_delivery'
  const single = sorted.filter((offer) => !isGroup(offer) && !isFree(offer))
  const basket = single.filter((offer) => !namesLines(offer))
  const free = sorted.filter(isFree)
  const ways = [
    {
      offers: basket.filter(({ combinable }) => combinable),
      kind: 'together' as const,
      free: free.some(({ combinable }) => combinable),
    },
    ...basket
      .filter(({ combinable }) => !combinable)
      .map((offer) => ({ offers: [offer], kind: 'alone' as const, free: false })),
    ...free
      .filter(({ combinable }) => !combinable)
      .map(() => ({ offers: [], kind: 'none' as const, free: true })),
  ]
  let least = Number.POSITIVE_INFINITY
  const groups = sorted.filter(isGroup)
  const withGroups = (rest: Offer[], taken: Map<number, { offer: Offer; saved: number }>): void => {
    for (const offer of rest) {
      const free = [...ordered.keys()].filter(
        (at) => isFor(offer, ordered[at] as OfferedLine) && !taken.has(at),
      )
      const group = groupOffer(offer, ordered, free)
      for (let count = 1; count <= group.most; count++) {
        const shares = grouped(group, ordered, count)
        if (!shares) continue
        withGroups(
          rest.filter((other) => other !== offer),
          new Map([...taken, ...[...shares].map(([at, saved]) => [at, { offer, saved }] as const)]),
        )
      }
    }
    for (const way of ways) {
      const walk = (at: number, fixed: number, open: number): void => {
        const line = ordered[at]
        if (line) {
          const its = single.filter((it) => namesLines(it) && isFor(it, line))
          const outcomes = outcomesOf(
            { at, line, gross: grossOf(line), offers: its, of: taken.get(at) ?? null },
            way.kind,
          )
          for (const outcome of outcomes) walk(at + 1, fixed + outcome.fixed, open + outcome.open)
          return
        }
        let left = open
        for (const { gives } of way.offers)
          left -=
            gives.kind === 'percent'
              ? percentOf(left, gives.percent)
              : gives.kind === 'amount'
                ? Math.min(left, gives.amount)
                : 0
        least = Math.min(least, fixed + left + (way.free ? 0 : fee))
      }
      walk(0, 0, 0)
    }
  }
  withGroups(groups, new Map())
  return least
}

const runs = { numRuns: 2_000 }

test('it is the least of all that there is', (t) => {
  fc.assert(
    fc.property(
      someLines(),
      someOffers(),
      (lines, offers) => totalOf(lines, offers) === leastOf(lines, offers),
    ),
    runs,
  )
  t.pass()
})

test('it is the same in whatever order lines and offers come', (t) => {
  const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length })
  fc.assert(
    fc.property(
      someLines().chain((lines) => fc.tuple(fc.constant(lines), shuffled(lines))),
      someOffers().chain((offers) => fc.tuple(fc.constant(offers), shuffled(offers))),
      ([lines, others], [offers, again]) => {
        const byProduct = (of: OfferedLine[], by: Offer[]) => {
          const { savings, delivery } = bestOf(of, by, fee)
          return JSON.stringify([of.map(({ productId }, at) => [productId, savings[at]]).sort(), delivery])
        }
        return byProduct(lines, offers) === byProduct(others, again)
      },
    ),
    runs,
  )
  t.pass()
})

test('no line costs less than nothing, or more than without offers', (t) => {
  fc.assert(
    fc.property(someLines(), someOffers(), (lines, offers) =>
      bestOf(lines, offers, fee).savings.every((savings, at) => {
        const off = sum(savings.map(({ amount }) => amount))
        return savings.every(({ amount }) => amount > 0) && off <= grossOf(lines[at] as OfferedLine)
      }),
    ),
    runs,
  )
  t.pass()
})

test('one piece more costs its price at most: the others get no dearer', (t) => {
  fc.assert(
    fc.property(someLines({ soldBy: ['piece'] }), someOffers(), fc.nat(), (lines, offers, which) => {
      const at = which % lines.length
      const more = lines.map((line, n) => (n === at ? { ...line, quantity: line.quantity + 1 } : line))
      const piece = (lines[at] as OfferedLine).unitPrice
      return totalOf(more, offers) - piece <= totalOf(lines, offers)
    }),
    runs,
  )
  fc.assert(
    fc.property(someLines({ soldBy: ['piece'] }), someOffers(), (lines, offers) => {
      const fewer = lines.slice(1)
      const [one] = lines
      const piece = { ...(one as OfferedLine), quantity: 1 }
      return totalOf([...fewer, piece], offers) - piece.unitPrice <= totalOf(fewer, offers)
    }),
    runs,
  )
  t.pass()
})

test('an offer more makes nothing dearer', (t) => {
  fc.assert(
    fc.property(
      someLines(),
      someOffers(),
      (lines, offers) => totalOf(lines, offers) <= totalOf(lines, offers.slice(1)),
    ),
    runs,
  )
  t.pass()
})

test('a large basket with many offers is priced in bounds, and never dearer than without', (t) => {
  const lines = Array.from({ length: 100 }, (_, n) =>
    lineOf(`product-${n}`, { quantity: 12, unitPrice: 5_000 + 37 * n, categoryIds: [`aisle-${n % 10}`] }),
  )
  const offers = [
    ...lines.map(({ productId }, n) =>
      offerOf(
        { kind: 'percent', percent: 5 + (n % 20) },
        { id: `one-${n}`, when: { products: [productId] } },
      ),
    ),
    ...Array.from({ length: 10 }, (_, n) =>
      offerOf(
        { kind: 'bundle', quantity: 3, amount: 14_000 },
        { id: `three-${n}`, when: { categories: [`aisle-${n}`, `aisle-${(n + 1) % 10}`] } },
      ),
    ),
    offerOf({ kind: 'percent', percent: 7 }, { id: 'all', combinable: true }),
    offerOf({ kind: 'amount', amount: 50_000 }, { id: 'off', combinable: true }),
  ]
  const off = sum(offEach(lines, offers))
  t.true(off > 0 && off < sum(lines.map(grossOf)))
})
