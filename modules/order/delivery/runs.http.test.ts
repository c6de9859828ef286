import test from 'ava'
import { v7 } from 'uuid'
import { followStream } from '#src/testing/event-stream.ts'
import { rupees } from '../test-order.ts'
import { deliveryMart, lighter } from './test-delivery.ts'

const mart = await deliveryMart()
test.after.always(() => mart.stop())
const { post, packed, find, events } = mart

const make = (courierId: unknown, orderIds: unknown, token?: string) =>
  token
    ? mart.request('POST', '/v1/runs', { token, body: { courierId, orderIds } })
    : mart.asStaff('POST', '/v1/runs', { courierId, orderIds })
const look = async (id: string) => (await mart.asStaff('GET', `/v1/runs/${id}`)).body
const statesOf = async (id: string) => (await look(id)).stops.map(({ state }: { state: string }) => state)

/** Three packed orders on a round of a courier of their own. */
async function round() {
  const courierId = await mart.hire()
  const orders = [await packed(), await packed(), await packed()]
  const ids = orders.map(({ id }) => id)
  const made = await make(courierId, ids)
  return { courierId, orders, ids: ids as [string, string, string], made, run: made.body.id as string }
}

test('a round is its stops, in the order in which they are named, with all that the courier needs', async (t) => {
  const courierId = await mart.hire()
  const one = await packed({ payWith: rupees(5000), note: 'ring twice' })
  const two = await packed({ paymentMethod: 'card', items: [{ productId: lighter.productId, quantity: 1 }] })
  const made = await make(courierId, [two.id, one.id])
  t.is(made.status, 201)
  t.is(made.headers.get('location'), `/v1/runs/${made.body.id}`)
  t.like(made.body, { courierId, status: 'open', openStops: 2 })
  t.deepEqual(await look(made.body.id), made.body)
  const [first, second] = made.body.stops
  t.like(first, { orderId: two.id, number: two.number, state: 'waiting', ageCheck: true })
  for (const absent of ['collect', 'payWith', 'change', 'slot']) t.false(absent in first, absent)
  t.like(second, {
    orderId: one.id,
    state: 'waiting',
    ageCheck: false,
    note: 'ring twice',
    collect: one.total,
    payWith: rupees(5000),
    change: { ...one.total, amount: 500_000 - one.total.amount },
  })
  t.is(second.shippingAddress.recipient, 'Sana Malik')
})

test('what its customer meant to hand over is not told where it came to more by then', async (t) => {
  const wishes = { paymentMethod: 'cash_on_delivery' }
  const sana = mart.shopper()
  const { total } = (await sana.order(wishes)).body
  const { id } = (await sana.order({ ...wishes, payWith: total })).body
  await mart.reserve(id)
  t.is((await post(id, 'pick')).status, 200)
  for (const [line, quantity] of [
    [1, 2],
    [2, 1600],
  ])
    t.is((await mart.asStaff('PUT', `/v1/orders/${id}/lines/${line}/picked`, { quantity })).status, 200)
  const { body: heavier } = await post(id, 'pack')
  t.true(heavier.total.amount > total.amount)
  const [stop] = (await make(await mart.hire(), [id])).body.stops
  t.deepEqual(stop.collect, heavier.total)
  t.false('payWith' in stop, 'it is not enough, and the courier would count on it')
})

test('who is no courier, and what can be on no round, are named', async (t) => {
  const courierId = await mart.hire()
  const { id } = await packed()
  const sana = mart.shopper()
  const early = (await sana.order()).body.id
  t.is((await make(v7(), [id])).body.errors[0].path, 'courierId')
  t.is((await make(courierId, [id, v7()])).status, 422)
  t.is((await make(courierId, [id, v7()])).body.errors[0].path, 'orderIds[1]')
  t.is((await make(courierId, [id, id])).status, 422)
  t.is((await make(courierId, [])).status, 422)
  t.is(
    (
      await make(
        courierId,
        Array.from({ length: 101 }, () => v7()),
      )
    ).status,
    422,
  )
  t.is((await make(courierId, 'all')).status, 422)
  t.is((await make(undefined, [id])).status, 422)
  const refused = await make(courierId, [id, early])
  t.is(refused.status, 409)
  t.deepEqual(
    refused.body.errors.map(({ path }: { path: string }) => path),
    ['orderIds[1]'],
  )
  t.is((await make(courierId, [id], sana.token)).status, 403)
  t.is((await make(courierId, [id])).status, 201, 'what was refused put nothing on a round')
})

