import test from 'ava'
import { v7 } from 'uuid'
import { mango, milk, rupees } from '../test-order.ts'
import { deliveryMart, lighter } from './test-delivery.ts'

const mart = await deliveryMart()
test.after.always(() => mart.stop())
const { post, packed, shipped, find, events, of } = mart

const pathsOf = ({ body }: { body: { errors?: { path: string }[] } }) => body.errors?.map(({ path }) => path)

test('cash at the door wants what was collected', async (t) => {
  const { id, total } = await shipped()
  const without = await post(id, 'deliver')
  t.is(without.status, 422)
  t.deepEqual(pathsOf(without), ['collected'])
  const foreign = await post(id, 'deliver', { collected: { ...total, currency: 'EUR' } })
  t.is(foreign.status, 422)
  t.deepEqual(pathsOf(foreign), ['collected'])
  t.is((await find(id)).status, 'shipped')
  const done = await post(id, 'deliver', { collected: total, receivedBy: 'Bilal, the neighbour' })
  t.is(done.status, 200)
  t.like(done.body, {
    status: 'delivered',
    flags: [],
    delivery: { attempts: 0, receivedBy: 'Bilal, the neighbour', collected: total },
  })
  t.like(await mart.said('mart.order.v1.OrderDelivered', of(id)), {
    collected: total.amount,
    counted: true,
    differenceReason: '',
  })
})

test('what differs from the total wants a reason, and is flagged', async (t) => {
  for (const off of [-100, 100]) {
    const { id, total } = await shipped()
    const collected = { ...total, amount: total.amount + off }
    const without = await post(id, 'deliver', { collected })
    t.is(without.status, 422)
    t.deepEqual(pathsOf(without), ['reason'])
    const { body } = await post(id, 'deliver', { collected, reason: 'no change to be had' })
    t.like(body, { status: 'delivered', flags: ['cash_difference'] })
    t.like(await mart.said('mart.order.v1.OrderDelivered', of(id)), {
      collected: collected.amount,
      differenceReason: 'no change to be had',
    })
  }
  const { id, total } = await shipped()
  t.deepEqual(pathsOf(await post(id, 'deliver', { collected: total, reason: 'none' })), ['reason'])
})

