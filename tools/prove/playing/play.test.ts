import test from 'ava'
import { isExplained } from './play.ts'

test('a token is refused by right while a clock is wrong and for a while after, and at no other time', (t) => {
  const faults = [{ kind: 'clock-day', what: '', at: 10_000, until: 14_000 }]
  const refused = (at: number, what = 'the product: 401 {}') => isExplained({ at, what }, { faults })
  t.true(refused(12_000))
  t.true(refused(30_000))
  t.false(refused(9_000))
  t.false(refused(80_000))
  t.false(refused(12_000, 'the product: 403 {}'))
  t.false(
    isExplained(
      { at: 12_000, what: 'the product: 401 {}' },
      { faults: [{ kind: 'kill-service', what: '', at: 10_000, until: null }] },
    ),
  )
})

test('what only this release knows is refused by right while the last one is rolled out, and at no other time', (t) => {
  const faults = [{ kind: 'rolling-deployment', what: '', at: 10_000, until: 14_000 }]
  const what = 'the slots: 404 {"type":"about:blank","detail":"There is nothing at this address."}'
  t.true(isExplained({ at: 12_000, what }, { faults }))
  t.false(isExplained({ at: 9_000, what }, { faults }))
  t.false(
    isExplained({ at: 12_000, what: 'the order: 404 {"detail":"There is no such order."}' }, { faults }),
  )
})
