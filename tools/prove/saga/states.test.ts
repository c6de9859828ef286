import test from 'ava'
import fc from 'fast-check'
import { createStates } from './states.ts'

test('it holds what a Set holds, in the order in which it came, and whence', (t) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.maxSafeNat(), fc.nat(1000)), { maxLength: 400 }), (added) => {
      const [states, model] = [createStates(1000), new Map<number, number>()]
      for (const [key, from] of added) {
        t.is(states.add(key, from), !model.has(key))
        if (!model.has(key)) model.set(key, from)
      }
      t.is(states.size, model.size)
      t.deepEqual(
        [...model],
        Array.from({ length: states.size }, (_, at) => [states.key(at), states.from(at)]),
      )
    }),
  )
})

test('it grows over many sizes of its own, and ends at the most that it was given', (t) => {
  const states = createStates(300_000)
  const key = (n: number) => n * 2 ** 23 + (n % 7)
  for (let n = 0; n < 300_000; n++) if (!states.add(key(n), n)) t.fail(`${n} was there`)
  for (let n = 0; n < 300_000; n++) if (states.add(key(n), 0)) t.fail(`${n} was lost`)
  t.is(states.size, 300_000)
  t.throws(() => states.add(key(300_000), 0), { message: /more than 300000 states/ })
})
