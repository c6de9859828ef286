import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { requestOf } from '../life/substitutes.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk, rupees } from '../test-order.ts'

/** Whoever comes first, an order's books are right: each race is run many times, and may end in each of its ways. */
const mart = await orderMart({ order: { codOpenOrders: 0, codLimitNew: 0 } })
const oat = { ...milk, productId: v7(), sku: 'OAT', name: 'Oat drink', price: rupees(320) }
await mart.sell(oat)
test.after.always(() => mart.stop())

const rounds = 8
const sana = mart.shopper()

/** An order by cash whose mangoes (line 2) are in the bag, and for whose milk (line 1) something is offered and held. */
async function asked() {
  const items = [
    { productId: milk.productId, quantity: 2 },
    { productId: mango.productId, quantity: 1500 },
  ]
  const { id } = (await sana.order({ paymentMethod: 'cash_on_delivery', items })).body
  await mart.reserve(id)
  const path = `/v1/orders/${id}`
  await mart.asStaff('POST', `${path}/pick`, {})
  await mart.asStaff('PUT', `${path}/lines/2/picked`, { quantity: 1500 })
  const offers = `${path}/lines/1/substitutes`
  await mart.asStaff('POST', offers, { productId: oat.productId, quantity: 2 })
  return {
    id: id as string,
    held: () => mart.addStock(id, requestOf({ line: 1, number: 1 })),
    denied: () => mart.denyStock(id, requestOf({ line: 1, number: 1 })),
    accept: () => sana.request('POST', `${offers}/1/accept`),
    reject: () => sana.request('POST', `${offers}/1/reject`),
    withdraw: () => mart.asStaff('DELETE', `${offers}/1`),
    short: () => mart.asStaff('PUT', `${path}/lines/1/picked`, { quantity: 0, reason: 'not_found' }),
    pack: () => mart.asStaff('POST', `${path}/pack`, {}),
    cancel: () => mart.asStaff('POST', `${path}/cancel`, {}),
  }
}
type Asked = Awaited<ReturnType<typeof asked>>

/** An order whose books are right: its lines, its adjustments, and one answer at most. */
async function right({ id }: Asked) {
  const order = (await sana.request('GET', `/v1/orders/${id}`)).body
  const sum = (amounts: { amount: number }[]) => amounts.reduce((all, { amount }) => all + amount, 0)
  const lines = sum(order.items.map((it: { lineTotal: { amount: number } }) => it.lineTotal))
  const adjusted = sum(order.adjustments.map((it: { amount: { amount: number } }) => it.amount))
  if (order.total.amount !== lines + order.deliveryFee.amount) throw new Error('lines are not the total')
  if (order.total.amount !== order.orderedTotal.amount + adjusted) throw new Error('adjustments are not')
  const state = order.substitutes[0].state as string
  // It is said a moment after it was written.
  if (!['reserving', 'asked'].includes(state))
    await mart.said('mart.order.v1.SubstituteAnswered', (it) => it.order.id === id)
  const told = mart.allSaid('mart.order.v1.SubstituteAnswered').filter((it) => it.order.id === id)
  if (told.length > 1) throw new Error('answered twice')
  const stands = order.items.some((it: { substituteFor?: number }) => it.substituteFor === 1)
  if (stands !== (state === 'accepted')) throw new Error(`${state}, and a line ${stands}`)
  return { order, state, told: told.map(({ answer }) => answer) }
}

test('accepted while it is withdrawn: one of the two', async (t) => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await asked()
    await order.held()
    const both = round % 2 ? [order.accept(), order.withdraw()] : [order.withdraw(), order.accept()]
    const statuses = (await Promise.all(both)).map(({ status }) => status)
    t.deepEqual(statuses.toSorted(), [200, 409])
    const { told, state } = await right(order)
    t.deepEqual(told, [state])
  }
})

test('accepted and rejected at once, many times: one answer', async (t) => {
  const order = await asked()
  await order.held()
  await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? order.accept() : order.reject())))
  t.is((await right(order)).told.length, 1)
})

test('packed while an offer is open: it is not, until it is answered, and then with what was agreed to', async (t) => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await asked()
    await order.held()
    t.is((await order.pack()).status, 409)
    t.is((await order.short()).status, 409, 'an open offer is in the way')
    const [, pack] = await Promise.all([order.reject(), order.pack()])
    t.is(pack.status, 409, 'the line is open')
    const [short, packed] = await Promise.all([order.short(), order.pack()])
    t.is(short.status, 200)
    if (packed.status === 409) t.is((await order.pack()).status, 200)
    t.is((await right(order)).order.status, 'packed')
  }
})

test('cancelled meanwhile: nothing stands in for anything any more', async (t) => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await asked()
    await order.held()
    const [accepted, cancelled] = await Promise.all([order.accept(), order.cancel()])
    t.is(cancelled.status, 200)
    const { order: now, state } = await right(order)
    t.is(now.status, 'cancelled')
    t.is(state, accepted.status === 200 ? 'accepted' : 'asked')
    t.is((await order.accept()).status, accepted.status === 200 ? 200 : 409)
  }
  const late = await asked()
  await late.cancel()
  await late.held()
  t.is((await right(late)).state, 'reserving', 'what is held too late asks nobody')
})

test('sold out while it is withdrawn, and held when it is: it ended once', async (t) => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await asked()
    const answer = round % 2 ? order.denied : order.held
    const [withdrawn] = await Promise.all([order.withdraw(), answer()])
    const { state, told } = await right(order)
    t.is(told.length, 1)
    t.true(withdrawn.status === 200 ? state === 'withdrawn' : state === 'sold_out')
    await order.denied()
    await order.held()
    t.deepEqual((await right(order)).told, told, 'heard again it changes nothing')
  }
})

const ends = sql(
  'test.ends',
  `update orders set proposals = jsonb_set(proposals, '{0,until}', to_jsonb(
     to_char((now() + interval '15 ms') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) where id = $1`,
)

test('answered in the moment in which time runs out: taken or expired, never both', async (t) => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await asked()
    await order.held()
    await mart.db('order').query(ends, [order.id])
    const [accepted] = await Promise.all([
      order.accept(),
      mart.runJob('expire-substitutes'),
      mart.runJob('expire-substitutes'),
    ])
    const until = Date.now() + 10_000
    let now = await right(order)
    // The job of the mart says so within a second, where nobody took it.
    while (now.state === 'asked' && Date.now() < until) {
      await mart.runJob('expire-substitutes')
      now = await right(order)
    }
    t.is(now.state, accepted.status === 200 ? 'accepted' : 'expired')
    t.deepEqual(now.told, [now.state])
  }
})
