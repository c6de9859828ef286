import test from 'ava'
import fc from 'fast-check'
import { currencies, money } from '#src/money.ts'
import { fromStripe, toStripe } from './stripe-amounts.ts'

test('what Stripe counts otherwise than ISO 4217 is told to it as it counts', (t) => {
  const told = [
    ...[money(5, 'ISK'), money(5, 'UGX'), money(500, 'MGA'), money(500, 'JPY'), money(5120, 'KWD')],
    ...[money(100, 'HUF'), money(25000, 'PKR')],
  ].map(toStripe)
  t.deepEqual(told, [500, 500, 5, 500, 5120, 100, 25000])
  t.is(toStripe(money(150, 'MGA')), null)
  t.is(fromStripe(150, 'isk'), null, 'no fraction of a krona is a minor unit')
  t.is(fromStripe(100, 'zzz'), null)
  t.deepEqual(fromStripe(1, 'usd'), money(1, 'USD'))
})

test('whatever Stripe can count comes back as it was', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom(...currencies), (amount, currency) => {
      const counted = toStripe(money(amount, currency))
      if (counted === null) t.is(currency, 'MGA')
      else t.deepEqual(fromStripe(counted, currency.toLowerCase()), money(amount, currency))
    }),
    { numRuns: 1_000 },
  )
})
