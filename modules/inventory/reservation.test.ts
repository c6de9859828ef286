import test from 'ava'
import fc from 'fast-check'
import { decide, shortagesOf, wantedLines } from './reservation.ts'

test('two lines of one product are one wish', (t) => {
  const wanted = wantedLines([
    { productId: 'b', quantity: 2 },
    { productId: 'a', quantity: 1 },
    { productId: 'B', quantity: 3 },
  ])
  t.deepEqual(wanted, [
    { productId: 'a', quantity: 1 },
    { productId: 'b', quantity: 5 },
  ])
})

for (const quantity of [0, -1, Number.NaN, 0.5, Number.MAX_SAFE_INTEGER + 1]) {
  test(`a quantity of ${quantity} is never reserved, whatever else of the product is wanted`, (t) => {
    const good = { productId: 'a', quantity: 5 }
    const bad = { productId: 'a', quantity }
    for (const items of [[bad], [good, bad], [bad, good], [good, bad, good]]) {
      const wanted = wantedLines(items)
      t.deepEqual(wanted, [{ productId: 'a', quantity: 0 }])
      t.is(shortagesOf(wanted.map((line) => ({ ...line, available: 100 }))).length, 1)
    }
  })
}

test('lines are summed, sorted and unique whatever the order they come in', (t) => {
  const item = fc.record({
    productId: fc.constantFrom('a', 'b', 'c', 'd'),
    quantity: fc.integer({ min: 1, max: 99 }),
  })
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const wanted = wantedLines(items)
      const ids = wanted.map((line) => line.productId)
      t.deepEqual(ids, [...new Set(items.map((it) => it.productId))].sort())
      for (const { productId, quantity } of wanted) {
        const all = items.filter((it) => it.productId === productId)
        t.is(
          quantity,
          all.reduce((sum, it) => sum + it.quantity, 0),
        )
      }
    }),
  )
})

test('a shortage names what was wanted and what there is', (t) => {
  const lines = [
    { productId: 'a', quantity: 3, available: 2 },
    { productId: 'b', quantity: 2, available: 2 },
    { productId: 'c', quantity: 1, available: 0 },
  ]
  t.deepEqual(shortagesOf(lines), [
    { productId: 'a', requested: 3, available: 2 },
    { productId: 'c', requested: 1, available: 0 },
  ])
})

test('an order takes all that it wants, or nothing; an order of nothing is rejected', (t) => {
  const level = { onHand: 5, reserved: 2, reorderPoint: 0 }
  const shelves = new Map([['a', { ...level, version: 7 }]])
  t.deepEqual(decide([{ productId: 'a', quantity: 3 }], shelves), {
    status: 'reserved',
    lines: [{ productId: 'a', quantity: 3 }],
    changes: [{ productId: 'a', version: 8, before: level, after: { ...level, reserved: 5 } }],
  })
  const wanted = [
    { productId: 'a', quantity: 4 },
    { productId: 'unknown', quantity: 1 },
  ]
  t.deepEqual(decide(wanted, shelves), {
    status: 'rejected',
    shortages: [
      { productId: 'a', requested: 4, available: 3 },
      { productId: 'unknown', requested: 1, available: 0 },
    ],
  })
  t.deepEqual(decide([], shelves), { status: 'rejected', shortages: [] })
})