test('an order is on one round at a time, also of many that are made at once', async (t) => {
  const couriers = await Promise.all(Array.from({ length: 8 }, () => mart.hire()))
  const [one, two] = [await packed(), await packed()]
  const answers = await Promise.all(
    couriers.map((courierId, n) => make(courierId, n % 2 ? [one.id, two.id] : [two.id, one.id])),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(409)])
  const runs = await Promise.all(
    couriers.map((id) =>
      mart.request('GET', '/v1/runs/mine', {
        token: mart.token({ id, role: 'staff', permissions: ['delivery'] }),
      }),
    ),
  )
  t.is(runs.flatMap(({ body }) => body.items).length, 1)
})

test('an order goes out with the courier of its round, and with no other', async (t) => {
  const { courierId, ids } = await round()
  const other = await mart.hire()
  const refused = await post(ids[0], 'ship', { courierId: other })
  t.is(refused.status, 409)
  t.is((await post(ids[0], 'ship')).body.courierId, courierId)
  t.is((await post(ids[1], 'ship', { courierId })).body.courierId, courierId)
})

test('a round is over when all its stops are, however they end', async (t) => {
  const { run, ids, orders } = await round()
  for (const id of ids.slice(0, 2)) await post(id, 'ship')
  t.deepEqual(await statesOf(run), ['on_the_way', 'on_the_way', 'waiting'])
  await post(ids[0], 'deliver', { collected: orders[0]?.total })
  await post(ids[1], 'attempt', { reason: 'nobody was there' })
  t.like(await look(run), { status: 'open', openStops: 1 })
  t.is((await find(ids[1])).courierId, undefined)
  await post(ids[2], 'cancel', { reason: 'the van broke down' })
  const over = await look(run)
  t.like(over, { status: 'over', openStops: 0 })
  t.truthy(over.endedAt)
  t.deepEqual(await statesOf(run), ['delivered', 'failed', 'cancelled'])
  t.false('collect' in over.stops[0])
})

test('stops that end at once end their round once', async (t) => {
  const { run, ids, orders } = await round()
  await Promise.all(ids.map((id) => post(id, 'ship')))
  const answers = await Promise.all(ids.map((id, n) => post(id, 'deliver', { collected: orders[n]?.total })))
  t.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  t.like(await look(run), { status: 'over', openStops: 0 })
})

test('what came back in vain goes on another round', async (t) => {
  const { run, ids, courierId } = await round()
  await post(ids[0], 'ship')
  await post(ids[0], 'attempt', { reason: 'nobody was there' })
  const second = await make(courierId, [ids[0]])
  t.is(second.status, 201)
  await post(ids[0], 'ship')
  await post(ids[0], 'return', { reason: 'refused', restock: true })
  t.deepEqual(await statesOf(second.body.id), ['returned'])
  t.deepEqual(await statesOf(run), ['failed', 'waiting', 'waiting'])
})

test('who is next hears of it also where what was before them came back, or was taken off', async (t) => {
  const told = async (id: string) => (await events(id)).filter((event: string) => event === 'NextStop').length
  const { ids } = await round()
  for (const id of ids) await post(id, 'ship')
  const part = await post(ids[0], 'return', {
    reason: 'a dent',
    restock: true,
    items: [{ line: 1, quantity: 1 }],
  })
  t.is(part.status, 200)
  t.is(await told(ids[1]), 0, 'the rest is still to be brought')
  t.is((await post(ids[0], 'return', { reason: 'refused', restock: true })).status, 200)
  t.deepEqual([await told(ids[1]), await told(ids[2])], [1, 0])
  await post(ids[1], 'return', { reason: 'refused', restock: true })
  await post(ids[1], 'return', { reason: 'refused', restock: true })
  t.is(await told(ids[2]), 1)

  const other = await round()
  await post(other.ids[1], 'ship')
  t.is((await mart.asStaff('DELETE', `/v1/runs/${other.run}/stops/${other.ids[0]}`)).status, 204)
  t.is(await told(other.ids[1]), 1)
})

test('who is next hears of it where the order before them is called off in the shop', async (t) => {
  const { run, ids, orders } = await round()
  await post(ids[1], 'ship')
  const stream = await followStream(`${mart.url}/v1/orders/${ids[1]}/stream`, orders[1]?.sana.token ?? '')
  await stream.next()
  const cancelled = await post(ids[0], 'cancel', { reason: 'the bag tore' })
  t.like(cancelled, { status: 200, body: { status: 'cancelled', cancelReason: 'the bag tore' } })
  t.is((await events(ids[1])).at(-1), 'NextStop')
  t.like((await stream.next())?.data, { event: 'NextStop', status: 'shipped' })
  stream.leave()
  t.deepEqual(await statesOf(run), ['cancelled', 'on_the_way', 'waiting'])
  const { items } = (await mart.asStaff('GET', `/v1/orders/${ids[0]}/timeline`)).body
  t.like(items.at(-1), { event: 'OrderCancelled', by: mart.staffId }, 'who called it off is known')
  t.is((await post(ids[0], 'cancel')).status, 409)
  t.false((await events(ids[2])).includes('NextStop'))
})

