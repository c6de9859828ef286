import fc from 'fast-check'
import type { Gives, Offer, OfferedLine } from './offer.ts'

/** For tests: an offer that always holds, is for everything, and stands alone. */
export const offerOf = (
  gives: Gives,
  over: Partial<Omit<Offer, 'when'>> & { when?: Partial<Offer['when']> } = {},
): Offer => ({
  ...{
    id: 'offer',
    name: 'An offer',
    from: new Date(0),
    until: new Date('9999-12-31'),
    active: true,
    since: 0,
  },
  ...{ priority: 0, combinable: false, coupon: null, gives },
  ...over,
  when: {
    ...{
      products: [],
      categories: [],
      brands: [],
      minSubtotal: 0,
      firstOrder: false,
      paymentMethod: null,
      days: [],
      hours: null,
    },
    ...over.when,
  },
})

/** For tests: a line of two pieces at 100 rupees. */
export const lineOf = (productId: string, over: Partial<OfferedLine> = {}): OfferedLine => ({
  ...{ productId, categoryIds: [], brand: '', soldBy: 'piece', quantity: 2, unitPrice: 10_000 },
  ...over,
})

const productIds = ['dates', 'milk', 'naan', 'rice', 'tea']

/** A few lines of different products, some of them by weight. */
export const someLines = ({
  soldBy = ['piece', 'piece', 'weight'] as OfferedLine['soldBy'][],
  most = 4,
} = {}) =>
  fc.uniqueArray(fc.constantFrom(...productIds), { minLength: 1, maxLength: most }).chain((ids) =>
    fc.tuple(
      ...ids.map((productId) =>
        fc
          .record({
            soldBy: fc.constantFrom(...soldBy),
            pieces: fc.integer({ min: 1, max: 5 }),
            grams: fc.integer({ min: 1, max: 3_000 }),
            unitPrice: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 100_000 })),
            categoryIds: fc.subarray(['fresh', 'food']),
            brand: fc.constantFrom('', 'shan', 'national'),
          })
          .map(({ pieces, grams, ...line }) => ({
            ...line,
            productId,
            quantity: line.soldBy === 'piece' ? pieces : grams,
          })),
      ),
    ),
  ) as fc.Arbitrary<OfferedLine[]>

const percent = fc.integer({ min: 1, max: 100 })
const minor = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 150_000 }))

const gives: fc.Arbitrary<Gives> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent }),
  fc.record({ kind: fc.constant('amount' as const), amount: minor }),
  fc.record({ kind: fc.constant('price_each' as const), amount: minor }),
  fc.record({
    kind: fc.constant('buy_get' as const),
    buy: fc.integer({ min: 1, max: 2 }),
    get: fc.integer({ min: 1, max: 2 }),
    percent,
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    quantity: fc.integer({ min: 2, max: 3 }),
    amount: minor,
  }),
  fc.constant({ kind: 'free_delivery' as const }),
)

/**
 * Offers of all kinds, by products, categories and brands, alone and together; no more than two of several pieces, so that
 * all ways of making their groups are tried.
 */
export const someOffers = (most = 5) =>
  fc
    .array(
      fc.record({
        gives,
        priority: fc.integer({ min: 0, max: 2 }),
        combinable: fc.boolean(),
        when: fc.record(
          {
            products: fc.subarray(productIds),
            categories: fc.subarray(['fresh', 'food']),
            brands: fc.subarray(['shan', 'national']),
          },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: most },
    )
    .map((offers) => {
      const groups = offers.filter(({ gives }) => gives.kind === 'bundle' || gives.kind === 'buy_get')
      return offers.filter((offer) => groups.indexOf(offer) < 2)
    })
    .map((offers) =>
      offers.map((over, n) => offerOf(over.gives, { ...over, id: `offer-${n}`, name: `Offer ${n}` })),
    )
