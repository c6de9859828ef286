import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { toTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import notification from '../index.ts'
import { manners } from '../letters/templates.ts'
import { anOrder, aUser } from '../test-states.ts'

const test = anyTest as TestFn<{ mart: TestMart }>

test.before(async (t) => {
  t.context.mart = await testMart([notification])
})
test.after.always(async (t) => {
  await t.context.mart.stop()
})

const staffOf = (mart: TestMart) => mart.token({ id: v7(), role: 'staff' })
const tokenOf = (mart: TestMart, id: string) => mart.token({ id, role: 'customer' })

test('every kind of happening is told', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  const expiresAt = toTimestamp(new Date())
  const payment = {
    id: v7(),
    orderId: order.id,
    customerId: order.customerId,
    method: 'card',
    provider: 'sandbox',
  }
  const amount = { amountMinor: 60000, currency: 'PKR' }
  await mart.publish(
    event('mart.order.v1.PaymentRequested', order.id, { order, expiresAt }),
    event('mart.order.v1.OrderRejected', order.id, { order, short: [] }),
    event('mart.order.v1.OrderCancelled', order.id, { order, cause: 'payment_failed', reason: '' }),
    event('mart.order.v1.OrderReturned', order.id, { order, reason: 'bruised', restock: false }),
  )
  await mart.publish(
    event('mart.payment.v1.PaymentRefunded', order.id, {
      payment: { ...payment, status: 'refunded', amount, refunded: amount, ...unsaid.payment },
      refundId: v7(),
      amount,
      reason: '',
      settles: false,
    }),
  )
  const declined = (retriesLeft: number) =>
    event('mart.payment.v1.PaymentFailed', order.id, {
      payment: { ...payment, status: 'failed', amount, refunded: amount, ...unsaid.payment },
      ...{ reason: 'no funds', retriesLeft, payBy: retriesLeft > 0 ? expiresAt : null },
    })
  await mart.publish(declined(1), declined(1), declined(0))
  const { body } = await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, order.customerId) })
  const again = body.items.find(({ template }: { template: string }) => template === 'payment_declined')
  t.regex(again.body, /You can try again with this or another card, once more/)
  t.deepEqual(body.items.map(({ template }: { template: string }) => template).sort(), [
    'order_cancelled',
    'order_rejected',
    'order_returned',
    'payment_declined',
    'payment_needed',
    'payment_refunded',
  ])
})

test('an offer in place of a line is told once, with what it would cost and until when', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  const offer = {
    order: { ...order, items: order.items.map((item) => ({ ...item, line: 1 })) },
    ...{ line: 1, number: 1, productId: v7(), productName: 'Chaunsa', soldBy: 'weight', quantity: 1500 },
    ...{
      total: { amountMinor: 45_000, currency: 'PKR' },
      until: toTimestamp(new Date('2026-01-01T10:00:00Z')),
    },
  }
  const said = event('mart.order.v1.SubstituteProposed', order.id, offer)
  const next = event('mart.order.v1.SubstituteProposed', order.id, { ...offer, number: 2 })
  await mart.publish(said, said, next)
  const { body } = await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, order.customerId) })
  t.is(body.items.length, 2)
  t.regex(body.items[0].body, /not enough Sindhri mango/)
  t.regex(body.items[0].body, /Chaunsa, 1\.5 kg, for Rs\s?450/)
  t.like(manners.substitute_proposed, { must: true, sms: 'door' }, 'minutes matter, at night too')
})

test('what was replaced, and what there was too little of, is named when it is on its way', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  const [mango] = order.items
  const line = (given: object) => ({ ...(mango as NonNullable<typeof mango>), ...given })
  const items = [
    line({ line: 1, state: 'short', picked: 900 }),
    line({ line: 2, name: 'Milk', soldBy: 'piece', quantity: 2, state: 'substituted' }),
    line({
      line: 3,
      name: 'Oat drink',
      soldBy: 'piece',
      quantity: 2,
      picked: 2,
      state: 'picked',
      substituteFor: 2,
    }),
    line({ line: 4, name: 'Tea', state: 'picked', picked: 1500 }),
  ]
  const shipped = { order: { ...order, items }, carrier: '', trackingNumber: '' }
  await mart.publish(event('mart.order.v1.OrderShipped', order.id, shipped))
  const { body } = await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, order.customerId) })
  const told: string = body.items[0].body
  t.true(told.includes('Sindhri mango: 1.5 kg ordered, 900 g in the bag.'), told)
  t.true(told.includes('Milk was replaced by Oat drink.'), told)
  t.false(told.includes('Tea'), told)
})

