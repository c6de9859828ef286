import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { address, milk } from '../test-order.ts'
import { weekdays } from './timetable.ts'

const mart = await orderMart({ order: { codOpenOrders: 0, unpaidOrders: 0, slotHorizon: 7 } })
test.after.always(() => mart.stop())

const pkr = (amount: number) => ({ amount, currency: 'PKR' })
const everyDay = (over: object = {}) =>
  weekdays.map((day) => ({ day, start: '18:00', end: '20:00', capacity: 20, cutoffMinutes: 30, ...over }))

let cities = 0

/** A zone of its own for a test, with a slot each day, of which tomorrow's is given. */
async function zoneWithSlots(t: ExecutionContext, window: object = {}, terms: object = {}) {
  const city = `City ${++cities}`
  const made = await mart.asStaff('POST', '/v1/zones', {
    name: city,
    cities: [city],
    fee: pkr(9_900),
    ...terms,
  })
  t.is(made.status, 201, JSON.stringify(made.body))
  const timetable = { days: everyDay(window) }
  const set = await mart.asStaff('PUT', `/v1/zones/${made.body.id}/timetable`, timetable)
  t.is(set.status, 200, JSON.stringify(set.body))
  const list = async () =>
    (await mart.request('GET', `/v1/slots?city=${encodeURIComponent(city)}`)).body.items as {
      id: string
      left: number
      start: string
      fee: object
    }[]
  // Today's may be past its cut-off.
  const [, tomorrow = { id: '', left: 0, start: '', fee: {} }] = await list()
  const there = { shippingAddress: { ...address, city } }
  const left = async (id: string) => (await list()).find((slot) => slot.id === id)?.left
  return { zone: made.body, slot: tomorrow, city, there, list, left, timetable }
}

const counted = sql<{ booked: number; held: number; holds: number; orders: number }>(
  'test.places',
  `select booked, held, (select count(*)::int from slot_holds where slot_id = s.id) as holds,
     (select count(*)::int from orders where slot_id = s.id and status not in ('rejected', 'cancelled')) as orders
   from slots s where id = $1`,
)
/** What is booked are the orders that stand, and what is held are the holds. */
async function balances(t: ExecutionContext, id: string) {
  const [row] = await mart.db('order').query(counted, [id])
  t.deepEqual([row?.booked, row?.held], [row?.orders, row?.holds])
  return row
}

test('of 200 shoppers for a slot of 20 exactly 20 have it, some of whom held a place; the others hear of three that have one', async (t) => {
  const { slot, there, left } = await zoneWithSlots(t)
  const shoppers = Array.from({ length: 200 }, () => mart.shopper())
  const holds = await Promise.all(
    shoppers.slice(0, 5).map(({ request }) => request('POST', `/v1/slots/${slot.id}/hold`)),
  )
  t.deepEqual(new Set(holds.map(({ status }) => status)), new Set([201]))
  t.is(await left(slot.id), 15)
  const answers = await Promise.all(shoppers.map(({ order }) => order({ ...there, slotId: slot.id })))
  const taken = answers.filter(({ status }) => status === 201)
  t.is(taken.length, 20)
  t.deepEqual(
    answers.slice(0, 5).map(({ status }) => status),
    [201, 201, 201, 201, 201],
    'they held theirs',
  )
  for (const { status, body } of answers.filter(({ status }) => status !== 201)) {
    t.is(status, 409)
    t.is(body.type, '/problems/slot-full')
    t.deepEqual(body.errors, [{ path: 'slotId', message: 'is full' }])
    t.is(body.others.length, 3)
    t.true(body.others.every(({ start, left }: typeof slot) => start > slot.start && left > 0))
  }
  t.is(taken[0]?.body.slot.id, slot.id)
  t.is(taken[0]?.body.slot.start, slot.start)
  t.deepEqual(await balances(t, slot.id), { booked: 20, held: 0, holds: 0, orders: 20 })
})

