import test from 'ava'
import fc from 'fast-check'
import { spread } from './groups.ts'

/** By numbers of any size: rounded down, and what is left to those that lost most. */
function reckoned(amount: number, weights: [number, number][]): [number, number][] {
  const whole = weights.reduce((sum, [, weight]) => sum + BigInt(weight), 0n)
  if (whole === 0n) return weights.map(([at]) => [at, 0])
  const exact = weights.map(([at, weight]) => ({ at, product: BigInt(amount) * BigInt(weight) }))
  const left = amount - exact.reduce((sum, { product }) => sum + Number(product / whole), 0)
  const favoured = exact
    .toSorted((a, b) => {
      const [lostByA, lostByB] = [a.product % whole, b.product % whole]
      return lostByA === lostByB ? a.at - b.at : lostByA < lostByB ? 1 : -1
    })
    .slice(0, left)
    .map(({ at }) => at)
  return exact.map(({ at, product }) => [at, Number(product / whole) + (favoured.includes(at) ? 1 : 0)])
}

test('an amount is shared out to the paisa, none more than its weight, however large it is', (t) => {
  const weights = (most: number) =>
    fc
      .array(fc.nat(most), { minLength: 1, maxLength: 30 })
      .map((all) => all.map((it, at): [number, number] => [at, it]))
  const asked = fc
    .constantFrom(10, 100_000, 2_000_000_000_000)
    .chain(weights)
    .chain((all) => {
      const whole = all.reduce((sum, [, weight]) => sum + weight, 0)
      return fc.tuple(fc.nat(whole), fc.constant(all))
    })
  fc.assert(
    fc.property(asked, ([amount, all]) => {
      const shares = spread(amount, new Map(all))
      t.deepEqual([...shares], reckoned(amount, all))
      t.is(
        [...shares.values()].reduce((sum, share) => sum + share, 0),
        amount,
      )
      for (const [at, weight] of all) t.true((shares.get(at) as number) <= weight)
    }),
    { numRuns: 1_000 },
  )
})
