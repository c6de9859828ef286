import test from 'ava'
import { v7 } from 'uuid'
import { deliveryMart } from './test-delivery.ts'

const mart = await deliveryMart({ order: { deliveryPin: true, deliveryAttempts: 0 } })
test.after.always(() => mart.stop())
const { post, packed, shipped, find } = mart

const pinOf = async ({ id, sana }: Awaited<ReturnType<typeof packed>>): Promise<string> =>
  (await sana.request('GET', `/v1/orders/${id}`)).body.deliveryPin
const wrongOf = (pin: string) => (pin === '0000' ? '0001' : '0000')

test('its customer alone sees the PIN, and it is wanted at the door', async (t) => {
  const order = await packed()
  t.falsy(await pinOf(order))
  const answer = await post(order.id, 'ship')
  const pin = await pinOf(order)
  t.regex(pin, /^\d{4}$/)
  t.is((await order.sana.request('GET', '/v1/orders')).body.items[0].deliveryPin, pin)
  t.false('deliveryPin' in answer.body)
  t.false('deliveryPin' in (await find(order.id)))
  const listed = (await mart.asStaff('GET', `/v1/orders?customerId=${order.sana.id}`)).body.items[0]
  t.false('deliveryPin' in listed)
  const { collected } = { collected: order.total }
  const without = await post(order.id, 'deliver', { collected })
  t.is(without.status, 422)
  t.is(without.body.errors[0].path, 'pin')
  const wrong = await post(order.id, 'deliver', { collected, pin: wrongOf(pin) })
  t.is(wrong.status, 422)
  t.is(wrong.body.errors[0].path, 'pin')
  t.is((await post(order.id, 'deliver', { collected, pin })).body.status, 'delivered')
  t.falsy(await pinOf(order), 'it is of no use any more')

  const boss = mart.token({ id: v7(), role: 'admin' })
  const { body } = await mart.request('GET', '/v1/orders/audit?limit=100', { token: boss })
  t.true(body.items.some(({ route }: { route: string }) => route.endsWith('/deliver')))
  t.false(JSON.stringify(body.items).includes(`"${pin}"`), 'nor does what is kept of acts')
})

test('after five wrong ones none is looked at, until it is shipped anew with another', async (t) => {
  const order = await shipped()
  const pin = await pinOf(order)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      post(order.id, 'deliver', { collected: order.total, pin: wrongOf(pin) }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  t.is(statuses.filter((status) => status === 422).length, 5)
  t.is(statuses.filter((status) => status === 409).length, 15)
  const right = await post(order.id, 'deliver', { collected: order.total, pin })
  t.is(right.status, 409)
  await post(order.id, 'attempt', { reason: 'they do not know it' })
  t.falsy(await pinOf(order))
  await post(order.id, 'ship')
  const again = await pinOf(order)
  t.is((await post(order.id, 'deliver', { collected: order.total, pin: again })).status, 200)
})

test('a right one with something else missing costs no guess', async (t) => {
  const order = await shipped()
  const pin = await pinOf(order)
  for (let n = 0; n < 7; n++)
    t.is((await post(order.id, 'deliver', { pin })).body.errors[0].path, 'collected')
  t.is((await post(order.id, 'deliver', { pin, collected: order.total })).status, 200)
})

test('digits of any script are digits', async (t) => {
  const order = await shipped()
  const pin = await pinOf(order)
  const urdu = [...pin].map((digit) => String.fromCodePoint(0x06f0 + Number(digit))).join('')
  t.is((await post(order.id, 'deliver', { pin: urdu, collected: order.total })).status, 200)
})

test('where no number of attempts is the last, it is tried on', async (t) => {
  const { id } = await packed()
  for (let n = 0; n < 4; n++) {
    await post(id, 'ship')
    t.is((await post(id, 'attempt', { reason: 'nobody there' })).body.status, 'packed')
  }
})
