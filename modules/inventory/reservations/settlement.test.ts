import test from 'ava'
import { unplaced } from '../shelf.ts'
import { type Holding, type Settling, settle, shortLinesOf } from './settlement.ts'

const level = {
  onHand: 10,
  reserved: 6,
  reorderPoint: 0,
  soldBy: 'piece',
  soldByNext: null,
  ...unplaced,
  version: 4,
}
const shelves = new Map([['a', level]])
const holding: Holding = { version: 2, held: new Map([['a', 6]]), seen: new Set([9]) }
const settling = (over: Partial<Settling> = {}): Settling => ({
  orderId: 'o',
  version: 3,
  most: new Map([['a', 6]]),
  short: [],
  ...over,
})
const spoilt = (quantity: number, line = 1) => ({
  line,
  productId: 'a',
  quantity,
  reason: 'damaged' as const,
})

test('what is held beyond what is wanted is free; of what is not named nothing is wanted', (t) => {
  t.like(settle(settling({ most: new Map([['a', 4]]) }), holding, shelves), {
    lines: [{ productId: 'a', quantity: 4 }],
    let: [{ productId: 'a', quantity: 2 }],
    waste: [],
    changes: [{ version: 5, before: { reserved: 6 }, after: { onHand: 10, reserved: 4 } }],
  })
  t.like(settle(settling({ most: new Map([['b', 4]]) }), holding, shelves), { lines: [] })
  t.is(settle(settling(), holding, shelves), null)
  t.is(
    settle(settling({ most: new Map([['a', 9]]) }), holding, shelves),
    null,
    'more is asked for, not settled',
  )
})

test('what an older word of the order wants, counts no more', (t) => {
  const want = (version: number) => settle(settling({ version, most: new Map() }), holding, shelves)
  t.is(want(1), null)
  t.not(want(2), null)
})

test('what spoilt leaves the shelf, once, and never what is to be in the bag', (t) => {
  const one = settle(settling({ most: new Map([['a', 3]]), short: [spoilt(2)] }), holding, shelves)
  t.like(one, {
    lines: [{ productId: 'a', quantity: 3 }],
    waste: [{ quantity: 2, onHandAfter: 8, version: 5 }],
    changes: [{ version: 6, after: { onHand: 8, reserved: 3 } }],
  })
  t.deepEqual([...(one?.times ?? [])], [['a', 2]])
  t.like(settle(settling({ most: new Map([['a', 5]]), short: [spoilt(2)] }), holding, shelves), {
    waste: [{ quantity: 1, onHandAfter: 9 }],
  })
  t.is(settle(settling({ short: [spoilt(2, 9)] }), holding, shelves), null, 'that line was seen to')
  const twice = settle(settling({ most: null, short: [spoilt(2), spoilt(2)] }), holding, shelves)
  t.like(twice, { lines: [{ quantity: 4 }], waste: { length: 1 } })
  const unfound = { ...spoilt(2), reason: 'not_found' as const }
  t.like(settle(settling({ most: null, short: [unfound] }), holding, shelves), { waste: [], changes: [] })
})

test('of an order that is cancelled only what spoilt is taken; the rest is for its release', (t) => {
  t.like(settle(settling({ most: null, short: [spoilt(2)] }), holding, shelves), {
    lines: [{ productId: 'a', quantity: 4 }],
    changes: [{ after: { onHand: 8, reserved: 4 } }],
  })
  t.like(settle(settling({ most: null, short: [spoilt(99)] }), holding, shelves), {
    lines: [],
    waste: [{ quantity: 6, onHandAfter: 4 }],
  })
})

test('where nothing was found nothing is written off', (t) => {
  const short = [{ ...spoilt(2), reason: 'not_found' as const }]
  t.like(settle(settling({ short }), holding, shelves), {
    waste: [],
    changes: [],
    seen: [{ line: 1, quantity: 0, reason: 'not_found' }],
  })
})

test('a lack is final when the line is replaced, or its order packed or cancelled', (t) => {
  const short = { state: 'short', shortReason: 'expired', lacking: 0 }
  const item = { line: 2, productId: 'A', quantity: 5, picked: 3, ...short }
  const of = (status: string, over = {}) => shortLinesOf({ status, items: [{ ...item, ...over }] })
  const lack = [{ line: 2, productId: 'a', quantity: 2, reason: 'expired' as const }]
  for (const status of ['pending', 'awaiting_payment', 'confirmed', 'picking']) t.deepEqual(of(status), [])
  for (const status of ['packed', 'shipped', 'cancelled']) t.deepEqual(of(status), lack)
  t.like(
    of('picking', { state: 'substituted', picked: 0 }),
    [{ quantity: 5 }],
    'of a release that does not say it',
  )
  t.like(of('picking', { state: 'substituted', picked: 0, lacking: 2 }), [{ quantity: 2 }])
  for (const none of [
    { shortReason: '' },
    { shortReason: 'stolen' },
    { picked: 5 },
    { line: 0 },
    { state: 'picked' },
    { state: '' },
  ])
    t.deepEqual(of('packed', none), [], JSON.stringify(none))
})
