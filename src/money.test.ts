import test from 'ava'
import fc from 'fast-check'
import {
  add,
  currencies,
  formatMajor,
  isCurrency,
  minorDigits,
  money,
  parseMajor,
  portion,
  subtract,
  sum,
} from './money.ts'

const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 })

test('major units are read and written without loss', (t) => {
  fc.assert(
    fc.property(amounts, fc.constantFrom(...currencies), (amount, currency) => {
      t.deepEqual(parseMajor(formatMajor(money(amount, currency)), currency), money(amount, currency))
    }),
    { numRuns: 1_000 },
  )
})

test('a currency has the minor unit that ISO 4217 gives it', (t) => {
  t.true(currencies.length > 150, `${currencies.length} currencies`)
  const written = {
    PKR: '12.34',
    USD: '12.34',
    VND: '1234',
    CLP: '1234',
    JPY: '1234',
    ISK: '1234',
    IQD: '1.234',
  }
  for (const [currency, text] of Object.entries({ ...written, KWD: '1.234', LYD: '1.234', MGA: '12.34' }))
    t.is(formatMajor(money(1234, currency)), text, currency)
})

test('what is no currency is not guessed at', (t) => {
  for (const code of ['AAA', 'pkr', 'XXX', 'XAU', 'XTS', '', 'constructor']) {
    t.false(isCurrency(code), code)
    t.is(parseMajor('1.00', code), null, code)
    t.throws(() => minorDigits(code), { instanceOf: RangeError }, code)
    t.throws(() => formatMajor(money(1, code)), { instanceOf: RangeError }, code)
  }
})

test('a text that is no price is none', (t) => {
  for (const text of ['', '-1', '1.234', '1e3', '1,000', ' 1', '.5', '1.', 'NaN', '٣', '9'.repeat(20)]) {
    t.is(parseMajor(text, 'PKR'), null, text)
  }
  t.is(parseMajor('10.5', 'JPY'), null)
  t.is(parseMajor('9'.repeat(15), 'KWD'), null, 'more than a number holds exactly')
  t.deepEqual(parseMajor('1000000000000', 'JPY'), money(1_000_000_000_000, 'JPY'), 'the most there may be')
  t.deepEqual(parseMajor('179.50', 'PKR'), money(17950, 'PKR'))
  t.deepEqual(parseMajor('179.5', 'PKR'), money(17950, 'PKR'))
})

test('sums are exact and of one currency', (t) => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 100 }), (list) => {
      const total = sum(
        list.map((amount) => money(amount, 'PKR')),
        'PKR',
      )
      t.is(
        total.amount,
        list.reduce((a, b) => a + b, 0),
      )
    }),
  )
  t.throws(() => add(money(1, 'PKR'), money(1, 'USD')), { instanceOf: RangeError })
  t.deepEqual(subtract(money(5, 'PKR'), money(7, 'PKR')), money(-2, 'PKR'))
})

test('a portion is the same whether numbers hold its product or not', (t) => {
  const amounts = fc.oneof(fc.nat(100_000), fc.nat(), fc.maxSafeNat())
  fc.assert(
    fc.property(amounts, fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (amount, grams, of) => {
      const exact = (2n * BigInt(amount) * BigInt(grams) + BigInt(of)) / (2n * BigInt(of))
      if (exact > BigInt(Number.MAX_SAFE_INTEGER))
        t.throws(() => portion(money(amount, 'PKR'), grams, of), { instanceOf: RangeError })
      else t.is(portion(money(amount, 'PKR'), grams, of).amount, Number(exact))
    }),
    { numRuns: 2_000 },
  )
})

test('a portion is the nearest minor unit, halves up', (t) => {
  t.is(portion(money(1, 'PKR'), 1, 2).amount, 1)
  t.is(portion(money(33500, 'PKR'), 750, 1000).amount, 25125)
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 1_000_000 }), (amount, grams) => {
      const exact = BigInt(amount) * BigInt(grams)
      const rounded = BigInt(portion(money(amount, 'PKR'), grams, 1000).amount) * 1000n
      t.true(rounded - exact <= 500n && exact - rounded < 500n)
    }),
  )
})

test('what a number does not hold exactly is refused', (t) => {
  t.throws(() => money(0.5, 'PKR'), { instanceOf: RangeError })
  t.throws(() => portion(money(Number.MAX_SAFE_INTEGER, 'PKR'), 2, 1), { instanceOf: RangeError })
})
