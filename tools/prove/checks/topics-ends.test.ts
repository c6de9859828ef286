import test from 'ava'
import { brokenEnds, type Said } from './topics.ts'

const level = (version: number): Said => ({
  ...{ topic: 'mart.stock.v1', key: 'tea', event: 'StockLevelChanged', version },
  id: `level-${version}`,
})

test('the last word on an aggregate is its newest, however often earlier ones are said again before it', (t) => {
  t.deepEqual(brokenEnds([level(1), level(2), level(1), level(2), level(3)]), [])
  t.deepEqual(brokenEnds([level(1), level(2), level(3), level(2)]), [
    'mart.stock.v1: the last record of tea, level-2, says version 2 again, after 3',
  ])
})

test('of what happened to orders the last record is no last word', (t) => {
  const placed = { ...level(1), topic: 'mart.order.v1' }
  t.deepEqual(brokenEnds([placed, { ...placed, version: 2 }, placed]), [])
})