test('who cancels, and whose order is rejected, gives the place back, once', async (t) => {
  const { slot, there, left } = await zoneWithSlots(t, { capacity: 2 })
  const [sana, omar, zara] = [mart.shopper(), mart.shopper(), mart.shopper()]
  const one = (await sana.order({ ...there, slotId: slot.id })).body
  const two = (await omar.order({ ...there, slotId: slot.id })).body
  t.is(await left(slot.id), 0)
  t.is((await zara.order({ ...there, slotId: slot.id })).status, 409)
  const cancelled = await Promise.all(
    Array.from({ length: 5 }, () => sana.request('POST', `/v1/orders/${one.id}/cancel`, {})),
  )
  t.is(cancelled.filter(({ status }) => status === 200).length, 1)
  t.is(await left(slot.id), 1)
  await mart.reject(two.id, milk.productId)
  await mart.reject(two.id, milk.productId)
  t.is(await left(slot.id), 2)
  t.is((await zara.order({ ...there, slotId: slot.id })).status, 201)
  await balances(t, slot.id)
})

test('a place is held for one slot at a time, is let go, and is anybody’s when its time is over', async (t) => {
  const { slot, list, there, left } = await zoneWithSlots(t, { capacity: 1 })
  const next = (await list())[2]
  const [sana, omar] = [mart.shopper(), mart.shopper()]
  const hold = (who: typeof sana, id = slot.id) => who.request('POST', `/v1/slots/${id}/hold`)
  const held = await hold(sana)
  t.is(held.status, 201)
  t.is(held.body.slotId, slot.id)
  const minutes = (Date.parse(held.body.expiresAt) - Date.now()) / 60_000
  t.true(minutes > 9 && minutes < 11)
  t.is((await hold(sana)).status, 201, 'her own is no obstacle')
  const refused = await hold(omar)
  t.is(refused.status, 409)
  t.is(refused.body.others[0].id, next?.id)
  t.is((await omar.order({ ...there, slotId: slot.id })).status, 409)

  t.is((await hold(sana, next?.id)).status, 201)
  t.is(await left(slot.id), 1)
  t.is((await hold(omar, next?.id)).status, 409)
  t.is(await left(next?.id ?? ''), 0, 'refused, the place that she holds stays hers')
  t.is((await sana.request('DELETE', `/v1/slots/${slot.id}/hold`)).status, 204, 'it is not of this one')
  t.is(await left(next?.id ?? ''), 0)
  t.is((await sana.request('DELETE', `/v1/slots/${next?.id}/hold`)).status, 204)
  t.is((await sana.request('DELETE', `/v1/slots/${next?.id}/hold`)).status, 204)
  t.is(await left(next?.id ?? ''), 1)

  // Swapped by many at once, and held by one twice at once: nobody waits for ever, nothing is counted twice.
  const both = [slot.id, next?.id as string]
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => hold(n % 3 ? sana : omar, both[Math.floor(n / 2) % 2])),
  )
  for (const id of both) await balances(t, id)

  const over = sql(
    'test.over',
    `update slot_holds set expires_at = now() - interval '1 second' where slot_id = any($1)`,
  )
  await mart.db('order').query(over, [both])
  t.is((await mart.shopper().order({ ...there, slotId: slot.id })).status, 201)
  await mart.runJob('expire-slot-holds')
  for (const id of both) t.is((await balances(t, id))?.held, 0)
})

