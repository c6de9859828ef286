import test from 'ava'
import fc from 'fast-check'
import { bestOf } from './best.ts'
import { type Front, merged, start } from './front.ts'
import type { Offer, OfferedLine } from './offer.ts'
import { lineOf, offerOf, someLines, someOffers } from './test-offers.ts'

const fee = 15_000
const savingsOf = (lines: OfferedLine[], offers: Offer[]) =>
  bestOf(lines, offers, fee).savings.map((savings) => savings.map(({ offerId, amount }) => [offerId, amount]))

const [milk, rice] = [lineOf('milk'), lineOf('rice')]
const forMilk = { when: { products: ['milk'] } }
const tenth = { kind: 'percent', percent: 10 } as const

test('what stands alone shares no line, whatever lines and offers', (t) => {
  fc.assert(
    fc.property(someLines(), someOffers(), (lines, offers) => {
      const byId = new Map(offers.map((offer) => [offer.id, offer]))
      return bestOf(lines, offers, fee).savings.every(
        (savings) => savings.length < 2 || savings.every(({ offerId }) => byId.get(offerId)?.combinable),
      )
    }),
    { numRuns: 2_000 },
  )
  t.pass()
})

test('groups that stand alone have nothing else taken off their lines', (t) => {
  const two = offerOf({ kind: 'bundle', quantity: 2, amount: 12_000 }, { id: 'two', ...forMilk })
  const all = offerOf(tenth, { id: 'all', combinable: true, ...forMilk })
  t.deepEqual(savingsOf([milk], [two, all]), [[['two', 8_000]]])
  t.deepEqual(savingsOf([milk], [{ ...two, combinable: true }, all]), [
    [
      ['two', 8_000],
      ['all', 1_200],
    ],
  ])
})

test('a line of a group has its share of it, and is not given away to what stands alone', (t) => {
  const both = offerOf({ kind: 'bundle', quantity: 4, amount: 28_000 }, { id: 'both', combinable: true })
  const most = offerOf({ kind: 'percent', percent: 50 }, { id: 'most', ...forMilk })
  t.deepEqual(savingsOf([milk, rice], [both]), [[['both', 6_000]], [['both', 6_000]]])
  t.deepEqual(savingsOf([milk, rice], [both, { ...most, gives: tenth }]), [
    [['both', 6_000]],
    [['both', 6_000]],
  ])
  const [, ofRice] = savingsOf([milk, rice], [both, { ...most, gives: { kind: 'percent', percent: 80 } }])
  t.deepEqual(ofRice, [], 'without the milk there are too few for a group')
})

test('what stands alone and is taken off the basket is for the lines that nothing else is taken off', (t) => {
  const ofMilk = offerOf(tenth, { id: 'milk', combinable: true, ...forMilk })
  const alone = offerOf({ kind: 'percent', percent: 5 }, { id: 'alone' })
  t.deepEqual(savingsOf([milk, rice], [ofMilk, alone]), [[['milk', 2_000]], [['alone', 1_000]]])
})

test('where bringing it costs nothing no code is used up for that', (t) => {
  const free = (combinable: boolean) => offerOf({ kind: 'free_delivery' }, { combinable })
  t.is(bestOf([milk], [free(true)], 0).delivery, null)
  t.is(bestOf([milk], [free(false)], 0).delivery, null)
})

test('forty offers of groups, each sharing a line with the next, are tried in bounds', (t) => {
  const lines = Array.from({ length: 41 }, (_, n) => lineOf(`product-${n}`, { quantity: 1 }))
  const offers = Array.from({ length: 40 }, (_, n) =>
    offerOf(
      { kind: 'bundle', quantity: 2, amount: 19_000 },
      { id: `two-${n}`, when: { products: [`product-${n}`, `product-${n + 1}`] } },
    ),
  )
  const saved = savingsOf(lines, offers).flat()
  t.true(saved.length > 0)
})

test('of what lines may come to sixteen outcomes are kept apart', (t) => {
  const left = { of: (open: number) => Math.max(0, open - 500), share: null }
  const front = Array.from({ length: 12 }, (_, at) => at).reduce<Front>((front, at) => {
    const open = 1_000 + 2 ** at
    const outcomes = [
      { at, fixed: 0, open, savings: [] },
      { at, fixed: open - 100 - at, open: 0, savings: [] },
    ]
    return merged(front, outcomes, left)
  }, start)
  t.is(front.length, 16)
})
