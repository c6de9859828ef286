import test from 'ava'
import * as fc from 'fast-check'
import { type TaxClass, withRate } from './tax-class.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const day = 24 * 60 * 60 * 1000
const at = (days: number) => new Date(now.getTime() + days * day)

/** What holds at a time. */
const rateAt = ({ rates }: TaxClass, time: Date) => rates.filter(({ from }) => from <= time).at(-1)?.rate

test('whatever is said of a class that there is, what has been stays as it was', (t) => {
  const said = fc.record({
    taxClass: fc.constant('standard'),
    rate: fc.integer({ min: 0, max: 10_000 }),
    from: fc.integer({ min: -20, max: 20 }).map(at),
    onRetailPrice: fc.option(fc.boolean(), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(said, { minLength: 2, maxLength: 30 }), ([first, ...others]) => {
      let one = withRate(null, first as (typeof others)[number], now) as TaxClass
      for (const next of others) {
        const after = withRate(one, next, now)
        if (typeof after === 'string' || after === one) continue
        for (let days = -25; days <= 0; days++) t.is(rateAt(after, at(days)), rateAt(one, at(days)))
        if (rateAt(one, now) !== undefined) t.is(after.onRetailPrice, one.onRetailPrice)
        t.is(after.version, one.version + 1)
        t.deepEqual(
          after.rates,
          after.rates.toSorted((a, b) => +a.from - +b.from),
        )
        t.is(withRate(after, next, now), after, 'said again it changes nothing')
        one = after
      }
    }),
  )
})

test('a class has no more rates than anybody reads', (t) => {
  let one: TaxClass | string | null = null
  for (let days = 1; days <= 200; days++)
    one = withRate(one as TaxClass | null, { taxClass: 'standard', rate: days, from: at(days) }, now)
  t.is((one as TaxClass).rates.length, 200)
  t.regex(withRate(one as TaxClass, { taxClass: 'standard', rate: 1, from: at(201) }, now) as string, /most/)
})
