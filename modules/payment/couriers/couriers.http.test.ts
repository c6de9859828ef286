import test from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { breaches } from '#src/testing/audit.ts'
import { courierChecks, paymentChecks } from '../books/audit-repository.ts'
import { paymentMart } from '../test-mart.ts'
import { confirmed, linesReturned, placed, repriced, returned } from '../test-order.ts'

const { mart, reaches } = await paymentMart()
test.after.always(() => mart.stop())

const rupees = (amount: number) => ({ amount, currency: 'PKR' })
const delivery = mart.token({ id: v7(), role: 'staff', permissions: ['delivery'] })
const see = async (courier: string, query = '') =>
  mart.request('GET', `/v1/payments/couriers/${courier}${query}`, { token: delivery })
const handIn = (courier: string, amount: unknown, what = 'handovers', token = delivery) =>
  mart.request('POST', `/v1/payments/couriers/${courier}/${what}`, { token, body: { amount } as object })

const inCash = (total = 129900) =>
  placed({ paymentMethod: 'cash_on_delivery', total: { amountMinor: total, currency: 'PKR' } })
const by = (order: OrderState, courierId: string, status: string) => ({
  ...repriced(order, order.total.amountMinor, status),
  courierId,
})
const shipped = (order: OrderState, courierId: string) =>
  event('mart.order.v1.OrderShipped', order.id, {
    ...{ order: by(order, courierId, 'shipped'), carrier: '', trackingNumber: '' },
  })
const deliveredFor = (order: OrderState, courierId: string, collected: number | null, reason = '') =>
  event('mart.order.v1.OrderDelivered', order.id, {
    order: by(order, courierId, 'delivered'),
    ...{ collected: collected ?? 0, counted: collected !== null, differenceReason: reason },
  })
const failed = (order: OrderState) =>
  event('mart.order.v1.OrderDeliveryFailed', order.id, {
    ...{ order: by(order, '', 'packed'), reason: 'nobody there', attempt: 1 },
  })

test('cash is due, collected, handed in and banked, each by order', async (t) => {
  const courier = v7()
  const [one, two] = [inCash(), inCash(50000)]
  await mart.publish(confirmed(one), confirmed(two), shipped(one, courier), shipped(two, courier))
  await mart.idle()
  t.like((await see(courier)).body, { due: rupees(179900), collected: rupees(0), withCourier: rupees(0) })
  const done = deliveredFor(one, courier, 129900)
  await mart.publish(done, done, deliveredFor(two, courier, 49000, 'she had no change'))
  await reaches(two, 'captured')
  await mart.idle()
  const { body } = await see(courier)
  t.like(body, { due: rupees(0), collected: rupees(178900), differences: rupees(1000) })
  const [second, first] = body.items
  t.like(first, { orderId: one.id, status: 'collected', collected: rupees(129900), difference: rupees(0) })
  t.like(second, { orderId: two.id, difference: rupees(1000), reason: 'she had no change' })
  t.is((await handIn(courier, rupees(178901))).status, 409)
  t.like((await handIn(courier, rupees(100000))).body, {
    withCourier: rupees(78900),
    handedIn: rupees(100000),
  })
  t.is((await handIn(courier, rupees(100001), 'bankings')).status, 409)
  t.like((await handIn(courier, rupees(60000), 'bankings')).body, { banked: rupees(60000) })
  const all = await mart.request('GET', '/v1/payments/couriers?limit=100', { token: delivery })
  t.true(all.body.items.some((it: { courierId: string }) => it.courierId === courier))
  const next = await see(courier, '?limit=1')
  t.is((await see(courier, `?limit=1&cursor=${next.body.nextCursor}`)).body.items[0].orderId, one.id)
  t.deepEqual(await breaches([...courierChecks, ...paymentChecks], mart.db('payment')), [])
})

