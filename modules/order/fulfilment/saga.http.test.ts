import test from 'ava'
import { v7 } from 'uuid'
import { fromTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { address, mango, milk } from '../test-order.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

const get = async (id: string) => (await mart.asStaff('GET', `/v1/orders/${id}`)).body
const of = (id: string) => (data: { order: { id: string } }) => data.order.id === id

test('a card order from placed to delivered, and back', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  await mart.reserve(id)
  t.is((await get(id)).status, 'awaiting_payment')
  const { order, expiresAt } = await mart.said('mart.order.v1.PaymentRequested', of(id))
  t.is(order.status, 'awaiting_payment')
  const wait = fromTimestamp(expiresAt).getTime() - new Date((await get(id)).updatedAt).getTime()
  t.is(wait, mart.config.order.paymentTimeout)

  await mart.pay(id)
  t.is((await get(id)).status, 'confirmed')
  await mart.said('mart.order.v1.OrderConfirmed', of(id))

  t.is((await mart.asStaff('POST', `/v1/orders/${id}/pack`)).body.status, 'packed')
  const tracking = { carrier: 'TCS', trackingNumber: '779' }
  const shipped = await mart.asStaff('POST', `/v1/orders/${id}/ship`, tracking)
  t.like(shipped.body, { status: 'shipped', tracking })
  t.like(await mart.said('mart.order.v1.OrderShipped', of(id)), tracking)
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/deliver`)).body.status, 'delivered')

  const back = await mart.asStaff('POST', `/v1/orders/${id}/return`, { reason: 'broken', restock: false })
  t.is(back.body.status, 'returned')
  t.like(await mart.said('mart.order.v1.OrderReturned', of(id)), { reason: 'broken', restock: false })

  const { body } = await sana.request('GET', `/v1/orders/${id}/timeline`)
  t.deepEqual(
    body.items.map((entry: { event: string }) => entry.event),
    [
      'OrderPlaced',
      'PaymentRequested',
      'OrderConfirmed',
      'OrderPacked',
      'OrderShipped',
      'OrderDelivered',
      'OrderReturned',
    ],
  )
  t.like(body.items[4], { status: 'shipped', detail: 'TCS 779' })
  t.false('detail' in body.items[0])
})

test('cash on delivery needs no payment first', async (t) => {
  const { id } = (await mart.shopper().order({ paymentMethod: 'cash_on_delivery' })).body
  await mart.reserve(id)
  t.is((await get(id)).status, 'confirmed')
})

test('too little in stock: rejected, and told which line was short', async (t) => {
  const { id } = (await mart.shopper().order()).body
  await mart.reject(id, milk.productId)
  t.is((await get(id)).status, 'rejected')
  const { short } = await mart.said('mart.order.v1.OrderRejected', of(id))
  t.deepEqual(short, [{ productId: milk.productId, name: milk.name, requested: 2, available: 1 }])
})

test('a declined payment cancels; one that comes after all moves nothing', async (t) => {
  const { id } = (await mart.shopper().order()).body
  await mart.reserve(id)
  await mart.decline(id)
  t.like(await get(id), { status: 'cancelled', cancelReason: 'payment_failed', version: 3 })
  t.like(await mart.said('mart.order.v1.OrderCancelled', of(id)), {
    cause: 'payment_failed',
    reason: 'declined',
  })
  await mart.pay(id)
  await mart.reserve(id)
  t.like(await get(id), { status: 'cancelled', version: 3 })
})

test('each event moves an order once, however often it comes', async (t) => {
  const { id } = (await mart.shopper().order()).body
  for (let i = 0; i < 3; i++) await mart.reserve(id)
  for (let i = 0; i < 3; i++) await mart.pay(id)
  t.like(await get(id), { status: 'confirmed', version: 3 })
  t.is(mart.allSaid('mart.order.v1.PaymentRequested').filter(of(id)).length, 1)
})

test('an event of an order that is not here is no error', async (t) => {
  await t.notThrowsAsync(mart.reserve(v7()))
  const parked = sql<{ n: number }>('test.parked', 'select count(*) as n from parked_events')
  t.deepEqual(await mart.db('order').query(parked), [{ n: 0 }])
})

test('an order that is not paid in time is cancelled', async (t) => {
  const { id } = (await mart.shopper().order()).body
  const other = (await mart.shopper().order()).body.id
  await mart.reserve(id)
  await mart.reserve(other)
  const due = sql('test.due', `update orders set pay_by = now() - interval '1 second' where id = $1`)
  await mart.db('order').query(due, [id])
  t.like(await mart.said('mart.order.v1.OrderCancelled', of(id)), { cause: 'payment_timeout' })
  t.like(await get(id), { status: 'cancelled', cancelReason: 'payment_timeout' })
  t.is((await get(other)).status, 'awaiting_payment')
})

test('who may cancel until when', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order({ paymentMethod: 'cash_on_delivery' })).body
  await mart.reserve(id)
  await mart.asStaff('POST', `/v1/orders/${id}/pack`)
  const late = await sana.request('POST', `/v1/orders/${id}/cancel`, {})
  t.is(late.status, 409)
  t.regex(late.body.detail, /packed/)
  const cancelled = await mart.asStaff('POST', `/v1/orders/${id}/cancel`, { reason: 'flooded road' })
  t.like(cancelled.body, { status: 'cancelled', cancelReason: 'flooded road' })
  t.like(await mart.said('mart.order.v1.OrderCancelled', of(id)), { cause: 'staff', reason: 'flooded road' })
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/cancel`)).status, 409)
})

