import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk } from '../test-order.ts'

const mart = await orderMart({ order: { codOpenOrders: 0 } })
await mart.shelve(milk.productId, true, 1, 100, { aisle: '1', position: 1, storage: 'frozen' })
await mart.shelve(mango.productId, true, 1, 9000, { aisle: '10', position: 4, storage: 'ambient' })
test.after.always(() => mart.stop())

async function confirmed() {
  const { id } = (await mart.shopper().order({ paymentMethod: 'cash_on_delivery' })).body
  await mart.reserve(id)
  return id as string
}

function picker() {
  const id = v7()
  const token = mart.token({ id, role: 'staff', permissions: ['picking'] })
  const ask = (method: string, path: string, body?: unknown) => mart.request(method, path, { token, body })
  return { id, ask, wave: (orderIds: unknown) => ask('POST', '/v1/picks/waves', { orderIds }) }
}

const statusOf = async (id: string) => (await mart.asStaff('GET', `/v1/orders/${id}`)).body.status

test('several orders are one walk, told apart by order, and follow what is picked', async (t) => {
  const [one, two] = [await confirmed(), await confirmed()]
  const bilal = picker()
  const begun = await bilal.wave([one, two])
  t.is(begun.status, 201)
  const path = begun.headers.get('location') as string
  t.is(path, `/v1/picks/waves/${begun.body.id}`)
  t.deepEqual(
    begun.body.orders.map(({ id, status, pickerId }: Record<string, string>) => [id, status, pickerId]),
    [
      [one, 'picking', bilal.id],
      [two, 'picking', bilal.id],
    ],
  )
  t.deepEqual(
    begun.body.items.map(
      (it: { name: string; quantity: number; aisle: string; orders: { orderId: string }[] }) => [
        ...[it.name, it.quantity, it.aisle],
        ...it.orders.map(({ orderId }) => orderId),
      ],
    ),
    [
      ['Mango Chaunsa', 3000, '10', one, two],
      ['Milk 1 l', 4, '1', one, two],
    ],
  )
  await bilal.ask('PUT', `/v1/orders/${two}/lines/1/picked`, { quantity: 2 })
  await mart.asStaff('POST', `/v1/orders/${one}/cancel`)
  const now = (await picker().ask('GET', path)).body
  t.like(now.orders, [{ status: 'cancelled' }, { status: 'picking' }])
  t.like(now.items[1].orders, [{ orderId: two, line: 1, picked: 2, state: 'picked' }])
  t.is(now.items[1].orders.length, 1)
})

test('all of a wave or none: who refuses is named', async (t) => {
  const [one, two, three] = [await confirmed(), await confirmed(), await confirmed()]
  const [bilal, hina] = [picker(), picker()]
  await hina.ask('POST', `/v1/orders/${two}/pick`, {})
  const refused = await bilal.wave([one, two, three])
  t.is(refused.status, 409)
  const { number } = (await mart.asStaff('GET', `/v1/orders/${two}`)).body
  t.regex(refused.body.detail, new RegExp(`${number}: Somebody else picks it`))
  t.is(refused.body.errors[0].path, 'orderIds[1]')
  t.is(await statusOf(one), 'confirmed')
  t.is((await hina.wave([one, two])).status, 201, 'what one has in hand may be among them')
})

test('who asks for two to twenty orders that there are', async (t) => {
  const [one, two] = [await confirmed(), await confirmed()]
  const bilal = picker()
  for (const wrong of [
    [one],
    [one, one],
    [one, v7()],
    Array.from({ length: 21 }, () => v7()),
    one,
    undefined,
    ['x', one],
  ])
    t.is((await bilal.wave(wrong)).status, 422, JSON.stringify(wrong))
  t.is((await bilal.ask('GET', `/v1/picks/waves/${v7()}`)).status, 404)
  t.is(await statusOf(one), 'confirmed')
  const sana = mart.shopper()
  t.is((await sana.request('POST', '/v1/picks/waves', { orderIds: [one, two] })).status, 403)
  t.is((await sana.request('GET', `/v1/picks/waves/${v7()}`)).status, 403)
})

test('two who want the same orders at once: one has them all', async (t) => {
  const ids = [await confirmed(), await confirmed(), await confirmed()]
  const [bilal, hina] = [picker(), picker()]
  const answers = await Promise.all([bilal.wave(ids), hina.wave(ids.toReversed())])
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
})

test('waves are forgotten after a day', async (t) => {
  const bilal = picker()
  const wave = async () => (await bilal.wave([await confirmed(), await confirmed()])).body.id
  const [old, young] = [await wave(), await wave()]
  const age = sql('test.age', `update waves set created_at = now() - interval '25 hours' where id = $1`)
  await mart.db('order').query(age, [old])
  await mart.runJob('forget-waves')
  t.is((await bilal.ask('GET', `/v1/picks/waves/${old}`)).status, 404)
  t.is((await bilal.ask('GET', `/v1/picks/waves/${young}`)).status, 200)
})
