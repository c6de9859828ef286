import test from 'ava'
import fc from 'fast-check'
import { bySecond, figuresOf } from './figures.ts'

test('a hundred times from 1 to 100', (t) => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n)
  t.deepEqual(figuresOf(values), { count: 100, p50: 50, p90: 90, p99: 99, max: 100 })
})

test('of nothing there are no figures', (t) => {
  t.deepEqual(figuresOf([]), { count: 0, p50: Number.NaN, p90: Number.NaN, p99: Number.NaN, max: Number.NaN })
})

test('each figure is one of the times, and so many keep to it', (t) => {
  const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(times, (values) => {
      const { p50, p90, p99, max } = figuresOf(values)
      for (const [figure, share] of [
        [p50, 0.5],
        [p90, 0.9],
        [p99, 0.99],
        [max, 1],
      ] as const) {
        if (!values.includes(figure)) return false
        if (values.filter((value) => value <= figure).length < share * values.length) return false
        // And no lesser one would do.
        if (values.filter((value) => value < figure).length >= share * values.length) return false
      }
      return true
    }),
  )
  t.pass()
})

test('second by second, silence and what came too late included', (t) => {
  const samples = [
    { at: 10, took: 5 },
    { at: 990, took: 7 },
    { at: 2_000, took: 1 },
    { at: 3_500, took: 9 },
  ]
  const seconds = bySecond(samples, 3)
  t.deepEqual(
    seconds.map(({ second, count, max }) => [second, count, max]),
    [
      [0, 2, 7],
      [1, 0, Number.NaN],
      [2, 1, 1],
    ],
  )
})
