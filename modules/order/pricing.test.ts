import test from 'ava'
import fc from 'fast-check'
import { price } from './pricing.ts'
import { mango, milk, rupees, tariff } from './test-order.ts'

test('an order by piece and by weight, with the delivery fee', (t) => {
  const priced = price(
    [
      { product: milk, quantity: 2 },
      { product: mango, quantity: 1500 },
    ],
    tariff,
  )
  t.deepEqual(
    priced.items.map(({ sku, lineTotal }) => [sku, lineTotal]),
    [
      ['MILK-1L', rupees(580)],
      ['MANGO', rupees(525)],
    ],
  )
  t.deepEqual(priced.subtotal, rupees(1105))
  t.deepEqual(priced.deliveryFee, rupees(150))
  t.deepEqual(priced.total, rupees(1255))
})

test('delivery is free from the subtotal that says so, and for nothing at all', (t) => {
  const fee = (amount: number) =>
    price([{ product: { ...milk, price: { amount, currency: 'PKR' } }, quantity: 1 }], tariff).deliveryFee
      .amount
  t.is(fee(299_999), 15_000)
  t.is(fee(300_000), 0)
  t.is(price([], tariff).total.amount, 0)
})

test('what a number cannot count is a RangeError, never a wrong sum', (t) => {
  const dear = { ...milk, price: { amount: 1_000_000_000_000, currency: 'PKR' } }
  t.throws(() => price([{ product: dear, quantity: 1_000_000 }], tariff), { instanceOf: RangeError })
  t.throws(() => price([{ product: dear, quantity: 2 }], tariff), { instanceOf: RangeError })
  t.notThrows(() => price([{ product: dear, quantity: 1 }], tariff))
})

test('lines always add up to the total', (t) => {
  const line = fc.record({
    product: fc.record({ soldBy: fc.constantFrom('piece', 'weight'), amount: fc.nat(10_000_000) }),
    quantity: fc.integer({ min: 1, max: 10_000 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 100 }), (lines) => {
      const priced = price(
        lines.map(({ product: { soldBy, amount }, quantity }) => ({
          product: { ...milk, soldBy, price: { amount, currency: 'PKR' } },
          quantity,
        })),
        tariff,
      )
      const sum = priced.items.reduce((sum, item) => sum + item.lineTotal.amount, 0)
      t.is(priced.subtotal.amount, sum)
      t.is(priced.total.amount, sum + (sum >= tariff.freeDeliveryFrom ? 0 : tariff.deliveryFee))
    }),
  )
})
