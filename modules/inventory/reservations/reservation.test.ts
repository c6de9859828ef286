import test from 'ava'
import fc from 'fast-check'
import { unplaced } from '../shelf.ts'
import { decide, wantedLines } from './reservation.ts'

const wish = (productId: string, quantity: number) => ({ productId, quantity, soldBy: 'piece' })
const level = { onHand: 5, reserved: 0, reorderPoint: 0, soldBy: 'piece', soldByNext: null, ...unplaced }

test('two lines of one product are one wish', (t) => {
  const wanted = wantedLines([wish('b', 2), wish('a', 1), wish('B', 3)])
  t.deepEqual(wanted, [
    { ...wish('a', 1), most: 1 },
    { ...wish('b', 5), most: 5 },
  ])
})

for (const quantity of [0, -1, Number.NaN, 0.5, Number.MAX_SAFE_INTEGER + 1]) {
  test(`a quantity of ${quantity} is never reserved, whatever else of the product is wanted`, (t) => {
    const [good, bad] = [wish('a', 5), wish('a', quantity)]
    const shelves = new Map([['a', { ...level, onHand: 100, version: 1 }]])
    for (const items of [[bad], [good, bad], [bad, good], [good, bad, good]]) {
      const wanted = wantedLines(items)
      t.deepEqual(wanted, [{ ...wish('a', 0), most: 0 }])
      t.is(decide(wanted, shelves).status, 'rejected')
    }
  })
}

test('lines are summed, sorted and unique whatever the order they come in', (t) => {
  const item = fc.record({
    productId: fc.constantFrom('a', 'b', 'c', 'd'),
    quantity: fc.integer({ min: 1, max: 99 }),
    soldBy: fc.constant('piece'),
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

test('a shortage names what was wanted, what there is, and as of which version of the shelf', (t) => {
  const shelves = new Map([
    ['a', { ...level, onHand: 2, version: 4 }],
    ['b', { ...level, onHand: 2, version: 5 }],
  ])
  t.deepEqual(decide([wish('a', 3), wish('b', 2), wish('c', 1)], shelves), {
    status: 'rejected',
    shortages: [
      { productId: 'a', requested: 3, available: 2, version: 4, otherUnit: false },
      { productId: 'c', requested: 1, available: 0, version: 0, otherUnit: false },
    ],
  })
})

test('what is ordered in another unit than it is counted in is not to be had, however much there is', (t) => {
  const shelves = new Map([['a', { ...level, onHand: 900, version: 4 }]])
  t.deepEqual(decide([{ ...wish('a', 2), soldBy: 'weight' }], shelves), {
    status: 'rejected',
    shortages: [{ productId: 'a', requested: 2, available: 0, version: 0, otherUnit: true }],
  })
  t.deepEqual(wantedLines([wish('a', 2), { ...wish('a', 2), soldBy: 'weight' }])[0]?.quantity, 0)
})

test('what is left in a unit that is no longer sold by is for orders in that unit, and tells copies nothing', (t) => {
  const shelves = new Map([['a', { ...level, onHand: 2, soldByNext: 'weight', version: 4 }]])
  t.is(decide([wish('a', 2)], shelves).status, 'reserved')
  t.like(decide([wish('a', 3)], shelves), {
    shortages: { 0: { available: 2, version: 0, otherUnit: false } },
  })
})

test('an order takes all that it wants, or nothing; an order of nothing is rejected', (t) => {
  const before = { ...level, reserved: 2 }
  const shelves = new Map([['a', { ...before, version: 7 }]])
  t.deepEqual(decide([wish('a', 3)], shelves), {
    status: 'reserved',
    lines: [{ productId: 'a', quantity: 3 }],
    changes: [{ productId: 'a', version: 8, before, after: { ...before, reserved: 5 } }],
  })
  t.like(decide([wish('a', 3), wish('unknown', 1)], shelves), {
    status: 'rejected',
    shortages: { length: 1 },
  })
  t.deepEqual(decide([], shelves), { status: 'rejected', shortages: [] })
})

test('of what may be more, as much is taken as there is, and never more than that', (t) => {
  const held = (onHand: number, most: number) =>
    decide([{ ...wish('a', 3), most }], new Map([['a', { ...level, onHand, version: 1 }]]))
  t.like(held(9, 5), { lines: [{ productId: 'a', quantity: 5 }], changes: [{ after: { reserved: 5 } }] })
  t.like(held(4, 5), { lines: [{ productId: 'a', quantity: 4 }] })
  t.like(held(3, 5), { lines: [{ productId: 'a', quantity: 3 }] })
  t.like(held(2, 5), { status: 'rejected', shortages: [{ requested: 3, available: 2 }] })
  t.like(held(9, 1), { lines: [{ productId: 'a', quantity: 3 }] }, 'at least what was ordered')
})

test('what two lines of a product may be at most is summed as well', (t) => {
  t.deepEqual(wantedLines([{ ...wish('a', 2), most: 3 }, wish('a', 2)]), [{ ...wish('a', 4), most: 5 }])
  t.is(wantedLines([{ ...wish('a', 2), most: Number.MAX_VALUE }])[0]?.quantity, 0)
})
