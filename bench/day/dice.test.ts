import test from 'ava'
import fc from 'fast-check'
import { diceFrom } from './dice.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })

test('the same seed makes the same choices', (t) => {
  const run = () => {
    const dice = diceFrom(7)
    return Array.from({ length: 50 }, () => [
      dice.between(1, 6),
      dice.favourite('abcdef'.split('')),
      dice.pause(10),
    ])
  }
  t.deepEqual(run(), run())
})

test('what has no weight never comes', (t) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const dice = diceFrom(seed)
      return Array.from({ length: 50 }, () => dice.weighed({ never: 0, seldom: 1, often: 3 })).every(
        (key) => key !== 'never',
      )
    }),
  )
  t.pass()
})

test('numbers keep within their ends, and reach both', (t) => {
  const dice = diceFrom(1)
  const thrown = Array.from({ length: 600 }, () => dice.between(1, 6))
  t.deepEqual([...new Set(thrown)].sort(), [1, 2, 3, 4, 5, 6])
})

test('the first is chosen about twice as often as the second, and every one at times', (t) => {
  const dice = diceFrom(3)
  const counts = new Map<number, number>()
  for (let n = 0; n < 20_000; n++) {
    const chosen = dice.favourite([0, 1, 2, 3, 4, 5, 6, 7])
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  }
  t.is(counts.size, 8)
  const ratio = (counts.get(0) ?? 0) / (counts.get(1) ?? 1)
  t.true(ratio > 1.5 && ratio < 2, `${ratio}`)
})

test('pauses are as long as asked for on average, and none goes on for ever', (t) => {
  const dice = diceFrom(4)
  const pauses = Array.from({ length: 20_000 }, () => dice.pause(100))
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length
  t.true(mean > 95 && mean < 105, `${mean}`)
  t.true(Math.max(...pauses) <= 500)
})

test('there is nothing to choose from an empty list', (t) => {
  t.throws(() => diceFrom(1).of([]), { instanceOf: RangeError })
})