test('nobody gets into a slot after its cut-off, or one that is closed, also who holds a place', async (t) => {
  const late = await zoneWithSlots(t, { cutoffMinutes: 7 * 24 * 60 })
  t.deepEqual(await late.list(), [])
  const all = sql<{ id: string }>('test.slots', 'select id from slots where zone_id = $1 order by starts_at')
  const [past] = await mart.db('order').query(all, [late.zone.id])
  const sana = mart.shopper()
  for (const refused of [
    await sana.order({ ...late.there, slotId: past?.id }),
    await sana.request('POST', `/v1/slots/${past?.id}/hold`),
  ]) {
    t.is(refused.status, 409)
    t.is(refused.body.errors[0].message, 'can be chosen no more')
  }

  const { slot, there, list } = await zoneWithSlots(t)
  t.is((await sana.request('POST', `/v1/slots/${slot.id}/hold`)).status, 201)
  const closed = await mart.asStaff('PATCH', `/v1/slots/${slot.id}`, { closed: true })
  t.like(closed.body, { id: slot.id, closed: true, capacity: 20, booked: 0, held: 1, left: 0 })
  t.false((await list()).some(({ id }) => id === slot.id))
  const refused = await sana.order({ ...there, slotId: slot.id })
  t.is(refused.status, 409)
  t.is(refused.body.errors[0].message, 'is closed')
  t.is(refused.body.others.length, 3)
  await mart.asStaff('PATCH', `/v1/slots/${slot.id}`, { closed: false })
  t.is((await sana.order({ ...there, slotId: slot.id })).status, 201)
  await balances(t, slot.id)
})

test('who is in a slot that is closed is told once, and which others have a place', async (t) => {
  const { slot, zone, there, list } = await zoneWithSlots(t)
  const [sana, omar, zara] = [mart.shopper(), mart.shopper(), mart.shopper()]
  const into = async (who: typeof sana, slotId = slot.id) => (await who.order({ ...there, slotId })).body.id
  const [hers, his, gone] = [await into(sana), await into(omar), await into(zara)]
  await zara.request('POST', `/v1/orders/${gone}/cancel`, {})
  const close = (closed: boolean) => mart.asStaff('PATCH', `/v1/slots/${slot.id}`, { closed })
  const tell = () => mart.runJob('tell-of-closed-slots')
  const told = async () => {
    await mart.idle()
    return mart
      .allSaid('mart.order.v1.OrderSlotClosed')
      .filter(({ order }) => [hers, his, gone].includes(order.id))
  }
  await close(true)
  await Promise.all([tell(), tell()])
  await tell()
  const first = await told()
  t.deepEqual(first.map(({ order }) => order.id).sort(), [hers, his].sort())
  t.is(first[0]?.order.slots[0]?.id, slot.id)
  const next = (await list()).slice(1, 4).map(({ id }) => id)
  t.deepEqual(
    first[0]?.others.map(({ id }) => id),
    next,
  )
  const timeline = (await sana.request('GET', `/v1/orders/${hers}/timeline`)).body.items
  t.is(timeline.at(-1).event, 'OrderSlotClosed')

  t.is((await sana.request('PATCH', `/v1/orders/${hers}`, { slotId: next[0] })).status, 200)
  await close(false)
  await close(true)
  await tell()
  t.is((await told()).length, 3, 'he is in it still, and it was closed again; she is in another')
  await mart.asStaff('PUT', `/v1/zones/${zone.id}/timetable`, { days: [] })
  await tell()
  t.is((await told()).at(-1)?.order.id, hers, 'that is in no timetable any more')
  t.is((await told()).length, 4)
})

test('a slot takes no fewer than are in it, and what staff set by hand stays through timetables', async (t) => {
  const { slot, zone, there, list, timetable } = await zoneWithSlots(t)
  const sana = mart.shopper()
  await sana.order({ ...there, slotId: slot.id })
  await sana.request('POST', `/v1/slots/${slot.id}/hold`)
  const change = (body: object) => mart.asStaff('PATCH', `/v1/slots/${slot.id}`, body)
  const refused = await change({ capacity: 1 })
  t.is(refused.status, 409)
  t.deepEqual(refused.body.errors, [{ path: 'capacity', message: 'must be 2 at least' }])
  t.is((await change({ capacity: 2 })).body.left, 0)
  t.is((await change({})).status, 422)
  t.is((await mart.asStaff('PATCH', `/v1/slots/${v7()}`, { capacity: 1 })).status, 404)

  const set = (body: object) => mart.asStaff('PUT', `/v1/zones/${zone.id}/timetable`, body)
  const before = await list()
  await set(timetable)
  t.deepEqual(await list(), before, 'said again it changes nothing')
  await set({ days: everyDay({ capacity: 30 }) })
  t.deepEqual(
    (await list()).map(({ id, left }) => [id, left]),
    before.map(({ id }) => [id, id === slot.id ? 0 : 30]),
  )

  const [, , other] = before
  await sana.order({ ...there, slotId: other?.id })
  await set({ days: [] })
  t.deepEqual(
    (await list()).map(({ id }) => id),
    [slot.id],
    'what was set by hand',
  )
  const kept = sql<{ id: string; closed: boolean }>(
    'test.kept',
    'select id, closed from slots where zone_id = $1',
  )
  const rest = await mart.db('order').query(kept, [zone.id])
  t.true(
    rest.some(({ id, closed }) => id === other?.id && closed),
    'somebody is in it',
  )
  await set(timetable)
  t.true((await list()).some(({ id }) => id === other?.id))
})

