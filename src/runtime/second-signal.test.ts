import test from 'ava'
import { secondSignal } from './second-signal.ts'

test('a signal that comes twice at once is one; one that comes later wants the end now', (t) => {
  let now = 5_000
  const insists = secondSignal(() => now)
  t.false(insists())
  now += 3
  t.false(insists())
  now += 1_500
  t.true(insists())
  t.true(insists())
})
