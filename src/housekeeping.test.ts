import test from 'ava'
import fc from 'fast-check'
import { v7, validate } from 'uuid'
import { firstIdAt } from './housekeeping.ts'

test('ids made before a time sort before its first id, ids made since after it', (t) => {
  const times = fc.integer({ min: 1_500_000_000_000, max: 4_000_000_000_000 })
  fc.assert(
    fc.property(times, times, (made, bound) => {
      const id = v7({ msecs: made })
      t.true(validate(firstIdAt(bound)))
      t.is(id < firstIdAt(bound), made < bound)
    }),
  )
})
