import test from 'ava'
import fc from 'fast-check'
import type { Events } from '#proto/events.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { emptied, type Level, levelEvent, levelEvents, low, unplaced } from './shelf.ts'

const change = (before: Level, after: Level) => levelEvents([{ productId: 'p', version: 7, before, after }])
const shelf = (onHand: number, reserved = 0, reorderPoint = 0): Level => ({
  ...{ onHand, reserved, reorderPoint, soldBy: 'piece', soldByNext: null, ...unplaced },
})

test('running out and coming in stock are said, with the whole state', (t) => {
  t.deepEqual(change(shelf(3, 2), shelf(3, 3)), [
    {
      type: 'mart.inventory.v1.StockLevelChanged',
      key: 'p',
      data: {
        productId: 'p',
        inStock: false,
        low: false,
        available: 0,
        reorderPoint: 0,
        version: 7,
        empty: false,
        ...unsaid.level,
      },
    },
  ])
  t.like(change(shelf(3, 3), shelf(4, 3))[0]?.data, { inStock: true, available: 1 })
})

test('crossing the reorder point is said, both ways', (t) => {
  t.like(change(shelf(6, 0, 5), shelf(6, 1, 5))[0]?.data, { inStock: true, low: true, available: 5 })
  t.like(change(shelf(5, 0, 5), shelf(6, 0, 5))[0]?.data, { low: false })
  t.like(change(shelf(5), shelf(5, 0, 9))[0]?.data, { low: true, reorderPoint: 9 })
})

test('of the last fifteen each one less is said, of many what shows in the first four binary digits', (t) => {
  t.like(change(shelf(15), shelf(15, 1))[0]?.data, { available: 14 })
  t.deepEqual(change(shelf(1000), shelf(1000, 1)), [])
  t.like(change(shelf(1000), shelf(1000, 41))[0]?.data, { available: 959 })
  t.like(change(shelf(1000, 1), shelf(1000))[0]?.data, { available: 1000 }, 'one more is said')
})

test('a change that leaves as much to sell is not said, but that nothing is there any more is', (t) => {
  t.deepEqual(change(shelf(4, 1), shelf(3, 0)), [])
  t.like(change(shelf(2, 2), shelf(0))[0]?.data, { inStock: false, empty: true })
  t.like(change(shelf(0), shelf(2))[0]?.data, { inStock: true, empty: false })
})

test('that it lies elsewhere is said, and every event says where', (t) => {
  const moved = { ...shelf(4), aisle: 'C2', position: 7, storage: 'chilled' }
  for (const one of [{ aisle: 'C2' }, { position: 7 }, { storage: 'chilled' }])
    t.like(change(shelf(4), { ...shelf(4), ...one })[0]?.data, one)
  t.like(change(moved, { ...moved, onHand: 5 })[0]?.data, { aisle: 'C2', position: 7, storage: 'chilled' })
})

test('what is counted in a unit that the product is no longer sold by is there, but not for sale', (t) => {
  const before = shelf(20, 2)
  t.like(change(before, { ...before, soldByNext: 'weight' })[0]?.data, {
    ...{ inStock: false, available: 0, empty: false },
  })
})

test('a shelf that is emptied counts in the product’s unit again, without a reorder point in the old', (t) => {
  const left = { ...shelf(1, 0, 5), soldByNext: 'weight' }
  t.is(emptied(left), left)
  t.deepEqual(emptied({ ...left, onHand: 0 }), { ...shelf(0), soldBy: 'weight' })
})

test('without a reorder point nothing is ever low', (t) => {
  t.false(low(shelf(0)))
})

test('a copy that keeps the last event knows whether the shelf is in stock, low and empty, and what is left at most', (t) => {
  const level = fc.record({
    onHand: fc.oneof(fc.nat(8), fc.nat(100_000)),
    reserved: fc.oneof(fc.nat(8), fc.nat(100_000)),
    reorderPoint: fc.constantFrom(0, 2, 5),
  })
  fc.assert(
    fc.property(fc.array(level, { minLength: 2 }), (levels) => {
      const [first, ...rest] = levels.map((it) =>
        shelf(it.onHand + it.reserved, it.reserved, it.reorderPoint),
      )
      let [before, copy] = [
        first as Level,
        levelEvent('p', first as Level, 1).data as Events['mart.inventory.v1.StockLevelChanged'],
      ]
      for (const after of rest) {
        copy = (change(before, after)[0]?.data as typeof copy | undefined) ?? copy
        t.is(copy.inStock, after.onHand > after.reserved)
        t.is(copy.low, low(after))
        t.is(copy.empty, after.onHand === 0)
        const left = after.onHand - after.reserved
        t.true(left <= copy.available && copy.available <= left * 1.125)
        before = after
      }
    }),
  )
})