test('a place that a replica of the last release did not give back is given back within the hour', async (t) => {
  const { slot, there, left } = await zoneWithSlots(t)
  await mart.shopper().order({ ...there, slotId: slot.id })
  const forgets = sql('test.forgets', 'update slots set booked = booked + 3 where id = $1')
  await mart.db('order').query(forgets, [slot.id])
  t.is(await left(slot.id), 16)
  await mart.runJob('make-slots')
  t.is(await left(slot.id), 19)
  await balances(t, slot.id)
})

test('an order moves to another slot when it has a place there, and keeps its own until then', async (t) => {
  const { slot, there, list, left } = await zoneWithSlots(t, { capacity: 1 })
  const next = (await list())[2]
  const [sana, omar] = [mart.shopper(), mart.shopper()]
  const [hers, his] = [
    (await sana.order({ ...there, slotId: slot.id })).body,
    (await omar.order({ ...there, slotId: next?.id })).body,
  ]
  const move = (who: typeof sana, id: string, slotId?: string) =>
    who.request('PATCH', `/v1/orders/${id}`, { slotId })
  t.is((await move(sana, hers.id, next?.id)).status, 409)
  t.is((await sana.request('GET', `/v1/orders/${hers.id}`)).body.slot.id, slot.id)
  t.is((await move(sana, his.id, slot.id)).status, 404, 'it is not hers')
  t.is((await omar.request('POST', `/v1/orders/${his.id}/cancel`, {})).status, 200)
  const moved = await move(sana, hers.id, next?.id)
  t.is(moved.status, 200)
  t.is(moved.body.slot.start, next?.start)
  t.is(await left(slot.id), 1)
  t.is((await move(omar, his.id, slot.id)).status, 409, 'it is cancelled')
  t.is(await left(slot.id), 1, 'and takes no place')
  t.is((await move(sana, hers.id, v7())).status, 422)
  // Many at once, there and back.
  await Promise.all(Array.from({ length: 20 }, (_, n) => move(sana, hers.id, n % 2 ? slot.id : next?.id)))
  for (const id of [slot.id, next?.id as string]) await balances(t, id)
})

test('an order is brought for the fee of its slot, else of its zone; a small one costs more, or is refused', async (t) => {
  const terms = { freeFrom: pkr(100_000), minimum: pkr(60_000), smallOrderFee: pkr(5_000) }
  const { slot, there, zone } = await zoneWithSlots(t, { fee: pkr(19_900) }, terms)
  t.deepEqual(slot.fee, pkr(19_900))
  const sana = mart.shopper()
  const bottles = (quantity: number) => ({ items: [{ productId: milk.productId, quantity }] })
  const costs = async (body: object) => {
    const { status, body: order } = await sana.order({ ...there, ...body })
    t.is(status, 201, JSON.stringify(order))
    const fees = order.fees.map(({ name, amount }: { name: string; amount: { amount: number } }) => [
      name,
      amount.amount,
    ])
    return [order.subtotal.amount, order.deliveryFee.amount, fees, order.total.amount]
  }
  const price = milk.price.amount
  t.deepEqual(await costs(bottles(1)), [price, 9_900, [['small_order', 5_000]], price + 14_900])
  t.deepEqual(await costs({ ...bottles(1), slotId: slot.id }), [
    price,
    19_900,
    [['small_order', 5_000]],
    price + 24_900,
  ])
  const enough = Math.ceil(60_000 / price)
  t.deepEqual(await costs(bottles(enough)), [enough * price, 9_900, [], enough * price + 9_900])
  const much = Math.ceil(100_000 / price)
  t.deepEqual(await costs({ ...bottles(much), slotId: slot.id }), [much * price, 0, [], much * price])

  t.is((await mart.asStaff('PATCH', `/v1/zones/${zone.id}`, { smallOrderFee: null })).status, 200)
  const refused = await sana.order({ ...there, ...bottles(1) })
  t.is(refused.status, 422)
  t.regex(refused.body.errors[0].message, /600\.00 PKR at least/)
  await sana.request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 1 })
  t.is((await sana.checkout(there)).status, 422)
  t.is((await sana.request('GET', '/v1/cart')).body.items.length, 1, 'the basket stays')
})

