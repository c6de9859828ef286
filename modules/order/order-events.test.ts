import test from 'ava'
import { decodeEvent, encodeEvent } from '#proto/events.ts'
import type { Fact } from './order.ts'
import { toEvent } from './order-events.ts'
import { anOrder, milk } from './test-order.ts'

const facts: Fact[] = [
  { type: 'OrderPlaced' },
  { type: 'PaymentRequested', expiresAt: new Date('2026-01-01T10:15:00.250Z') },
  { type: 'OrderConfirmed' },
  { type: 'OrderRejected', short: [{ productId: milk.productId, requested: 2, available: 1 }] },
  { type: 'OrderCancelled', cause: 'staff', reason: 'flooded road' },
  { type: 'OrderPacked' },
  { type: 'OrderShipped', tracking: { carrier: 'TCS' } },
  { type: 'OrderDelivered', collected: null, differenceReason: '' },
  { type: 'OrderReturned', reason: 'broken', restock: true },
  { type: 'OrderChanged' },
  { type: 'OrderSlotClosed', others: [{ id: 'night', start: new Date(0), end: new Date(1_000) }] },
]

for (const fact of facts) {
  test(`${fact.type} carries the whole order, and all of it over the wire`, (t) => {
    const order = anOrder({ status: 'confirmed', version: 3, note: 'ring twice' })
    const event = toEvent({ order, fact })
    t.is(event.type, `mart.order.v1.${fact.type}`)
    t.is(event.key, order.id)
    const read = decodeEvent('mart.order.v1', encodeEvent(event.type, event.data), event.key)
    t.deepEqual(read, { type: event.type, data: event.data })
    t.like(event.data, { order: { id: order.id, status: 'confirmed', version: 3, note: 'ring twice' } })
  })
}

test('what a fact says beside the order is said', (t) => {
  const data = (fact: Fact) => toEvent({ order: anOrder(), fact }).data
  t.like(data(facts[3] as Fact), { short: [{ name: milk.name, requested: 2, available: 1 }] })
  t.like(data(facts[4] as Fact), { cause: 'staff', reason: 'flooded road' })
  t.like(data(facts[6] as Fact), { carrier: 'TCS', trackingNumber: '' })
  t.like(data(facts[8] as Fact), { reason: 'broken', restock: true })
})
