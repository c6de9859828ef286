import test from 'ava'
import fc from 'fast-check'
import { backoff } from './backoff.ts'

test('waits double up to a minute, with jitter over half of each', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5_000 }), (attempts, first) => {
      const full = Math.min(60_000, first * 2 ** (attempts - 1))
      t.true(backoff(attempts, first, () => 0) >= Math.floor(full / 2))
      t.is(
        backoff(attempts, first, () => 1),
        full,
      )
    }),
  )
})