test('where there are zones an address is in one of them, however it is written; a slot is of its zone', async (t) => {
  const { zone, slot, city, there } = await zoneWithSlots(t)
  const sana = mart.shopper()
  const to = (city: string, more: object = {}) => ({ shippingAddress: { ...address, city, ...more } })
  t.is((await sana.order(to(` ${city.toUpperCase()}. `))).status, 201)
  const nowhere = await sana.order(to('Timbuktu'))
  t.is(nowhere.status, 422)
  t.is(nowhere.body.errors[0].path, 'shippingAddress')
  const code = { name: 'Old town', postalCodes: ['K-75 500'], fee: pkr(0) }
  t.is((await mart.asStaff('POST', '/v1/zones', code)).status, 201)
  const old = await sana.order(to(city, { postalCode: 'k75500' }))
  t.is(old.body.deliveryFee.amount, 0, 'a postal code goes before a city')
  const other = await sana.order({ ...to(city, { postalCode: 'K75500' }), slotId: slot.id })
  t.is(other.status, 422)
  t.is(other.body.errors[0].path, 'slotId')

  const placed = (await sana.order({ ...there, slotId: slot.id })).body
  const readdress = (body: object) => sana.request('PATCH', `/v1/orders/${placed.id}`, body)
  t.is((await readdress(to('Timbuktu'))).status, 422)
  t.is((await readdress(to(city, { postalCode: 'K75500' }))).status, 409, 'its slot is of the other zone')
  t.is((await readdress(to(city, { line1: 'House 13' }))).status, 200)
  t.is((await mart.request('GET', '/v1/slots?city=Timbuktu')).status, 404)
  t.is((await mart.request('GET', '/v1/slots')).status, 422)

  t.is((await mart.asStaff('DELETE', `/v1/zones/${zone.id}`)).status, 409)
  await sana.request('POST', `/v1/orders/${placed.id}/cancel`, {})
  t.is((await mart.asStaff('DELETE', `/v1/zones/${zone.id}`)).status, 204)
  t.is((await mart.asStaff('DELETE', `/v1/zones/${zone.id}`)).status, 404)
})

const unzone = sql('test.unzone', 'update orders set zone_id = null where id = $1')

