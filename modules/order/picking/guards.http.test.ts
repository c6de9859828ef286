import test from 'ava'
import { v7 } from 'uuid'
import { decodeEvent } from '#proto/events.ts'
import { hasCheckDigit } from '#src/barcode.ts'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk } from '../test-order.ts'

/** What a scale's label is good for, who began a walk, and what the clock frees. */
const mart = await orderMart({ order: { scaleBarcodes: '20IIIIIWWWWWC', codLimitNew: 0, codOpenOrders: 0 } })
const egg = { ...milk, productId: v7(), sku: 'EGG', name: 'Egg' }
await mart.sell(egg, 1, { barcode: '4012' })
test.after.always(() => mart.stop())

async function confirmed(items: object[] = [{ productId: egg.productId, quantity: 2 }], held: object[] = []) {
  const { id } = (await mart.shopper().order({ paymentMethod: 'cash_on_delivery', items })).body
  await mart.reserve(id, held)
  return id as string
}
const post = (id: string, step: string, body: object = {}) =>
  mart.asStaff('POST', `/v1/orders/${id}/${step}`, body)
const label = (twelve: string) =>
  [...'0123456789'].map((digit) => `${twelve}${digit}`).find(hasCheckDigit) as string

test('a label of the scale is none of what is sold by the piece, and says so', async (t) => {
  const id = await confirmed()
  await post(id, 'pick')
  const barcode = label('200401200782')
  const { status, body } = await mart.asStaff('PUT', `/v1/orders/${id}/lines/1/picked`, {
    barcode,
    quantity: 2,
  })
  t.is(status, 422)
  t.like(body.errors[0], { path: 'barcode', message: 'is of a scale, and Egg is sold by the piece' })
})

test('the timeline of each order of a wave says who began', async (t) => {
  const ids = [await confirmed(), await confirmed()]
  t.is((await mart.asStaff('POST', '/v1/picks/waves', { orderIds: ids })).status, 201)
  for (const id of ids) {
    const { items } = (await mart.asStaff('GET', `/v1/orders/${id}/timeline`)).body
    t.like(items.at(-1), { event: 'OrderPickingStarted', by: mart.staffId })
  }
})

test('that nobody has an order in hand any more is said, and that somebody has', async (t) => {
  const id = await confirmed()
  await post(id, 'pick')
  await mart.asStaff('DELETE', `/v1/orders/${id}/pick`)
  await post(id, 'pick')
  const age = sql('test.lie', "update orders set picked_at = now() - interval '31 minutes' where id = $1")
  await mart.db('order').query(age, [id])
  await mart.runJob('free-abandoned-picks')
  await mart.idle()
  const told = mart.records.flatMap(({ topic, key, value }) => {
    const event = topic === 'mart.order.v1' && key === id ? decodeEvent(topic, value, key) : null
    return event?.type.includes('Picking') ? [event.type] : []
  })
  t.deepEqual(
    told.map((type) => type.split('.').at(-1)),
    ['OrderPickingStarted', 'OrderPickingGivenBack', 'OrderPickingStarted', 'OrderPickingGivenBack'],
  )
  const { items } = (await mart.asStaff('GET', `/v1/orders/${id}/timeline`)).body
  t.deepEqual(
    items.slice(-3).map(({ event }: { event: string }) => event),
    ['PickingGivenBack', 'PickingTakenOver', 'PickingGivenBack'],
  )
})

test('the clock frees what is in a hand alone: not what was given back, and not what is packed', async (t) => {
  const [lying, back, packed] = [await confirmed(), await confirmed(), await confirmed()]
  for (const id of [lying, back, packed]) await post(id, 'pick')
  await mart.asStaff('DELETE', `/v1/orders/${back}/pick`)
  await mart.asStaff('PUT', `/v1/orders/${packed}/lines/1/picked`, { quantity: 2 })
  t.is((await post(packed, 'pack')).status, 200)
  const ours = new Set([lying, back, packed])
  const abandoned = (since: number) =>
    mart.db('order').transaction(async (tx) => {
      const found = await mart.deps.picks.abandoned(new Date(since), 1_000, tx)
      return found.flatMap(({ id }) => (ours.has(id) ? [id] : []))
    })
  t.deepEqual(await abandoned(Date.now() + 60_000), [lying])
  t.deepEqual(await abandoned(Date.now() - 60_000), [])
})

test('a barcode of noughts is nobody’s, also where many products have none', async (t) => {
  const [salt, flour] = ['SALT', 'FLOUR'].map((sku) => ({ ...milk, productId: v7(), sku, name: sku }))
  if (!salt || !flour) return t.fail()
  await mart.publish(mart.sold(salt), mart.sold(flour))
  const id = await confirmed([{ productId: salt.productId, quantity: 2 }])
  await post(id, 'pick')
  const { status } = await mart.asStaff('PUT', `/v1/orders/${id}/lines/1/picked`, {
    barcode: '0000',
    quantity: 2,
  })
  t.is(status, 200)
})

test('the queue has what is to be picked, each once, page by page; and says no more than is held', async (t) => {
  const ids = [await confirmed(), await confirmed(), await confirmed()]
  const { productId } = mango
  const light = await confirmed([{ productId, quantity: 1000 }], [{ productId, quantity: 1050 }])
  const packed = await confirmed()
  await post(packed, 'pack')
  const found: { id: string; items: { most: number }[] }[] = []
  for (let cursor = ''; ; ) {
    const { body } = await mart.asStaff('GET', `/v1/picks?limit=2${cursor}`)
    found.push(...body.items)
    if (!body.nextCursor) break
    cursor = `&cursor=${body.nextCursor}`
  }
  const ours = found.filter(({ id }) => [...ids, light, packed].includes(id))
  t.deepEqual(
    ours.map(({ id }) => id),
    [...ids, light],
  )
  t.is(ours.at(-1)?.items[0]?.most, 1050)
})

test('a wave is there for a day', async (t) => {
  const wave = await mart.asStaff('POST', '/v1/picks/waves', {
    orderIds: [await confirmed(), await confirmed()],
  })
  const path = `/v1/picks/waves/${wave.body.id}`
  const age = sql('test.age', 'update waves set created_at = now() - $2::interval where id = $1')
  for (const [hours, status] of [
    ['23 hours', 200],
    ['25 hours', 404],
  ] as const) {
    await mart.db('order').query(age, [wave.body.id, hours])
    await mart.runJob('forget-waves')
    t.is((await mart.asStaff('GET', path)).status, status)
  }
})
