import test from 'ava'
import { exploreWorld } from './explore.ts'
import { planted } from './planted.ts'
import { realRules } from './rules.ts'
import { exploreSaga, inWords } from './saga.ts'

test('order, stock and money agree whatever is interleaved how, as far as a short run comes', (t) => {
  t.timeout(300_000)
  const explored = exploreSaga()
  for (const one of explored) {
    t.log(inWords(one))
    t.is(one.violation, null, inWords(one))
  }
  t.true(explored.reduce((sum, { states }) => sum + states, 0) > 500_000)
  // Nothing cuts it off: what ends of itself does so.
  t.deepEqual(
    explored
      .filter(({ world }) => world.orders.every((method) => method !== 'card') && world.orders.length === 1)
      .map(({ whole }) => whole),
    [true, true],
  )
})

test('what nobody takes in at the door comes back, and goes out again or is released, whatever comes twice', (t) => {
  const bounds = { repeats: 1, refunds: 0, reminders: 0, failures: 1 }
  const explored = exploreWorld({ orders: ['cash_on_delivery'], stock: 1 }, { bounds })
  t.is(explored.violation, null)
  t.true(explored.whole)
})

test('where there are more states than it may keep it ends, and says how deep it came', (t) => {
  const explored = exploreWorld({ orders: ['card'], stock: 1 }, { most: 5_000 })
  t.false(explored.whole)
  t.true(explored.states > 4_000 && explored.states <= 5_000)
  t.true(explored.depth > 5)
})

for (const { name, wrong, world, finds, bounds, depth: deepest = 15 } of planted) {
  test(`it is found that ${name}`, (t) => {
    t.timeout(300_000)
    const explored = exploreWorld(world, { depth: deepest, bounds, rules: { ...realRules, ...wrong } })
    const { violation } = explored
    t.truthy(violation, 'no violation was found')
    t.true(
      violation?.faults.some((fault) => finds.test(fault)),
      JSON.stringify(violation),
    )
    t.log(inWords(explored))
    // The same world with the real rule holds as deep as that.
    const depth = violation?.trace.length ?? 0
    if (depth <= 11) t.is(exploreWorld(world, { depth, bounds }).violation, null)
  })
}
