import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { event } from '#src/events/event.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import notification from '../index.ts'
import { anOrder, aUser } from '../test-states.ts'

const test = anyTest as TestFn<{ mart: TestMart }>

test.before(async (t) => {
  t.context.mart = await testMart([notification])
})
test.after.always(async (t) => {
  await t.context.mart.stop()
})

const fromBefore = sql(
  'test.from_before',
  `update messages set language = null, title = 'As it was' where user_id = $1`,
)
const ofALaterBuild = sql(
  'test.of_a_later_build',
  `update messages set template = 'not_known_here', language = 'en', title = 'As it was told' where user_id = $1`,
)

const tokenOf = (mart: TestMart, id: string) => mart.token({ id, role: 'customer' })

test('the inbox tells an order, newest first, page by page, to its customer alone', async (t) => {
  const { mart } = t.context
  const user = aUser()
  const order = anOrder({ customerId: user.id, paymentMethod: 'cash_on_delivery' })
  const confirmed = event('mart.order.v1.OrderConfirmed', order.id, { order })
  await mart.publish(event('mart.user.v1.UserRegistered', user.id, { user }))
  await mart.publish(
    confirmed,
    confirmed,
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: 'TCS', trackingNumber: 'T1' }),
    event('mart.order.v1.OrderDelivered', order.id, { order, ...unsaid.delivered }),
  )
  const token = tokenOf(mart, user.id)
  const first = await mart.request('GET', '/v1/notifications?limit=2', { token })
  t.is(first.status, 200)
  const second = await mart.request('GET', `/v1/notifications?limit=2&cursor=${first.body.nextCursor}`, {
    token,
  })
  t.deepEqual(
    [...first.body.items, ...second.body.items].map(({ template }) => template),
    ['order_delivered', 'order_shipped', 'order_confirmed', 'welcome'],
  )
  t.is(second.body.nextCursor, null)
  t.like(first.body.items[1], { title: 'Order IM-000042 is on its way', orderId: order.id, read: false })
  const other = await mart.request('GET', '/v1/notifications', { token: tokenOf(mart, v7()) })
  t.deepEqual(other.body, { items: [], nextCursor: null })
})

test('a message is read once and for all, and only by its own', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  await mart.publish(event('mart.order.v1.OrderConfirmed', order.id, { order }))
  const token = tokenOf(mart, order.customerId)
  const { body } = await mart.request('GET', '/v1/notifications?unread=true', { token })
  const path = `/v1/notifications/${body.items[0].id}/read`
  t.is((await mart.request('POST', path, { token: tokenOf(mart, v7()) })).status, 404)
  const first = await mart.request('POST', path, { token })
  const again = await mart.request('POST', path, { token })
  t.is(first.status, 200)
  t.true(first.body.read)
  t.deepEqual(again.body, first.body)
  t.deepEqual((await mart.request('GET', '/v1/notifications?unread=true', { token })).body.items, [])
  t.is((await mart.request('POST', '/v1/notifications/nonsense/read', { token })).status, 404)
  t.is((await mart.request('POST', path)).status, 401)
})

test('all is read at once, by its own alone, and again changes nothing', async (t) => {
  const { mart } = t.context
  const [user, other] = [v7(), v7()]
  const [token, others] = [tokenOf(mart, user), tokenOf(mart, other)]
  for (const customerId of [user, user, other]) {
    const order = anOrder({ customerId })
    await mart.publish(event('mart.order.v1.OrderConfirmed', order.id, { order }))
  }
  const inbox = async (token: string) =>
    (await mart.request('GET', '/v1/notifications', { token })).body.items
  const [, first] = await inbox(token)
  const { body: read } = await mart.request('POST', `/v1/notifications/${first.id}/read`, { token })
  const all = { status: 204, body: '' }
  t.like(await mart.request('POST', '/v1/notifications/read-all', { token }), all)
  const [second, unchanged] = await inbox(token)
  t.true(second.read)
  t.deepEqual(unchanged, read)
  t.like(await mart.request('POST', '/v1/notifications/read-all', { token }), all)
  t.deepEqual(await inbox(token), [second, unchanged])
  t.deepEqual(
    (await inbox(others)).map(({ read }: { read: boolean }) => read),
    [false],
  )
  t.is((await mart.request('POST', '/v1/notifications/read-all')).status, 401)
})

test('a message is read in the language that its reader has chosen by then, save what is from before there were two', async (t) => {
  const { mart } = t.context
  const order = anOrder()
  await mart.publish(
    event('mart.order.v1.OrderShipped', order.id, { order, carrier: 'TCS', trackingNumber: '' }),
  )
  const token = tokenOf(mart, order.customerId)
  const choose = (language: string) =>
    mart.request('PUT', '/v1/notifications/preferences', {
      token,
      body: { email: true, sms: false, language },
    })
  const titles = async () => {
    const { body } = await mart.request('GET', '/v1/notifications', { token })
    const read = await mart.request('POST', `/v1/notifications/${body.items[0].id}/read`, { token })
    t.is(read.body.title, body.items[0].title)
    t.is(read.body.body, body.items[0].body)
    return body.items[0].title
  }
  t.is(await titles(), 'Order IM-000042 is on its way')
  await choose('ur')
  t.is(await titles(), 'آرڈر \u2068IM-000042\u2069 روانہ ہو گیا ہے')
  await choose('en')
  t.is(await titles(), 'Order IM-000042 is on its way')
  await choose('ur')
  await mart.db('notification').query(fromBefore, [order.customerId])
  t.is(await titles(), 'As it was')
  await mart.db('notification').query(ofALaterBuild, [order.customerId])
  t.is(await titles(), 'As it was told')
})
