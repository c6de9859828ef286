import test from 'ava'
import fc from 'fast-check'
import { money } from './money.ts'
import { formatQuantity, lineTotal } from './quantity.ts'

test('pieces cost their number, grams their part of a kilogram', (t) => {
  t.is(lineTotal(money(25000, 'PKR'), 'piece', 3).amount, 75000)
  t.is(lineTotal(money(33500, 'PKR'), 'weight', 750).amount, 25125)
  t.is(lineTotal(money(17950, 'PKR'), 'weight', 333).amount, 5977)
})

test('a whole kilogram costs its price, and more never costs less', (t) => {
  const price = fc.integer({ min: 0, max: 100_000_000 })
  const grams = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(price, grams, grams, (amount, a, b) => {
      const unit = money(amount, 'PKR')
      t.is(lineTotal(unit, 'weight', 1000).amount, amount)
      const [less, more] = a < b ? [a, b] : [b, a]
      t.true(lineTotal(unit, 'weight', less).amount <= lineTotal(unit, 'weight', more).amount)
    }),
  )
})

test('what is no quantity is refused', (t) => {
  for (const quantity of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
    t.throws(() => lineTotal(money(1, 'PKR'), 'weight', quantity), { instanceOf: RangeError })
  }
})

test('quantities read as people say them', (t) => {
  t.is(formatQuantity('piece', 3), '3')
  t.is(formatQuantity('weight', 750), '750 g')
  t.is(formatQuantity('weight', 1500), '1.5 kg')
})