test('of ten that hand in at once no more is taken than there is', async (t) => {
  const courier = v7()
  const it = inCash(100000)
  await mart.publish(confirmed(it), shipped(it, courier), deliveredFor(it, courier, 100000))
  await reaches(it, 'captured')
  await mart.idle()
  const answers = await Promise.all(Array.from({ length: 10 }, () => handIn(courier, rupees(30000))))
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 201, ...Array(7).fill(409)])
  t.like((await see(courier)).body, { withCourier: rupees(10000), handedIn: rupees(90000) })
})

test('handed in, and banked, with the same key it counts once, however often and at once it is sent', async (t) => {
  const courier = v7()
  const it = inCash(100000)
  await mart.publish(confirmed(it), shipped(it, courier), deliveredFor(it, courier, 100000))
  await reaches(it, 'captured')
  await mart.idle()
  for (const what of ['handovers', 'bankings']) {
    const key = v7()
    const send = (amount = 30000) =>
      mart.request('POST', `/v1/payments/couriers/${courier}/${what}`, {
        token: delivery,
        body: { amount: rupees(amount) },
        headers: { 'idempotency-key': key },
      })
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => send()))
    t.true(atOnce.every(({ status }) => status === 201 || status === 409))
    const first = atOnce.find(({ status }) => status === 201)
    const again = await send()
    t.is(again.headers.get('idempotent-replayed'), 'true')
    t.deepEqual(again.body, first?.body)
    t.is((await send(40000)).status, 422, 'the key was used for another sum')
  }
  t.like((await see(courier)).body, { handedIn: rupees(30000), banked: rupees(30000) })
  t.deepEqual(await breaches(courierChecks, mart.db('payment')), [])
})

test('what nobody takes in, or comes back, is due no more; without a courier it is with the counter', async (t) => {
  const [first, then] = [v7(), v7()]
  const [again, back, lines, bare] = [inCash(), inCash(), inCash(), inCash(7000)]
  await mart.publish(...[again, back, lines, bare].map(confirmed))
  await mart.publish(shipped(again, first), failed(again), shipped(again, then))
  await mart.publish(shipped(back, first), returned(repriced(back, 0, 'returned')))
  await mart.publish(
    shipped(lines, first),
    deliveredFor(lines, first, null),
    linesReturned(lines, { left: 9 }),
  )
  await mart.publish(shipped(bare, ''), deliveredFor(bare, '', null))
  await mart.idle()
  t.like((await see(first)).body, { due: rupees(0), collected: rupees(129900) })
  t.like((await see(then)).body, { due: rupees(129900) })
  t.like((await see('counter')).body, { collected: rupees(7000) })
  t.deepEqual(await breaches(courierChecks, mart.db('payment')), [])
})

test('who may, whom there is, and what is no sum', async (t) => {
  const courier = v7()
  const it = inCash()
  await mart.publish(confirmed(it), shipped(it, courier))
  await mart.idle()
  const others = mart.token({ id: v7(), role: 'staff', permissions: ['refunds'] })
  const customer = mart.token({ id: it.customerId, role: 'customer' })
  for (const token of [others, customer]) {
    t.is((await handIn(courier, rupees(1), 'handovers', token)).status, 403)
    t.is((await handIn(courier, rupees(1), 'bankings', token)).status, 403)
    for (const path of ['/v1/payments/couriers', `/v1/payments/couriers/${courier}`])
      t.is((await mart.request('GET', path, { token })).status, 403)
  }
  t.is((await see(v7())).status, 404)
  t.is((await handIn(v7(), rupees(1))).status, 404)
  t.is((await see('somebody')).status, 404)
  for (const amount of [
    undefined,
    null,
    1,
    '1',
    rupees(0),
    rupees(-1),
    rupees(1.5),
    { amount: 1, currency: 'USD' },
  ])
    t.is((await handIn(courier, amount)).status, 422, JSON.stringify(amount))
  const tooLong = { amount: rupees(1), reference: 'x'.repeat(101) }
  const url = `/v1/payments/couriers/${courier}/handovers`
  t.is((await mart.request('POST', url, { token: delivery, body: tooLong })).status, 422)
  t.is((await handIn(courier, rupees(1))).status, 409, 'nothing is collected yet')
})
