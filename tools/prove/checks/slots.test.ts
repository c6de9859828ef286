import test from 'ava'
import type { Deed } from '../history.ts'
import { keptOf } from '../playing/kept.ts'
import { miscounted, overbooked, staysOf } from './slots.ts'

const deed = (over: Partial<Deed>): Deed => ({
  ...{
    at: 0,
    until: 1,
    who: 'shopper 1',
    move: 'order-into-slot',
    what: 'POST /v1/orders',
    path: '/v1/orders',
  },
  ...{ input: {}, status: 201, output: null },
  ...over,
})
const placed = (id: string, until: number) => deed({ until, output: { id, slot: { id: 'evening' } } })
const cancel = (id: string, at: number, status = 200) =>
  deed({ at, status, what: 'POST /v1/orders/{id}/cancel', path: `/v1/orders/${id}/cancel` })
const one = [{ id: 'evening', capacity: 1 }]

test('a slot counts the orders and holds that there are, and holds no more than it may', (t) => {
  const row = { id: 's', capacity: 3, booked: 2, held: 1, orders: 2, holds: 1 }
  t.deepEqual(miscounted([row]), [])
  t.is(miscounted([{ ...row, orders: 1 }]).length, 1)
  t.is(miscounted([{ ...row, holds: 0 }]).length, 1)
  t.is(miscounted([{ ...row, capacity: 2 }]).length, 1)
})

test('two orders that had the one place at once are found', (t) => {
  const deeds = [placed('a', 10), placed('b', 20)]
  t.is(overbooked({ deeds }, one, new Set(['a', 'b'])).length, 1)
  t.deepEqual(overbooked({ deeds }, [{ id: 'evening', capacity: 2 }], new Set(['a', 'b'])), [])
  const later = [...deeds, cancel('a', 30)]
  t.is(overbooked({ deeds: later }, one, new Set(['b'])).length, 1, 'it was cancelled only then')
})

test('who left before, or ended as nobody asked, makes room', (t) => {
  const deeds = [placed('a', 10), placed('b', 20)]
  t.deepEqual(overbooked({ deeds: [...deeds, cancel('a', 15)] }, one, new Set(['b'])), [])
  t.deepEqual(overbooked({ deeds }, one, new Set(['b'])), [], 'rejected, who knows when')
  t.deepEqual(overbooked({ deeds: [...deeds, cancel('a', 30, 409)] }, one, new Set(['b'])), [])
  const moved = deed({
    what: 'PATCH /v1/orders/{id}',
    path: '/v1/orders/a',
    input: { slotId: 'night' },
    status: 200,
  })
  t.deepEqual(overbooked({ deeds: [...deeds, moved] }, one, new Set(['a', 'b'])), [])
  const larger = deed({
    what: 'PATCH /v1/slots/{id}',
    path: '/v1/slots/evening',
    input: { capacity: 2 },
    status: 200,
  })
  t.deepEqual(overbooked({ deeds: [...deeds, larger] }, one, new Set(['a', 'b'])), [])
})

test('what the history keeps of an order says which slot it is in', (t) => {
  const order = {
    id: 'a',
    status: 'pending',
    version: 1,
    items: [],
    slot: { id: 'evening', start: '', end: '' },
  }
  const kept = ['a', 'b'].map((id) =>
    deed({ output: keptOf('POST /v1/orders', 201, { ...order, id }) as Deed['output'] }),
  )
  t.is(staysOf(kept, new Set(['a', 'b'])).length, 2)
  t.is(overbooked({ deeds: kept }, one, new Set(['a', 'b'])).length, 1)
})
