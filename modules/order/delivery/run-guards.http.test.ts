import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { until } from '#src/testing/until.ts'
import { deliveryMart } from './test-delivery.ts'

/** What becomes of rounds whose orders change in the moment in which somebody means them. */
const mart = await deliveryMart()
test.after.always(() => mart.stop())
const { post, packed, find, events } = mart
const db = mart.db('order')

const make = async (...ids: string[]) =>
  (await mart.asStaff('POST', '/v1/runs', { courierId: await mart.hire(), orderIds: ids })).body
const stopsOf = async (id: string) => (await mart.asStaff('GET', `/v1/runs/${id}`)).body.stops
const takeOff = (run: string, id: string) => mart.asStaff('DELETE', `/v1/runs/${run}/stops/${id}`)
const timeline = async (id: string) => (await mart.asStaff('GET', `/v1/orders/${id}/timeline`)).body.items

const lock = sql('test.lock', 'select from orders where id = $1 for update')
const waiting = sql<{ waiting: boolean }>(
  'test.waiting',
  `select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`,
)

/** An order changes after somebody has looked at its round, and before they have it to themselves. */
async function meanwhile<T>(
  id: string,
  ask: () => Promise<T>,
  change: ReturnType<typeof sql>,
  values: unknown[],
) {
  let asked: Promise<T> | null = null
  await db.transaction(async (tx) => {
    await tx.query(lock, [id])
    asked = ask()
    await until(async () => (await db.query(waiting))[0]?.waiting === true)
    await tx.query(change, values)
  })
  return asked as unknown as Promise<T>
}
const rerun = sql('test.rerun', 'update orders set run_id = $2 where id = $1')
const off = sql('test.off', `update orders set status = 'cancelled' where id = $1`)

test.serial('what is on another round meanwhile is not taken off that', async (t) => {
  const { id } = await packed()
  const run = await make(id)
  const other = v7()
  t.is((await meanwhile(id, () => takeOff(run.id, id), rerun, [id, other])).status, 404)
  t.deepEqual(await events(id).then((all: string[]) => all.includes('TakenOffRun')), false)
  const second = await packed()
  const round = await make(second.id)
  const call = () => mart.asStaff('DELETE', `/v1/runs/${round.id}`)
  t.is((await meanwhile(second.id, call, rerun, [second.id, other])).status, 204)
  t.false((await events(second.id)).includes('TakenOffRun'))
})

test.serial('what is called off meanwhile does not stand in the way of calling its round off', async (t) => {
  const [one, two] = [await packed(), await packed()]
  const run = await make(one.id, two.id)
  const call = () => mart.asStaff('DELETE', `/v1/runs/${run.id}`)
  t.is((await meanwhile(one.id, call, off, [one.id])).status, 204)
  t.true((await events(two.id)).includes('TakenOffRun'))
})

test.serial('who is next by a round that they are not on any more is told nothing', async (t) => {
  const [one, two] = [await packed(), await packed()]
  await make(one.id, two.id)
  for (const { id } of [one, two]) await post(id, 'ship')
  const deliver = () => post(one.id, 'deliver', { collected: one.total })
  t.is((await meanwhile(two.id, deliver, rerun, [two.id, v7()])).status, 200)
  t.false((await events(two.id)).includes('NextStop'))
})

test.serial('a stop that is over stays as it ended, and tells nobody a second time', async (t) => {
  const [one, two] = [await packed(), await packed()]
  const run = await make(one.id, two.id)
  for (const { id } of [one, two]) await post(id, 'ship')
  await post(one.id, 'deliver', { collected: one.total })
  t.is((await post(one.id, 'return', { reason: 'sour', restock: false })).status, 200)
  t.like(await stopsOf(run.id), [{ state: 'delivered' }, { state: 'on_the_way' }])
  t.is((await mart.asStaff('GET', `/v1/runs/${run.id}`)).body.openStops, 1)
  t.is((await events(two.id)).filter((it: string) => it === 'NextStop').length, 1)
  t.is((await takeOff(run.id, one.id)).status, 404, 'it is no stop any more')
})

test.serial('its timeline says who put an order on a round, and who took it off', async (t) => {
  const [one, two] = [await packed(), await packed()]
  const run = await make(one.id, two.id)
  t.is((await takeOff(run.id, one.id)).status, 204)
  t.is((await mart.asStaff('DELETE', `/v1/runs/${run.id}`)).status, 204)
  for (const { id } of [one, two])
    t.like((await timeline(id)).slice(-2), [
      { event: 'PutOnRun', by: mart.staffId },
      { event: 'TakenOffRun', by: mart.staffId },
    ])
})

test.serial('an order that is not there, or is not as it was seen, is not called off', async (t) => {
  const { id, sana } = await packed()
  t.is((await post(v7(), 'cancel')).status, 404)
  t.is((await post(v7(), 'deliver')).status, 404)
  t.is((await mart.shopper().request('POST', `/v1/orders/${id}/cancel`, {})).status, 404)
  const stale = { 'If-Match': '"1"' }
  const token = mart.token({ id: mart.staffId, role: 'staff' })
  const asked = { token, body: {}, headers: stale }
  t.is((await mart.request('POST', `/v1/orders/${id}/cancel`, asked)).status, 412)
  t.is((await sana.request('POST', `/v1/orders/${id}/cancel`, {})).status, 409, 'it is packed')
  t.is((await find(id)).status, 'packed')
  const early = (await sana.order({ paymentMethod: 'cash_on_delivery' })).body.id
  t.is((await sana.request('POST', `/v1/orders/${early}/cancel`, {})).status, 200)
  t.is((await timeline(early)).at(-1).by, undefined, 'its customer is no staff')
})