test('who is next hears of it, as soon as all stops before are over', async (t) => {
  const { ids, orders } = await round()
  for (const id of ids) await post(id, 'ship')
  const third = orders[2]
  const stream = await followStream(`${mart.url}/v1/orders/${ids[2]}/stream`, third?.sana.token ?? '')
  await stream.next()
  // Out of turn: the first is still to come, and the third is not next.
  await post(ids[1], 'attempt', { reason: 'nobody was there' })
  await post(ids[0], 'deliver', { collected: orders[0]?.total })
  const { data } = (await stream.next()) ?? {}
  t.like(data, { event: 'NextStop', status: 'shipped' })
  stream.leave()
  t.is((await events(ids[2])).filter((event: string) => event === 'NextStop').length, 1)
  t.false((await events(ids[0])).includes('NextStop'))
})

test('an order is taken off before it goes out, and not after', async (t) => {
  const { run, ids } = await round()
  const off = (id: string, of = run) => mart.asStaff('DELETE', `/v1/runs/${of}/stops/${id}`)
  await post(ids[0], 'ship')
  t.is((await off(ids[0])).status, 409)
  t.is((await off(ids[1])).status, 204)
  t.is((await off(ids[1])).status, 404, 'it is there no more')
  t.is((await off(v7())).status, 404)
  t.is((await off(ids[2], v7())).status, 404)
  t.deepEqual(await statesOf(run), ['on_the_way', 'taken_off', 'waiting'])
  t.like(await find(ids[1]), { status: 'packed' })
  t.true((await events(ids[1])).includes('TakenOffRun'))
})

test('a round is called off with all that is still in the shop, and not while some of it is on its way', async (t) => {
  const { run, ids, courierId } = await round()
  await post(ids[1], 'ship')
  const refused = await mart.asStaff('DELETE', `/v1/runs/${run}`)
  t.is(refused.status, 409)
  await post(ids[1], 'attempt', { reason: 'the van broke down' })
  t.is((await mart.asStaff('DELETE', `/v1/runs/${run}`)).status, 204)
  t.deepEqual(await statesOf(run), ['taken_off', 'failed', 'taken_off'])
  t.is((await look(run)).status, 'over')
  t.is((await mart.asStaff('DELETE', `/v1/runs/${run}`)).status, 204)
  t.is((await mart.asStaff('DELETE', `/v1/runs/${v7()}`)).status, 404)
  t.is((await make(courierId, ids)).status, 201)
})

test('rounds are listed, newest first, a page at a time', async (t) => {
  const courierId = await mart.hire()
  const token = mart.token({ id: courierId, role: 'staff', permissions: ['delivery'] })
  const get = async (query: string) => (await mart.request('GET', `/v1/runs${query}`, { token })).body
  const runs: string[] = []
  const orders: string[] = []
  for (let n = 0; n < 3; n++) {
    const { id } = await packed()
    orders.push(id)
    runs.unshift((await make(courierId, [id])).body.id)
  }
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
  t.deepEqual(idsOf(await get('?mine=true')), runs)
  const first = await get('?mine=true&limit=2')
  t.deepEqual(idsOf(first), runs.slice(0, 2))
  t.deepEqual(idsOf(await get(`?mine=true&limit=2&cursor=${first.nextCursor}`)), runs.slice(2))
  await post(orders[1] as string, 'cancel')
  t.deepEqual(idsOf(await get('?mine=true&status=over')), [runs[1]])
  t.deepEqual(idsOf(await get('?mine=true&status=open')), [runs[0], runs[2]])
  const mine = await mart.request('GET', '/v1/runs/mine', { token })
  t.deepEqual(idsOf(mine.body), [runs[0], runs[2]])
  t.is(mine.body.items[0].stops.length, 1)
  t.true(idsOf(await get('?limit=100')).length >= 3)
  for (const wrong of ['?mine=maybe', '?status=late', '?limit=0', '?cursor=x', '?courier=1'])
    t.is((await mart.request('GET', `/v1/runs${wrong}`, { token })).status, 422, wrong)
  const picker = mart.token({ id: v7(), role: 'staff', permissions: ['picking', 'orders'] })
  for (const path of ['/v1/runs', '/v1/runs/mine', `/v1/runs/${runs[0]}`])
    t.is((await mart.request('GET', path, { token: picker })).status, 403, path)
  t.is((await mart.request('GET', `/v1/runs/${v7()}`, { token })).status, 404)
})