test('the queue of a zone has orders in no slot too, by the address that they were placed to, or go to since', async (t) => {
  const [here, elsewhere] = [await zoneWithSlots(t), await zoneWithSlots(t)]
  const sana = mart.shopper()
  const place = async (body: object) => {
    const { id } = (await sana.order({ ...body, paymentMethod: 'cash_on_delivery' })).body
    await mart.reserve(id)
    return id as string
  }
  const queue = async ({ zone }: typeof here) =>
    (await mart.asStaff('GET', `/v1/picks?zone=${zone.id}`)).body.items.map(({ id }: { id: string }) => id)
  const inSlot = await place({ ...here.there, slotId: here.slot.id })
  const inNone = await place(here.there)
  await sana.request('PUT', `/v1/cart/items/${milk.productId}`, { quantity: 2 })
  const bought = (await sana.checkout({ ...here.there, paymentMethod: 'cash_on_delivery' })).body.id
  await mart.reserve(bought)
  t.deepEqual(await queue(here), [inSlot, inNone, bought])
  const patch = (body: object) => sana.request('PATCH', `/v1/orders/${inNone}`, body)
  t.is((await patch({ note: 'ring' })).status, 200)
  t.deepEqual(await queue(here), [inSlot, inNone, bought])
  t.is((await patch(elsewhere.there)).status, 200)
  t.deepEqual([await queue(here), await queue(elsewhere)], [[inSlot, bought], [inNone]])
  t.is((await patch({ ...here.there, slotId: here.slot.id })).status, 200)
  t.deepEqual([await queue(here), await queue(elsewhere)], [[inSlot, inNone, bought], []])
  // As the last release placed it.
  await mart.db('order').query(unzone, [inSlot])
  t.deepEqual(await queue(here), [inSlot, inNone, bought])
})

