import test from 'ava'
import fc from 'fast-check'
import { randomFrom } from '../../mart/random.ts'
import { lastTwoThirds, leastOf, type Point, type Trend, trendOf } from './trend.ts'

const seconds = (count: number) => Array.from({ length: count }, (_, n) => n * 5)
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
const value = fc.integer({ min: -10_000, max: 10_000 })

test('of a line it finds the line, whatever it begins with', (t) => {
  fc.assert(
    fc.property(value, value, fc.integer({ min: 3, max: 60 }), (start, slope, count) => {
      const trend = trendOf(seconds(count).map((at): Point => [at, start + slope * at])) as Trend
      t.true(close(trend.slope, slope) && close(trend.low, slope) && close(trend.high, slope))
      t.true(close(trend.rise, slope * (count - 1) * 5))
    }),
  )
})

test('it is the same wherever the series stands, and turns over with it', (t) => {
  const series = fc.array(value, { minLength: 3, maxLength: 40 })
  fc.assert(
    fc.property(series, value, (values, shift) => {
      const of = (change: (value: number) => number) =>
        trendOf(values.map((it, n): Point => [n, change(it)])) as Trend
      const trend = of((it) => it)
      t.true(trend.low <= trend.slope && trend.slope <= trend.high)
      t.true(close(of((it) => it + shift).slope, trend.slope))
      t.true(close(of((it) => it * 3).slope, trend.slope * 3))
      t.true(close(of((it) => -it).slope, -trend.slope))
    }),
  )
})

test('peaks do not move it', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 60 }), fc.nat(), (count, seed) => {
      const random = randomFrom(seed)
      const points = seconds(count).map((at): Point => [at, 100 + (random() < 0.1 ? 1e9 * random() : 0)])
      const peaks = points.filter(([, value]) => value > 100).length
      // A quarter of all points may be anything.
      if (peaks <= count / 4) t.is((trendOf(points) as Trend).slope, 0)
    }),
  )
})

test('noise without a slope is seldom a rise, and a slope of its size is one', (t) => {
  const random = randomFrom(7)
  const noisy = (slope: number) =>
    seconds(80).map((at): Point => [at, 1_000 + slope * at + 20 * (random() - 0.5)])
  const rises = (slope: number) =>
    Array.from({ length: 400 }, () => trendOf(noisy(slope)) as Trend).filter(({ surely }) => surely > 0)
      .length
  // Two and a half of a hundred are expected by chance.
  t.true(rises(0) < 24)
  t.is(rises(0.1), 400)
})

// Six processes showed it: memory rises for minutes, and is given back at once.
test('a saw whose teeth are long is no rise, and a leak under it is one', (t) => {
  const random = randomFrom(11)
  const saw = (leak: number) =>
    seconds(240).map((at): Point => [at, 200 + leak * at + 100 * ((at % 170) / 170) + 5 * random()])
  // Cut off in its highest tooth.
  t.is((trendOf(saw(0).slice(0, 64)) as Trend).surely, 0)
  t.is((trendOf(saw(0)) as Trend).surely, 0)
  t.true((trendOf(saw(0.2)) as Trend).surely > 100)
})

test('of too little nothing is said', (t) => {
  t.is(trendOf([]), null)
  t.is(
    trendOf([
      [0, 1],
      [1, 2],
    ]),
    null,
  )
  t.is(
    trendOf([
      [1, 1],
      [1, 2],
      [1, 3],
    ]),
    null,
  )
  t.deepEqual(lastTwoThirds([]), [])
})

test('the last two thirds are of the time, and the least of each stretch is kept', (t) => {
  t.deepEqual(
    lastTwoThirds([
      [0, 1],
      [29, 2],
      [30, 3],
      [90, 4],
    ]),
    [
      [30, 3],
      [90, 4],
    ],
  )
  t.deepEqual(
    leastOf(
      [
        [0, 5],
        [9, 3],
        [10, 7],
        [19, 8],
        [25, 1],
      ],
      10,
    ),
    [
      [9, 3],
      [10, 7],
      [25, 1],
    ],
  )
})
