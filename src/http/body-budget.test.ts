import test from 'ava'
import fc from 'fast-check'
import { createBodyBudget } from './body-budget.ts'

test('the largest that is still coming in makes room, of equals the oldest; what is there stays', (t) => {
  const budget = createBodyBudget(100)
  const gone: string[] = []
  const open = (name: string) => budget.open(() => gone.push(name))
  const [whole, first, second, small] = [open('whole'), open('first'), open('second'), open('small')]
  whole.grow(50)
  whole.complete()
  first.grow(20)
  second.grow(20)
  small.grow(10)
  t.deepEqual(gone, [])
  small.grow(11)
  t.deepEqual(gone, ['first'])
  t.is(budget.held(), 81)
  whole.release()
  t.is(budget.held(), 31)
  // Alone it may have all, and no more.
  second.grow(89)
  t.deepEqual(gone, ['first'])
  second.grow(90)
  t.deepEqual(gone, ['first', 'second'])
  small.release()
  small.release()
  t.is(budget.held(), 0)
})

test('whatever bodies do, those that are coming in never hold more than there is, and all is given back', (t) => {
  const step = fc.tuple(fc.nat(7), fc.constantFrom('grow', 'complete', 'release'), fc.nat(60))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const budget = createBodyBudget(100)
      const bodies = Array.from({ length: 8 }, () => {
        const it = { over: false, counted: budget.open(() => (it.over = true)) }
        return it
      })
      let done = 0
      const sizes = bodies.map(() => 0)
      for (const [at, what, bytes] of steps) {
        const it = bodies[at]
        if (!it || it.over) continue
        if (what === 'grow') {
          sizes[at] = (sizes[at] ?? 0) + bytes
          it.counted.grow(sizes[at])
        } else {
          if (what === 'complete') done += sizes[at] ?? 0
          it.over = true
          it.counted[what]()
        }
        if (budget.held() > 100 + done || budget.held() < 0) return false
      }
      for (const { counted } of bodies) counted.release()
      return budget.held() === 0
    }),
  )
  t.pass()
})