test('a zone goes once all that is to be brought in it was brought, also before the time of its slots is over', async (t) => {
  const { zone, slot, there } = await zoneWithSlots(t)
  const remove = async () => (await mart.asStaff('DELETE', `/v1/zones/${zone.id}`)).status
  const sana = mart.shopper()
  const wishes = { ...there, slotId: slot.id, paymentMethod: 'cash_on_delivery' }
  const { id, total } = (await sana.order(wishes)).body
  await mart.reserve(id)
  for (const [step, body] of [
    ['pack', {}],
    ['ship', {}],
    ['deliver', { collected: total }],
  ] as const) {
    t.is(await remove(), 409, step)
    t.is((await mart.asStaff('POST', `/v1/orders/${id}/${step}`, body)).status, 200, step)
  }
  t.is(await remove(), 204)
  const back = { reason: 'sour', restock: false }
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/return`, back)).status, 200)
  t.is((await sana.request('GET', `/v1/orders/${id}`)).body.slot.id, slot.id, 'it was brought then')
})

test('a zone is somewhere, in the currency of the mart, and changed as its ETag says', async (t) => {
  const make = (body: object) => mart.asStaff('POST', '/v1/zones', body)
  const errors = async (body: object) =>
    (await make(body)).body.errors?.map(({ path }: { path: string }) => path)
  t.deepEqual(await errors({ name: 'Nowhere', fee: pkr(0) }), ['cities'])
  t.deepEqual(await errors({ name: 'A', cities: ['A'], fee: { amount: 1, currency: 'USD' } }), [
    'fee.currency',
  ])
  t.deepEqual(await errors({ name: 'A', cities: ['A'], fee: pkr(1), smallOrderFee: pkr(1) }), [
    'smallOrderFee',
  ])
  const { body: zone } = await make({ name: 'Etagville', cities: ['Etagville'], fee: pkr(1) })
  const change = (version: number) =>
    mart.request('PATCH', `/v1/zones/${zone.id}`, {
      token: mart.token({ id: v7(), role: 'staff' }),
      headers: { 'If-Match': `"${version}"` },
      body: { fee: pkr(2) },
    })
  t.is((await change(7)).status, 412)
  t.is((await change(1)).body.fee.amount, 2)
  const wrong = { days: [{ day: 'friday', start: '20:00', end: '18:00', capacity: 1, cutoffMinutes: 0 }] }
  const set = (body: object) => mart.asStaff('PUT', `/v1/zones/${zone.id}/timetable`, body)
  t.is((await set(wrong)).body.errors[0].path, 'days[0].end')
  t.is((await set({ days: [], closed: ['2026-02-30'] })).body.errors[0].path, 'closed[0]')
  const dollars = everyDay({ fee: { amount: 1, currency: 'USD' } })
  t.is((await set({ days: dollars })).body.errors[0].path, 'days[0].fee.currency')
  t.is((await mart.asStaff('PUT', `/v1/zones/${v7()}/timetable`, { days: [] })).status, 404)

  await set({ days: everyDay() })
  const seen = async (token?: string) =>
    (await mart.request('GET', '/v1/zones?limit=100', { token })).body.items.find(
      ({ id }: { id: string }) => id === zone.id,
    )
  t.is((await seen()).timetable, undefined, 'how many orders a slot takes is the shop’s own concern')
  t.is((await seen(mart.shopper().token)).timetable, undefined)
  t.is((await seen(mart.token({ id: v7(), role: 'staff' }))).timetable.days.length, 7)
})

test('a place has a name, a window is there once, and digits are digits in every script', async (t) => {
  const make = (places: object) => mart.asStaff('POST', '/v1/zones', { name: 'A', fee: pkr(1), ...places })
  t.is((await make({ postalCodes: ['-'] })).body.errors?.[0].path, 'postalCodes[0]')
  t.is((await make({ cities: ['A', '…'] })).body.errors?.[0].path, 'cities[1]')

  const { zone, city, timetable } = await zoneWithSlots(t)
  const set = (body: object) => mart.asStaff('PUT', `/v1/zones/${zone.id}/timetable`, body)
  const [first] = timetable.days
  const twice = await set({ days: [...timetable.days, { ...first, capacity: 3 }] })
  t.is(twice.status, 422)
  t.is(twice.body.errors?.[0].path, 'days[7]')
  const period = { from: '2027-02-08', until: '2027-03-09', days: [first, first] }
  t.is((await set({ days: [], periods: [period] })).body.errors?.[0].path, 'periods[0].days[1]')
  t.is((await set({ days: [...timetable.days, { ...first, end: '24:00' }] })).status, 200, 'may overlap')

  t.is((await make({ cities: [`${city} b`], postalCodes: ['99001'] })).status, 201)
  const sana = mart.shopper()
  const urdu = { shippingAddress: { ...address, city: 'Nowhere else', postalCode: '۹۹۰۰۱' } }
  t.is((await sana.order(urdu)).status, 201)
})

test('who asks for another zone’s slot, or a closed one, has none; others are those that have a place; a return was brought', async (t) => {
  const { slot, there, list, left } = await zoneWithSlots(t, { capacity: 1 })
  const elsewhere = await zoneWithSlots(t)
  const [sana, omar] = [mart.shopper(), mart.shopper()]
  const hold = (who: typeof sana, id?: string) => who.request('POST', `/v1/slots/${id}/hold`)
  const placed = (await sana.order({ ...there, slotId: slot.id, paymentMethod: 'cash_on_delivery' })).body
  const moved = await sana.request('PATCH', `/v1/orders/${placed.id}`, { slotId: elsewhere.slot.id })
  t.is(moved.status, 422)
  t.is(moved.body.errors[0].path, 'slotId')
  t.is(await elsewhere.left(elsewhere.slot.id), 20)

  const [, , second, third] = await list()
  t.is((await hold(omar, second?.id)).status, 201)
  const refused = await hold(mart.shopper(), slot.id)
  t.is(refused.body.others[0].id, third?.id, 'the second is full')
  for (const who of [sana, mart.shopper()]) await hold(who, elsewhere.slot.id)
  const hers = sql('test.hers', 'update slot_holds set expires_at = now() where customer_id = $1')
  await mart.db('order').query(hers, [sana.id])
  await mart.runJob('expire-slot-holds')
  t.is(await left(second?.id ?? ''), 0, 'its time is not over')
  t.is(await elsewhere.left(elsewhere.slot.id), 19, 'nor is that of the other')
  await mart.asStaff('PATCH', `/v1/slots/${third?.id}`, { closed: true })
  const closed = await hold(mart.shopper(), third?.id)
  t.is(closed.status, 409)
  t.is(closed.body.errors[0].message, 'is closed')

  await mart.reserve(placed.id)
  for (const [step, body] of [
    ['pack', {}],
    ['ship', {}],
    ['return', { reason: 'nobody at home', restock: true }],
  ] as const)
    t.is((await mart.asStaff('POST', `/v1/orders/${placed.id}/${step}`, body)).status, 200, step)
  t.is((await balances(t, slot.id))?.booked, 1)
})