test('its owner cancels a pending order, without a body', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  const { status, body } = await sana.request('POST', `/v1/orders/${id}/cancel`)
  t.is(status, 200)
  t.is(body.status, 'cancelled')
  t.false('cancelReason' in body)
  t.is((await mart.said('mart.order.v1.OrderCancelled', of(id))).cause, 'customer')
})

test('of twenty cancellations at once one is carried out', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => sana.request('POST', `/v1/orders/${id}/cancel`)),
  )
  t.is(answers.filter(({ status }) => status === 200).length, 1)
  t.is(answers.filter(({ status }) => status === 409).length, 19)
})

test('steps of fulfilment in the wrong order are conflicts, and not for customers', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  for (const [step, body] of [
    ['pack', undefined],
    ['ship', {}],
    ['deliver', undefined],
    ['return', { reason: 'broken', restock: true }],
  ] as const) {
    t.is((await mart.asStaff('POST', `/v1/orders/${id}/${step}`, body)).status, 409, step)
    t.is((await sana.request('POST', `/v1/orders/${id}/${step}`, body)).status, 403, step)
    t.is((await mart.asStaff('POST', `/v1/orders/${v7()}/${step}`, body)).status, 404, step)
  }
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/return`, { restock: true })).status, 422)
})

test('address and note can be changed until packed, on the version that was seen', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order({ paymentMethod: 'cash_on_delivery' })).body
  const change = (body: object, version?: number) =>
    sana.request('PATCH', `/v1/orders/${id}`, body, version ? { 'If-Match': `"${version}"` } : {})
  const elsewhere = { ...address, line1: '7 Zamzama' }

  const changed = await change({ shippingAddress: elsewhere, note: 'ring twice' }, 1)
  t.is(changed.status, 200)
  t.is(changed.headers.get('etag'), '"2"')
  t.like(changed.body, { shippingAddress: elsewhere, note: 'ring twice', version: 2 })
  t.is((await mart.said('mart.order.v1.OrderChanged', of(id))).order.shippingAddress.line1, '7 Zamzama')

  t.is((await change({ note: 'late' }, 1)).status, 412)
  t.false('note' in (await change({ note: null })).body)
  t.is((await change({})).status, 422)
  t.is((await change({ status: 'delivered' })).status, 422)

  await mart.reserve(id)
  await mart.asStaff('POST', `/v1/orders/${id}/pack`)
  t.is((await change({ note: 'too late' })).status, 409)
})

test('an order that is not mine is not there', async (t) => {
  const { id } = (await mart.shopper().order()).body
  const omar = mart.shopper()
  for (const [method, path, body] of [
    ['GET', ''],
    ['GET', '/timeline'],
    ['GET', '/stream'],
    ['PATCH', '', { note: 'mine' }],
    ['POST', '/cancel', {}],
  ] as const) {
    t.is((await omar.request(method, `/v1/orders/${id}${path}`, body)).status, 404, method + path)
    t.is((await mart.request(method, `/v1/orders/${id}${path}`, { body })).status, 401, method + path)
  }
  t.is((await get(id)).version, 1)
  t.is((await omar.request('GET', '/v1/orders/nonsense')).status, 404)
})

test('an order that was seen is 304', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  const seen = await sana.request('GET', `/v1/orders/${id}`, undefined, { 'If-None-Match': '"1"' })
  t.is(seen.status, 304)
})

test('refunds stand in the timeline; refunded whole, it goes out only where staff insist, by name', async (t) => {
  const sana = mart.shopper()
  const { id, total } = (await sana.order()).body
  await mart.reserve(id)
  await mart.pay(id)
  await mart.refund(id, 10_000, 10_000, 'a bruised mango')
  t.deepEqual((await get(id)).refunded, { amount: 10_000, currency: 'PKR' })
  await mart.refund(id, total.amount - 10_000, total.amount)
  t.deepEqual((await get(id)).refunded, total)

  const step = (name: string, body: object = {}) => mart.asStaff('POST', `/v1/orders/${id}/${name}`, body)
  const anyway = { anyway: true, reason: 'the manager promised it' }
  for (const name of ['pack', 'ship']) {
    const refused = await step(name)
    t.is(refused.status, 409)
    t.regex(refused.body.detail, /has gone back.*`anyway` and a `reason`/)
    for (const half of [
      { anyway: true },
      { reason: 'why' },
      { ...anyway, anyway: false },
      { ...anyway, by: 'me' },
    ])
      t.is((await step(name, half)).status, 422, JSON.stringify(half))
    t.is((await step(name, anyway)).status, 200)
  }

  const timeline = async (request: typeof sana.request) =>
    (await request('GET', `/v1/orders/${id}/timeline`)).body.items
  const told = (items: object[]) => items.slice(-4).map(({ at, ...rest }: { at?: string }) => rest)
  const although = 'although its money has gone back: the manager promised it'
  const seen = [
    { event: 'PaymentRefunded', status: 'confirmed', detail: '100.00 PKR: a bruised mango' },
    {
      event: 'PaymentRefunded',
      status: 'confirmed',
      detail: `${(total.amount - 10_000) / 100}.00 PKR: bruised`,
    },
    { event: 'OrderPacked', status: 'packed', detail: although },
    { event: 'OrderShipped', status: 'shipped', detail: although },
  ]
  t.deepEqual(told(await timeline(sana.request)), seen)
  t.deepEqual(
    told(await timeline(mart.asStaff)),
    seen.map((line, i) => (i < 2 ? line : { ...line, by: mart.staffId })),
  )
})

test('a customer who is gone leaves what was bought, not where they lived or what they wrote', async (t) => {
  const sana = mart.shopper()
  const over = (await sana.order({ note: 'ring twice' })).body.id
  const underway = (await sana.order()).body.id
  await sana.request('POST', `/v1/orders/${over}/cancel`, { reason: 'Sana is ill' })
  await sana.request('PUT', `/v1/cart/items/${mango.productId}`, { quantity: 500 })
  await mart.erase(sana.id)

  t.is((await get(over)).shippingAddress.recipient, 'erased')
  t.false('note' in (await get(over)))
  t.false('cancelReason' in (await get(over)))
  t.is((await get(over)).items.length, 2)
  t.is((await get(underway)).shippingAddress.recipient, address.recipient)
  const inCart = sql('test.in_cart', 'select product_id from cart_items where customer_id = $1')
  t.deepEqual(await mart.db('order').query(inCart, [sana.id]), [])
  const { items } = (await mart.asStaff('GET', `/v1/orders/${over}/timeline`)).body
  t.deepEqual(
    items.map(({ event, detail, status }: { event: string; detail?: string; status: string }) => [
      event,
      status,
      detail,
    ]),
    [
      ['OrderPlaced', 'pending', undefined],
      ['OrderCancelled', 'cancelled', 'customer'],
      ['PersonalDataErased', 'cancelled', undefined],
    ],
  )
  t.is((await get(over)).version, 3)

  await mart.asStaff('POST', `/v1/orders/${underway}/cancel`)
  await mart.runJob('finish-erasures')
  await mart.runJob('finish-erasures')
  t.like(await get(underway), { shippingAddress: { recipient: 'erased' }, version: 3 })
})
