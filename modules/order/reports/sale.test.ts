import test from 'ava'
import fc from 'fast-check'
import { advance } from '../life.ts'
import { openBook } from '../offers/offer-book.ts'
import type { Change, Order, Step } from '../order.ts'
import { price } from '../pricing.ts'
import { taxTotalOf } from '../taxes.ts'
import { anOrder, mango, milk, rupees, tariff } from '../test-order.ts'
import { givenUp, type Measures, type Sale, saleOf, soldFor } from './sale.ts'

const at = new Date('2026-01-01T12:00:00Z')
const ali = '019aa000-0000-7000-8000-0000000000f1'
const taxed = { ...milk, taxClass: 'standard' }
const deal = {
  offers: openBook([], []),
  revision: 1,
  occasion: { day: 'friday', hour: 600, firstOrder: false, paymentMethod: 'card', coupons: [] } as never,
  rates: new Map([['standard', { rate: 1800, onRetailPrice: false }]]),
  feeTax: { taxClass: 'standard', rate: 1800 },
  tipTax: { taxClass: '', rate: 0 },
  tip: 0,
}

/** Two bottles of milk, taxed, and 750 g of mangoes, confirmed. */
const confirmed = (): Order => ({
  ...anOrder({
    ...price(
      [
        { product: taxed, quantity: 2 },
        { product: mango, quantity: 750 },
      ],
      { ...tariff, deal },
    ),
    status: 'confirmed',
    tolerance: 15,
  }),
  orderedTotal: rupees(580 + 262.5 + 150),
})

/** What is in the books of steps, those that change nothing left out. */
function books(order: Order, steps: Step[]): { order: Order; sales: Sale[] } {
  const sales: Sale[] = []
  let now = order
  for (const step of steps) {
    const change = advance(now, step, at)
    if (!change) continue
    const sale = saleOf(change)
    if (sale) sales.push(sale)
    now = change.order
  }
  return { order: now, sales }
}

const total = (sales: Sale[], of: keyof Measures, product?: string | null) =>
  sales
    .flatMap(({ parts }) => parts)
    .filter((part) => product === undefined || part.product === product)
    .reduce((sum, part) => sum + part[of], 0)

const pack: Step = { type: 'pack' }
const refund = (refunded: number, settles = false): Step => ({
  ...{ type: 'payment refunded', amount: rupees(1), refunded: { amount: refunded, currency: 'PKR' } },
  ...{ reason: 'bruised', settles },
})
const back = (line: number, quantity: number): Step => ({
  ...{ type: 'return', reason: 'bruised', restock: true, items: [{ line, quantity }] },
})

test('an order is sold when it is packed, by what is in the bag', (t) => {
  const pick = { type: 'pick', by: ali, reason: null, sequence: null } as const
  const { sales } = books(confirmed(), [
    { type: 'start picking', by: ali },
    { ...pick, line: 1, quantity: 1, reason: 'not_found' },
    { ...pick, line: 2, quantity: 740 },
    pack,
    { type: 'ship' },
    { type: 'deliver' },
  ])
  t.is(sales.length, 1)
  t.like(sales[0], { sold: true, picks: { pickerId: ali, picked: 1, short: 1, substituted: 0 } })
  t.deepEqual(sales[0]?.parts, [
    {
      ...{ product: milk.productId, pieces: 1, grams: 0, revenue: 29_000, discount: 0 },
      ...{ tax: 4424, refunds: 0, refundedTax: 0 },
    },
    {
      ...{ product: mango.productId, pieces: 0, grams: 740, revenue: 25_900, discount: 0 },
      ...{ tax: 0, refunds: 0, refundedTax: 0 },
    },
    {
      ...{ product: null, pieces: 0, grams: 0, revenue: 15_000, discount: 0 },
      ...{ tax: 2288, refunds: 0, refundedTax: 0 },
    },
  ])
})

test('what nobody picked line by line is nobody’s pick', (t) => {
  t.is(books(confirmed(), [pack]).sales[0]?.picks, null)
})

test('what comes back is a refund of its product, with its very tax, and the delivery goes with the whole', (t) => {
  const { sales } = books(confirmed(), [pack, { type: 'ship' }, back(1, 1), back(1, 1), back(2, 750)])
  t.is(sales.length, 4)
  t.is(total(sales, 'refunds', milk.productId), 58_000)
  t.is(total(sales, 'refundedTax', milk.productId), total(sales, 'tax', milk.productId))
  t.is(total(sales, 'refunds', null), 15_000)
  t.is(total(sales, 'refunds'), total(sales, 'revenue'))
  t.is(total(sales, 'refundedTax'), total(sales, 'tax'))
})

test('what is called off when it is packed gives up all of it; before, it was never sold', (t) => {
  const called: Step = { type: 'cancel as staff' }
  const { sales } = books(confirmed(), [pack, called, refund(99_250)])
  t.is(total(sales, 'revenue'), 99_250)
  t.is(total(sales, 'refunds'), 99_250)
  t.deepEqual(books(confirmed(), [called, refund(99_250)]).sales, [])
})

test('money that is given on top is a refund of no product; what only settles is none', (t) => {
  const { sales } = books(confirmed(), [refund(1000), pack, refund(3000, true), refund(8000)])
  t.is(total(sales, 'refunds', null), 6000)
  t.is(total(sales, 'refunds'), 6000)
  t.is(sales.length, 2, 'given before it was packed, it is a refund of that day')
})

test('property: whatever happens, the books say what the order does', (t) => {
  const step = fc.oneof(
    fc.constantFrom<Step>(
      { type: 'ship' },
      { type: 'deliver' },
      { type: 'fail delivery', reason: 'nobody' },
      { type: 'given up', reason: 'nobody' },
      { type: 'cancel as staff' },
      { type: 'return', reason: 'all', restock: false },
    ),
    fc
      .tuple(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 400 }))
      .map(([line, n]) => back(line, line === 1 ? 1 : n)),
    fc.tuple(fc.integer({ min: 1, max: 99_250 }), fc.boolean()).map(([n, settles]) => refund(n, settles)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 3 }), fc.array(step, { maxLength: 8 }), (before, after) => {
      const { order, sales } = books(confirmed(), [...before, pack, ...after])
      if (!sales.some(({ sold }) => sold)) return t.deepEqual(sales, [])
      const isOff = order.status === 'cancelled' || order.status === 'returned'
      t.is(total(sales, 'revenue'), soldFor(order))
      t.is(total(sales, 'refunds'), givenUp(order))
      t.is(total(sales, 'tax') - total(sales, 'refundedTax'), isOff ? 0 : taxTotalOf(order).amount)
      t.true(total(sales, 'refunds') <= total(sales, 'revenue'))
      for (const { productId, lineTotal } of order.items)
        t.is(
          total(sales, 'revenue', productId) - total(sales, 'refunds', productId),
          isOff ? 0 : lineTotal.amount,
        )
    }),
  )
})

test('a change that is new is nothing in the books', (t) => {
  const placed = { order: anOrder(), fact: { type: 'OrderPlaced' }, entry: {} } as unknown as Change
  t.is(saleOf(placed), null)
})