test('nothing is collected for what is paid by card', async (t) => {
  const { id, total } = await shipped({ paymentMethod: 'card' })
  const refused = await post(id, 'deliver', { collected: total })
  t.is(refused.status, 422)
  t.deepEqual(pathsOf(refused), ['collected'])
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/deliver`)).status, 200)
  t.like(await mart.said('mart.order.v1.OrderDelivered', of(id)), { collected: 0, counted: false })
})

test('a proof is kept by an address of https alone', async (t) => {
  const { id } = await shipped({ paymentMethod: 'card' })
  for (const proofUrl of ['http://proofs.example.com/1', 'javascript:alert(1)', 'proof', '', 1])
    t.is((await post(id, 'deliver', { proofUrl })).status, 422, `${proofUrl}`)
  const proofUrl = 'https://proofs.example.com/1.jpg'
  t.is((await post(id, 'deliver', { proofUrl })).body.delivery.proofUrl, proofUrl)
})

const limited = {
  items: [
    { productId: milk.productId, quantity: 2 },
    { productId: lighter.productId, quantity: 1 },
  ],
}

test('goods with an age limit want a word on the proof of age, and who saw it is kept', async (t) => {
  const { id, total } = await shipped(limited)
  const without = await post(id, 'deliver', { collected: total })
  t.is(without.status, 422)
  t.deepEqual(pathsOf(without), ['ageChecked'])
  t.like((await post(id, 'deliver', { collected: total, ageChecked: true })).body, {
    status: 'delivered',
    delivery: { ageChecked: true },
  })
  const { orders } = mart.deps
  t.is((await orders.one(id))?.door.ageCheckedBy, mart.staffId)
})

test('without a proof of age those goods come back to the shelf, and the rest is delivered', async (t) => {
  const { id, total } = await shipped(limited)
  const refused = await post(id, 'deliver', { collected: total, ageChecked: false })
  t.deepEqual(pathsOf(refused), ['reason'], 'it comes to less now')
  t.is((await find(id)).items[1].returned, 0, 'what is refused brings nothing back')
  const rest = { ...total, amount: total.amount - lighter.price.amount }
  const { status, body } = await post(id, 'deliver', { collected: rest, ageChecked: false })
  t.is(status, 200)
  t.like(body, { status: 'delivered', total: rest, flags: [] })
  t.deepEqual(
    body.items.map(({ returned }: { returned: number }) => returned),
    [0, 1],
  )
  t.like(await mart.said('mart.order.v1.OrderLinesReturned', of(id)), { restock: true })
  t.deepEqual((await events(id)).slice(-2), ['OrderLinesReturned', 'OrderDelivered'])
  t.false('ageChecked' in body.delivery)
})

test('where nothing is left of it, all of it comes back', async (t) => {
  const only = { items: [limited.items[1]] }
  const { id, total } = await shipped(only)
  const refused = await post(id, 'deliver', { collected: total, ageChecked: false })
  t.is(refused.status, 422)
  t.deepEqual(pathsOf(refused), ['collected'])
  t.is((await post(id, 'deliver', { ageChecked: false })).body.status, 'returned')
  t.like(await mart.said('mart.order.v1.OrderReturned', of(id)), { restock: true })
  t.is(mart.allSaid('mart.order.v1.OrderDelivered').filter(of(id)).length, 0)
})

test('an attempt brings it back to the shop; the third ends it', async (t) => {
  const { id } = await packed()
  for (const attempt of [1, 2]) {
    await post(id, 'ship', { carrier: 'TCS' })
    t.is((await post(id, 'attempt')).status, 422)
    t.is((await post(id, 'attempt', { reason: ' ' })).status, 422)
    const { body } = await post(id, 'attempt', { reason: 'nobody was there' })
    t.like(body, { status: 'packed', delivery: { attempts: attempt } })
    t.false('tracking' in body)
    t.is((await post(id, 'attempt', { reason: 'again' })).status, 409)
  }
  await post(id, 'ship')
  const { status, body } = await post(id, 'attempt', { reason: 'the gate was locked' })
  t.is(status, 200)
  t.like(body, { status: 'cancelled', cancelReason: 'not_delivered', delivery: { attempts: 3 } })
  t.deepEqual((await events(id)).slice(-2), ['OrderDeliveryFailed', 'OrderCancelled'])
  await mart.said('mart.order.v1.OrderCancelled', of(id))
  const told = mart.allSaid('mart.order.v1.OrderDeliveryFailed').filter(of(id))
  t.deepEqual(
    told.map(({ attempt, order }) => [attempt, order.status]),
    [
      [1, 'packed'],
      [2, 'packed'],
      [3, 'packed'],
    ],
  )
  t.like(mart.allSaid('mart.order.v1.OrderCancelled').find(of(id)), {
    cause: 'not_delivered',
    reason: 'the gate was locked',
  })
  t.is((await post(id, 'ship')).status, 409)
})

test('of twenty that say at once that it was in vain one is heard', async (t) => {
  const { id } = await shipped()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post(id, 'attempt', { reason: 'nobody was there' })),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(409)])
  t.is((await find(id)).delivery.attempts, 1)
})

test('delivered, or in vain: never both', async (t) => {
  const { id, total } = await shipped()
  const answers = await Promise.all([
    post(id, 'deliver', { collected: total }),
    post(id, 'attempt', { reason: 'nobody was there' }),
    post(id, 'deliver', { collected: total }),
    post(id, 'return', { reason: 'refused', restock: true }),
  ])
  // What was delivered may still come back.
  const done = (await events(id)).filter((event: string) => /Delivered|Failed/.test(event))
  t.true(done.length <= 1, done.join())
  t.true(answers.some(({ status }) => status === 200))
})

test('who may, and of whose', async (t) => {
  const { id, total, sana } = await shipped()
  const picker = mart.token({ id: v7(), role: 'staff', permissions: ['picking', 'orders'] })
  const other = v7()
  for (const [step, body] of [
    ['ship', {}],
    ['deliver', { collected: total }],
    ['attempt', { reason: 'nobody was there' }],
  ] as const) {
    t.is((await post(id, step, body, sana.token)).status, 403, step)
    t.is((await post(id, step, body, picker)).status, 403, step)
    t.is((await post(other, step, body)).status, 404, step)
  }
  const driver = mart.token({ id: v7(), role: 'staff', permissions: ['delivery'] })
  t.is((await post(id, 'return', { reason: 'x', restock: true }, driver)).status, 403)
  t.is((await find(id)).status, 'shipped')
})

test('a step out of turn changes nothing', async (t) => {
  const { id, total } = await packed()
  t.is((await post(id, 'deliver', { collected: total })).status, 409)
  t.is((await post(id, 'deliver', {})).status, 409)
  t.is((await post(id, 'attempt', { reason: 'too far' })).status, 409)
  t.is((await find(id)).status, 'packed')
})

test('a courier is one of the staff who may deliver', async (t) => {
  const ali = await mart.hire()
  const picker = await mart.hire({ permissions: ['picking'] })
  const gone = await mart.hire({ disabled: true })
  const shopper = await mart.hire({ role: 'customer', permissions: ['delivery'] })
  const boss = await mart.hire({ role: 'admin', permissions: [] })
  const { id } = await packed()
  for (const courierId of [picker, gone, shopper, v7()]) {
    const refused = await post(id, 'ship', { courierId })
    t.is(refused.status, 422)
    t.deepEqual(pathsOf(refused), ['courierId'])
  }
  t.is((await post(id, 'ship', { courierId: ali })).body.courierId, ali)
  const own = (await mart.request('GET', `/v1/orders/${id}`, { token: mart.shopper().token })).status
  t.is(own, 404)
  t.is((await mart.said('mart.order.v1.OrderShipped', of(id))).order.courierId, ali)
  const second = await packed()
  t.is((await post(second.id, 'ship', { courierId: boss })).status, 200)
})

test('who may deliver no more is a courier no more; the newest that was said holds', async (t) => {
  const ali = await mart.hire()
  await mart.hire({ permissions: ['picking'] }, ali, 3)
  await mart.hire({}, ali, 2)
  const { id } = await packed()
  t.is((await post(id, 'ship', { courierId: ali })).status, 422)
  await mart.hire({}, ali, 4)
  await mart.erase(ali)
  t.is((await post(id, 'ship', { courierId: ali })).status, 422)
})

test('its customer sees no courier', async (t) => {
  const ali = await mart.hire()
  const { id, sana } = await packed()
  await post(id, 'ship', { courierId: ali })
  t.false('courierId' in (await sana.request('GET', `/v1/orders/${id}`)).body)
})

test('an unreadable handover changes nothing', async (t) => {
  const { id } = await shipped()
  for (const body of [
    { collected: 5 },
    { collected: { amount: -1, currency: 'PKR' } },
    { collected: rupees(1), receivedBy: ' ' },
    { collected: rupees(1), receivedBy: 'x'.repeat(101) },
    { collected: rupees(1), pin: '12' },
    { collected: rupees(1), pin: 'abcd' },
    { collected: rupees(1), ageChecked: 'yes' },
    { collected: rupees(1), reason: 'x'.repeat(501) },
    { unknown: 1 },
  ])
    t.is((await post(id, 'deliver', body)).status, 422, JSON.stringify(body))
  t.like(await find(id), {
    status: 'shipped',
    items: [{ productId: milk.productId }, { productId: mango.productId }],
  })
})

test('at the door too, who has seen an older state is told so; of an order without a PIN none is guessed', async (t) => {
  const { id, total } = await shipped()
  const token = mart.token({ id: mart.staffId, role: 'staff' })
  for (const [step, body] of [
    ['deliver', { collected: total }],
    ['attempt', { reason: 'nobody there' }],
  ] as const) {
    const path = `/v1/orders/${id}/${step}`
    t.is(
      (await mart.request('POST', path, { token, headers: { 'If-Match': '"1"' }, body })).status,
      412,
      step,
    )
  }
  const guessed = await post(id, 'deliver', { collected: total, pin: '1234' })
  t.is(guessed.status, 422)
  t.regex(guessed.body.errors[0].message, /this has none/)
  t.is((await find(id)).status, 'shipped')
})
