import test from 'ava'
import { isFor, type Spent, whyNot } from './offer.ts'
import { openBook } from './offer-book.ts'
import { lineOf, offerOf } from './test-offers.ts'

const percent = { kind: 'percent', percent: 10 } as const
const noon = {
  ...{ at: new Date('2026-11-27T12:00:00Z'), day: 5, minute: 12 * 60 },
  ...{ subtotal: 100_000, firstOrder: false, paymentMethod: null, coupons: [], spent: new Map() },
}

test('all that an offer states of goods must hold', (t) => {
  const line = lineOf('milk', { categoryIds: ['dairy', 'fresh'], brand: 'nestle' })
  t.true(isFor(offerOf(percent), line))
  t.true(isFor(offerOf(percent, { when: { products: ['bread', 'milk'] } }), line))
  t.false(isFor(offerOf(percent, { when: { products: ['bread'] } }), line))
  t.true(isFor(offerOf(percent, { when: { categories: ['fresh'], brands: ['nestle'] } }), line))
  t.false(isFor(offerOf(percent, { when: { categories: ['bakery'], brands: ['nestle'] } }), line))
  t.false(isFor(offerOf(percent, { when: { products: ['milk'], brands: ['nurpur'] } }), line))
})

test('it says why an offer doesn’t hold, at its edges too', (t) => {
  const why = (over: Parameters<typeof offerOf>[1], occasion = {}) =>
    whyNot(offerOf(percent, over), { ...noon, ...occasion })
  t.is(why({}), null)
  t.regex(why({ active: false }) ?? '', /not in force/)
  t.is(why({ from: noon.at }), null)
  t.regex(why({ from: new Date(noon.at.getTime() + 1) }) ?? '', /not begun/)
  t.regex(why({ until: noon.at }) ?? '', /has ended/)
  t.is(why({ until: new Date(noon.at.getTime() + 1) }), null)
  t.regex(why({ when: { days: [1, 4] } }) ?? '', /this day/)
  t.is(why({ when: { days: [5] } }), null)
  t.is(why({ when: { hours: { from: 12 * 60, until: 13 * 60 } } }), null)
  t.regex(why({ when: { hours: { from: 11 * 60, until: 12 * 60 } } }) ?? '', /this hour/)
  const night = { when: { hours: { from: 22 * 60, until: 2 * 60 } } }
  t.regex(why(night) ?? '', /this hour/)
  t.deepEqual(
    [21 * 60 + 59, 22 * 60, 0, 119, 120].map((minute) => why(night, { minute }) === null),
    [false, true, true, true, false],
  )
  t.regex(why({ when: { minSubtotal: 100_001 } }) ?? '', /too little/)
  t.is(why({ when: { minSubtotal: 100_000 } }), null)
  t.regex(why({ when: { firstOrder: true } }) ?? '', /first order/)
  t.is(why({ when: { firstOrder: true } }, { firstOrder: true }), null)
  t.regex(why({ when: { paymentMethod: 'card' } }) ?? '', /another way of paying/)
  t.is(why({ when: { paymentMethod: 'card' } }, { paymentMethod: 'card' }), null)
  const coupon = { coupon: { code: 'EID', perCustomer: null, total: null } }
  t.regex(why(coupon) ?? '', /code was not given/)
  t.is(why(coupon, { coupons: ['EID'] }), null)
  const spent = (by: Spent) => why(coupon, { coupons: ['EID'], spent: new Map([['offer', by]]) }) ?? ''
  t.regex(spent('by all'), /it has been used/)
  t.regex(spent('by the customer'), /you have used it/)
})

test('of many offers those are found that may be for the goods, and those of the codes', (t) => {
  const of = (id: string, over: Parameters<typeof offerOf>[1] = {}) => offerOf(percent, { id, ...over })
  const eid = { coupon: { code: 'EID', perCustomer: null, total: null } }
  const book = openBook(
    [
      of('all'),
      of('milk', { when: { products: ['milk', 'tea'] } }),
      of('rice', { when: { products: ['rice'] } }),
      of('fresh', { when: { categories: ['fresh'] } }),
      of('brand', { when: { brands: ['nestle'] } }),
      of('both', { when: { categories: ['bakery'], brands: ['nestle'] } }),
      of('off', { active: false }),
      of('eid', eid),
    ],
    [],
  )
  const found = (codes: string[]) =>
    book
      .of([lineOf('milk', { categoryIds: ['dairy', 'fresh'], brand: 'nestle' })], codes)
      .map(({ id }) => id)
      .sort()
  t.deepEqual(found([]), ['all', 'brand', 'fresh', 'milk'])
  t.deepEqual(found(['EID', 'NONE']), ['all', 'brand', 'eid', 'fresh', 'milk'])
  t.is(book.byCode('EID')?.id, 'eid')
})

test('a class is taxed by the last rate that has begun', (t) => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`)
  const rates = [
    { rate: 1_800, from: at('2026-07-01') },
    { rate: 1_700, from: at('2025-01-01') },
  ]
  const book = openBook([], [{ taxClass: 'standard', onRetailPrice: false, rates }])
  const rateAt = (day: string) => book.ratesAt(at(day)).get('standard')?.rate
  const days = ['2024-12-31', '2025-01-01', '2026-06-30', '2026-07-01']
  t.deepEqual(days.map(rateAt), [0, 1_700, 1_700, 1_800])
  // Whatever was asked for before.
  t.deepEqual(days.toReversed().map(rateAt), [1_800, 1_700, 1_700, 0])
  t.is(rateAt('2030-01-01'), 1_800)
})