test('what went back of an order before it was delivered or returned stands in those letters', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  const amount = (amountMinor: number) => ({ amountMinor, currency: 'PKR' })
  const refunded = (amountMinor: number, sum: number) =>
    event('mart.payment.v1.PaymentRefunded', order.id, {
      payment: {
        id: v7(),
        orderId: order.id,
        customerId: order.customerId,
        method: 'card',
        provider: 'sandbox',
        status: 'partially_refunded',
        amount: order.total,
        refunded: amount(sum),
        ...unsaid.payment,
      },
      refundId: v7(),
      amount: amount(amountMinor),
      reason: '',
      settles: false,
    })
  // The first comes again, late: it is no more money.
  const [first, second] = [refunded(12000, 12000), refunded(30000, 42000)]
  await mart.publish(first, second, first)
  await mart.publish(event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered }))
  await mart.publish(
    event('mart.order.v1.OrderReturned', order.id, { order, reason: 'bruised', restock: false }),
  )
  const { body } = await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, order.customerId) })
  const said = (name: string) =>
    body.items.find(({ template }: { template: string }) => template === name).body
  t.regex(said('order_delivered'), /of which Rs 420\.00 was given back to you: Rs 180\.00 in all/)
  t.regex(said('order_returned'), /Rs 420\.00 of it was given back to you before/)
})

test('an older state of a user does not undo a newer one, and who came long ago is not welcomed', async (t) => {
  const { mart } = t.context
  const user = aUser({ createdAt: { seconds: 1_700_000_000, nanos: 0 } })
  await mart.publish(
    event('mart.user.v1.UserChanged', user.id, { user: { ...user, version: 3, name: 'New' } }),
  )
  await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  const name = sql('test.name', 'select name from contacts where user_id = $1')
  t.deepEqual(await mart.db('notification').query(name, [user.id]), [{ name: 'New' }])
  t.deepEqual(
    (await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, user.id) })).body.items,
    [],
  )
})

test('of an erased user nothing is left, and nothing comes after', async (t) => {
  const { mart } = t.context
  const user = aUser({ email: 'erased@example.test' })
  const order = anOrder({ customerId: user.id })
  await mart.publish(
    event('mart.user.v1.UserRegistered', user.id, { user }),
    event('mart.order.v1.OrderConfirmed', order.id, { order }),
  )
  await mart.publish(event('mart.user.v1.UserErased', user.id, { userId: user.id }))
  await mart.publish(
    event('mart.user.v1.UserChanged', user.id, { user: { ...user, version: 9 } }),
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: '', trackingNumber: '' }),
  )
  // The token of one who is gone is none; so the tables are asked.
  t.is((await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, user.id) })).status, 401)
  const messages = sql('test.messages_of', 'select template from messages where user_id = $1')
  t.deepEqual(await mart.db('notification').query(messages, [user.id]), [])
  const deliveries = await mart.request('GET', `/v1/notifications/deliveries?userId=${user.id}`, {
    token: staffOf(mart),
  })
  t.deepEqual(deliveries.body.items, [])
  const left = sql('test.contact', 'select email, name, phone, erased from contacts where user_id = $1')
  t.deepEqual(await mart.db('notification').query(left, [user.id]), [
    { email: '', name: '', phone: '', erased: true },
  ])
})

test('what happens to an account is told to its owner by mail, wherever the event says', async (t) => {
  const { mart } = t.context
  const [userId, at] = [v7(), toTimestamp(new Date('2026-03-01T10:00:00.000Z'))]
  const email = 'ayesha@example.com'
  await mart.publish(
    event('mart.user.v1.SignedInFromNewDevice', userId, {
      ...{ userId, email, signedInAt: at, device: 'Chrome on Android', ip: '203.0.113.9' },
    }),
    event('mart.user.v1.SecondFactorChanged', userId, { userId, email, changedAt: at, on: true }),
    event('mart.user.v1.SecondFactorChanged', userId, { userId, email, changedAt: at, on: false }),
  )
  await mart.idle()
  const letters = sql<{ template: string; address: string; data: object }>(
    'test.account_letters',
    `select template, address, data from messages join deliveries on message_id = messages.id
     where messages.user_id = $1 and channel = 'email' order by template`,
  )
  const told = await mart.db('notification').query(letters, [userId])
  t.deepEqual(
    told.map(({ template, address }) => [template, address]),
    [
      ['new_device', email],
      ['second_factor_off', email],
      ['second_factor_on', email],
    ],
  )
  t.like(told[0]?.data, { at: '2026-03-01T10:00:00.000Z', device: 'Chrome on Android', ip: '203.0.113.9' })
})
