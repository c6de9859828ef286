import test from 'ava'
import { isExplained } from './play.ts'

test('a token is refused by right while a clock is wrong and for a while after, and at no other time', (t) => {
  const faults = [{ kind: 'clock-day', what: '', at: 10_000, until: 14_000 }]
  const refused = (at: number, what = 'the product: 401 {}') => isExplained({ at, what }, { faults })
  t.true(refused(12_000))
  t.true(refused(30_000))
  t.false(refused(9_000))
  t.false(refused(40_000))
  t.false(refused(12_000, 'the product: 403 {}'))
  t.false(
    isExplained(
      { at: 12_000, what: 'the product: 401 {}' },
      { faults: [{ kind: 'kill-service', what: '', at: 10_000, until: null }] },
    ),
  )
})
