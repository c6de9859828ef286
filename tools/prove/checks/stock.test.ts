import test from 'ava'
import type { Deed } from '../history.ts'
import { changedProducts, unordered } from './stock.ts'
import type { StockFacts } from './stock-facts.ts'
import { holdsOf } from './stock-facts.ts'
import { knownOrders, operationsOn } from './stock-operations.ts'

const read = (at: number, available: number): Deed => ({
  ...{
    at,
    until: at + 1,
    who: 'shopper 1',
    move: 'browse',
    what: 'GET /v1/inventory/{productId}',
    path: '/v1/inventory/p',
  },
  ...{ input: undefined, status: 200, output: { productId: 'p', available } },
})
const adjusted = (at: number, delta: number, status: number | null, onHandAfter?: number): Deed => ({
  ...{
    at,
    until: status === null ? null : at + 1,
    who: 'stock 1',
    move: 'adjust',
    path: '/v1/inventory/p/adjustments',
  },
  ...{
    what: 'POST /v1/inventory/{productId}/adjustments',
    input: { delta, reference: `note ${at}` },
    status,
    output: { onHandAfter },
  },
})
const taken = (
  order: string,
  quantity: number,
  status: StockFacts['reservations'][number]['status'],
  decided: number,
  short: number | null = null,
) => ({
  ...{ order, quantity, status, short, decided, moved: decided + 10, leftOut: false },
})
const order = (id: string, at: number): Deed => ({
  ...{
    at,
    until: at + 1,
    who: 'shopper 1',
    move: 'order',
    what: 'POST /v1/orders',
    path: '/v1/orders',
    key: id,
    input: {},
  },
  ...{ status: 201, output: { id } },
})

/** Why there is no order, of one product with so many at first. */
function judge(
  opening: number,
  deeds: Deed[],
  reservations: StockFacts['reservations'],
  end: StockFacts['end'],
  movements: StockFacts['movements'] = [],
) {
  const facts = { opening, end, reservations, movements }
  const { operations, says } = operationsOn(
    deeds.filter(({ path }) => path.includes('inventory')),
    facts,
    knownOrders({ deeds }),
  )
  return unordered(operations, says, facts)
}

test('orders that fit, a refusal that is right and what was seen in between have an order', (t) => {
  const deeds = [
    order('a', 10),
    order('b', 20),
    read(15, 5),
    read(30, 2),
    adjusted(40, 4, 201, 9),
    read(50, 6),
  ]
  t.is(
    judge(5, deeds, [taken('a', 3, 'reserved', 25), taken('b', 3, 'rejected', 28, 2)], {
      onHand: 9,
      reserved: 3,
    }),
    null,
  )
})

test('two that take the same pieces are seen, whatever the shelf says in the end', (t) => {
  const deeds = [order('a', 10), order('b', 20)]
  t.regex(
    judge(5, deeds, [taken('a', 3, 'reserved', 25), taken('b', 3, 'reserved', 26)], {
      onHand: 5,
      reserved: 6,
    }) ?? '',
    /no order is possible/,
  )
})

test('a shelf that ends otherwise than what happened to it is seen', (t) => {
  t.regex(
    judge(5, [order('a', 10)], [taken('a', 3, 'released', 25)], { onHand: 5, reserved: 3 }) ?? '',
    /no order is possible/,
  )
  t.is(judge(5, [order('a', 10)], [taken('a', 3, 'released', 25)], { onHand: 5, reserved: 0 }), null)
  t.is(judge(5, [order('a', 10)], [taken('a', 3, 'restocked', 25)], { onHand: 5, reserved: 0 }), null)
})

test('a reading of what was no longer so is seen', (t) => {
  t.regex(
    judge(5, [adjusted(10, 2, 201, 7), read(20, 5)], [], { onHand: 7, reserved: 0 }) ?? '',
    /no order is possible/,
  )
})

test('a refusal of what would have fitted is seen', (t) => {
  t.regex(
    judge(5, [order('a', 10)], [taken('a', 3, 'rejected', 25, 2)], { onHand: 5, reserved: 0 }) ?? '',
    /no order is possible/,
  )
  t.regex(judge(5, [adjusted(10, -2, 409)], [], { onHand: 5, reserved: 0 }) ?? '', /no order is possible/)
})

