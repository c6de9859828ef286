import test from 'ava'
import fc from 'fast-check'
import { type Level, levelEvents, low } from './shelf.ts'

const change = (before: Level, after: Level) => levelEvents([{ productId: 'p', version: 7, before, after }])
const shelf = (onHand: number, reserved = 0, reorderPoint = 0): Level => ({ onHand, reserved, reorderPoint })

test('running out and coming in stock are said, with the whole state', (t) => {
  t.deepEqual(change(shelf(3, 2), shelf(3, 3)), [
    {
      type: 'mart.inventory.v1.StockLevelChanged',
      key: 'p',
      data: { productId: 'p', inStock: false, low: false, available: 0, reorderPoint: 0, version: 7 },
    },
  ])
  t.like(change(shelf(3, 3), shelf(4, 3))[0]?.data, { inStock: true, available: 1 })
})

test('crossing the reorder point is said, both ways', (t) => {
  t.like(change(shelf(6, 0, 5), shelf(6, 1, 5))[0]?.data, { inStock: true, low: true, available: 5 })
  t.like(change(shelf(5, 0, 5), shelf(6, 0, 5))[0]?.data, { low: false })
  t.like(change(shelf(5), shelf(5, 0, 9))[0]?.data, { low: true, reorderPoint: 9 })
})

test('a change that crosses nothing is not said', (t) => {
  t.deepEqual(change(shelf(9, 0, 5), shelf(6, 0, 5)), [])
  t.deepEqual(change(shelf(4, 0, 5), shelf(1, 0, 5)), [])
  t.deepEqual(change(shelf(4, 1), shelf(3, 0)), [])
})

test('without a reorder point nothing is ever low', (t) => {
  t.false(low(shelf(0)))
})

test('a copy that keeps the last event knows whether the shelf is in stock and low', (t) => {
  const level = fc.record({
    onHand: fc.nat(8),
    reserved: fc.nat(8),
    reorderPoint: fc.constantFrom(0, 2, 5),
  })
  fc.assert(
    fc.property(fc.array(level, { minLength: 2 }), (levels) => {
      const [first, ...rest] = levels.map((it) =>
        shelf(it.onHand + it.reserved, it.reserved, it.reorderPoint),
      )
      let [before, copy] = [
        first as Level,
        { inStock: first?.onHand !== first?.reserved, low: low(first as Level) },
      ]
      for (const after of rest) {
        copy = (change(before, after)[0]?.data as typeof copy | undefined) ?? copy
        t.is(copy.inStock, after.onHand > after.reserved)
        t.is(copy.low, low(after))
        before = after
      }
    }),
  )
})