test('what was never answered counts where the ledger has it, and only there', (t) => {
  const movement = { reference: 'note 10', reason: '', after: 7, at: 11 }
  t.is(judge(5, [adjusted(10, 2, null), read(20, 7)], [], { onHand: 7, reserved: 0 }, [movement]), null)
  t.is(judge(5, [adjusted(10, 2, null), read(20, 5)], [], { onHand: 5, reserved: 0 }), null)
  t.regex(
    judge(5, [adjusted(10, 2, null), read(20, 5)], [], { onHand: 5, reserved: 0 }, [movement]) ?? '',
    /no order/,
  )
})

test('what may be weighed is held at first, what was not taken is free later, what spoilt is gone', (t) => {
  const move = (kind: string, delta: number) => ({ kind, delta, at: 40 })
  const packed = { ...taken('a', 782, 'shipped' as const, 20), first: 862, moves: [move('shipped', -782)] }
  const deeds = [order('a', 10), read(30, 138), read(50, 218)]
  t.is(judge(1000, deeds, [packed], { onHand: 218, reserved: 0 }), null)
  t.regex(judge(1000, deeds, [packed], { onHand: 138, reserved: 0 }) ?? '', /no order is possible/)
  const spoilt = { ...packed, quantity: 700, moves: [move('wasted', -82), move('shipped', -700)] }
  t.is(judge(1000, [order('a', 10)], [spoilt], { onHand: 218, reserved: 0 }), null)
})

test('what nobody took in at the door is held again, and goes out again or is released', (t) => {
  const move = (kind: string, delta: number) => ({ kind, delta, at: 40 })
  const round = [move('shipped', -3), move('brought_back', 3)]
  const again = {
    ...taken('a', 3, 'shipped', 20),
    moves: [...round, move('shipped', -3), move('returned', 1)],
  }
  t.is(judge(5, [order('a', 10), read(15, 2)], [again], { onHand: 3, reserved: 0 }), null)
  const freed = { ...taken('a', 3, 'released', 20), moves: round }
  t.is(judge(5, [order('a', 10)], [freed], { onHand: 5, reserved: 0 }), null)
  t.regex(judge(5, [order('a', 10)], [freed], { onHand: 2, reserved: 0 }) ?? '', /no order is possible/)
})

test('what stands in, what it stands in for and what was offered in vain are held and freed each by itself', (t) => {
  const line = { productId: 'milk', quantity: 2 }
  const offer = (held: number | null, state: string) => ({ product: { productId: 'milk' }, held, state })
  const row = { id: 'a', changes: 0, items: [line], proposals: [] }
  t.deepEqual(holdsOf(row, 'milk'), { first: 2, offers: [], freed: [] })
  t.deepEqual(holdsOf({ ...row, items: [{ ...line, held: 3, state: 'substituted' }] }, 'milk'), {
    ...{ first: 3, offers: [], freed: [3] },
  })
  const spoilt = { ...line, held: 3, state: 'substituted', shortReason: 'expired' }
  t.deepEqual(holdsOf({ ...row, items: [spoilt] }, 'milk')?.freed, [1], 'two of it are written off')
  const offered = {
    ...row,
    items: [],
    proposals: [offer(4, 'rejected'), offer(5, 'accepted'), offer(6, 'sold_out')],
  }
  t.deepEqual(holdsOf(offered, 'milk'), { first: 0, offers: [4, 5], freed: [4] })
  t.is(holdsOf({ ...offered, proposals: [offer(null, 'withdrawn')] }, 'milk'), null, 'nobody knows')
  t.is(holdsOf({ ...row, changes: 1 }, 'milk'), null)
})

test('products of an order whose lines are changed are known, also what it had before, has by now, or was refused', (t) => {
  const deed = (what: string, path: string, input: object, output: object | null): Deed => ({
    ...order('', 1),
    ...{ what, path, input, output },
  })
  const of = (...ids: string[]) => ids.map((productId) => ({ productId, quantity: 1 }))
  const deeds = [
    deed('POST /v1/orders', '/v1/orders', { items: of('a') }, { id: 'one', lines: of('a') }),
    deed('POST /v1/cart/checkout', '/v1/cart/checkout', {}, { id: 'two', lines: of('b') }),
    deed('PATCH /v1/orders/{id}', '/v1/orders/one', { items: of('c') }, null),
    deed('GET /v1/orders/{id}', '/v1/orders/one', {}, { id: 'one', lines: of('d') }),
    deed('PATCH /v1/orders/{id}', '/v1/orders/two', { note: 'ring' }, { id: 'two', lines: of('b') }),
  ]
  t.deepEqual([...changedProducts({ deeds })].sort(), ['a', 'c', 'd'])
})
