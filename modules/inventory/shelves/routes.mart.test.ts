import test from 'ava'
import { v7 } from 'uuid'
import { event } from '#src/events/event.ts'
import { permissions } from '#src/http/permissions.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import inventory from '../index.ts'
import { anOrder, holding, picked } from '../test-order.ts'
import { aProduct } from '../test-stock.ts'

let mart: TestMart
let staff: string
let customer: string
const staffId = v7()
test.before(async () => {
  mart = await testMart([inventory])
  staff = mart.token({ id: staffId, role: 'staff' })
  customer = mart.token({ id: v7(), role: 'customer' })
})
test.after.always(() => mart?.stop())

async function aShelf(openingStock: number, name = 'Milk 1 l') {
  const product = aProduct({ openingStock, name })
  await mart.publish(event('mart.product.v1.ProductCreated', product.id, { product }))
  return product
}
const asStaff = (method: string, path: string, body?: unknown) =>
  mart.request(method, `/v1/inventory${path}`, { token: staff, body })

test('what lies on a shelf only who looks after the stock may see', async (t) => {
  const { id } = await aShelf(10)
  const path = `/v1/inventory/${id}`
  const fieldsFor = async (token: string) => Object.keys((await mart.request('GET', path, { token })).body)
  const asked = { id: staffId, role: 'staff' } as const
  const others = permissions.filter((permission) => permission !== 'stock')
  t.false((await fieldsFor(mart.token({ ...asked, permissions: others }))).includes('onHand'))
  t.true((await fieldsFor(mart.token({ ...asked, permissions: ['stock'] }))).includes('onHand'))
})

test('staff count, adjust and read the ledger', async (t) => {
  const { id } = await aShelf(10)
  const order = anOrder([id, 4])
  await mart.publish(event('mart.order.v1.OrderPlaced', order.id, { order }))
  t.deepEqual((await asStaff('PUT', `/${id}`, { onHand: 9, reason: 'stocktaking' })).body, {
    productId: id,
    available: 5,
    inStock: true,
    onHand: 9,
    reserved: 4,
    reorderPoint: 0,
  })
  const adjusted = await asStaff('POST', `/${id}/adjustments`, {
    delta: -2,
    reason: 'torn',
    reference: 'N-1',
  })
  t.is(adjusted.status, 201)
  t.like(adjusted.body, {
    productId: id,
    kind: 'adjusted',
    delta: -2,
    onHandAfter: 7,
    reason: 'torn',
    reference: 'N-1',
    by: staffId,
  })
  t.is((await asStaff('POST', `/${id}/adjustments`, { delta: -4, reason: 'torn' })).status, 409)
  t.is((await asStaff('PUT', `/${id}`, { onHand: 3, reason: 'stocktaking' })).status, 409)

  const first = (await asStaff('GET', `/${id}/movements?limit=2`)).body
  t.deepEqual(first.items[0], adjusted.body)
  const rest = (await asStaff('GET', `/${id}/movements?limit=2&cursor=${first.nextCursor}`)).body
  const kinds = [...first.items, ...rest.items].map((it: { kind: string }) => it.kind)
  t.deepEqual([kinds, rest.nextCursor], [['adjusted', 'counted', 'opening'], null])
})

test('the low shelves are listed by name, a page at a time', async (t) => {
  const shelves = [await aShelf(5, 'Zeera'), await aShelf(3, 'Atta'), await aShelf(9, 'Ghee')]
  for (const { id } of shelves)
    t.is((await asStaff('PATCH', `/${id}`, { reorderPoint: 5 })).body.reorderPoint, 5)
  const first = (await asStaff('GET', '?lowStock=true&limit=1')).body
  t.like(first.items[0], { name: 'Atta', low: true, available: 3, reorderPoint: 5, soldBy: 'piece' })
  const second = (await asStaff('GET', `?lowStock=true&limit=1&cursor=${first.nextCursor}`)).body
  t.is(second.items[0].name, 'Zeera')
  t.is(second.nextCursor, null)
  t.true(
    (
      await mart.said(
        'mart.inventory.v1.StockLevelChanged',
        (it) => it.productId === shelves[1]?.id && it.low,
      )
    ).inStock,
  )

  const names: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await asStaff('GET', `?limit=2${cursor && `&cursor=${cursor}`}`)
    names.push(...body.items.map((it: { name: string }) => it.name))
    if (body.nextCursor === null) break
    cursor = body.nextCursor
  }
  t.true(['Atta', 'Ghee', 'Zeera'].every((name) => names.includes(name)))
})

test('staff say where a product lies; the other modules hear of it, and customers do not see it', async (t) => {
  const { id } = await aShelf(3, 'Ice cream')
  const place = { aisle: 'Z1', position: 4, storage: 'frozen' }
  t.like((await asStaff('PATCH', `/${id}`, place)).body, { ...place, onHand: 3, reorderPoint: 0 })
  const heard = (version: number) =>
    mart.said('mart.inventory.v1.StockLevelChanged', (it) => it.productId === id && it.version === version)
  t.like(await heard(2), place)
  t.like((await asStaff('GET', `/${id}`)).body, place)
  t.like((await asStaff('PATCH', `/${id}`, { position: 9 })).body, { ...place, position: 9 })
  t.like(await heard(3), { aisle: 'Z1', position: 9 })
  const seen = Object.keys((await mart.request('GET', `/v1/inventory/${id}`, { token: customer })).body)
  t.deepEqual(seen.sort(), ['available', 'inStock', 'productId'])
  const gone = (await asStaff('PATCH', `/${id}`, { aisle: null, storage: null })).body
  t.false('aisle' in gone || 'storage' in gone)
  t.is(gone.position, 9)
  t.is((await mart.request('PATCH', `/v1/inventory/${id}`, { token: customer, body: place })).status, 403)
  t.is((await mart.request('PATCH', `/v1/inventory/${id}`, { body: place })).status, 401)
})

test.serial('a shelf on which a picker found nothing is to be counted, once, until it is', async (t) => {
  const { id } = await aShelf(5, 'Saffron')
  const [first] = [anOrder([id, 2])]
  await mart.publish(event('mart.order.v1.OrderPlaced', first.id, { order: first }))
  const packed = holding(
    picked(first, 'packed', { picked: 0, state: 'short', shortReason: 'not_found' }),
    2,
    [v7(), 1],
  )
  await mart.publish(event('mart.order.v1.OrderPacked', first.id, { order: packed }))
  const { body } = await asStaff('GET', `/${id}`)
  t.like(body, { onHand: 5, reserved: 0, available: 5 })
  t.regex(body.countWanted, /^2/)
  t.false('countWanted' in (await mart.request('GET', `/v1/inventory/${id}`)).body)
  const listed = async (query: string) =>
    (await asStaff('GET', `?${query}`)).body.items.map((it: { name: string }) => it.name)
  t.deepEqual(await listed('countWanted=true'), ['Saffron'])
  t.deepEqual(await listed('countWanted=true&lowStock=true'), [])
  await asStaff('PATCH', `/${id}`, { reorderPoint: 9 })
  t.deepEqual(await listed('countWanted=true&lowStock=true'), ['Saffron'])
  await asStaff('PATCH', `/${id}`, { reorderPoint: 0 })

  await asStaff('POST', `/${id}/adjustments`, { delta: 1, reason: 'came in' })
  t.deepEqual(await listed('countWanted=true'), ['Saffron'], 'an adjustment is no count')
  t.false('countWanted' in (await asStaff('PUT', `/${id}`, { onHand: 3, reason: 'looked' })).body)
  t.deepEqual(await listed('countWanted=true'), [])
  await mart.publish(event('mart.order.v1.OrderChanged', first.id, { order: { ...packed, version: 3 } }))
  t.deepEqual(await listed('countWanted=true'), [], 'the same line again')
})

test('what is not there is a 404, what is not allowed a 401 or 403, what is not right a 422', async (t) => {
  const { id } = await aShelf(1)
  const unknown = v7()
  t.is((await mart.request('GET', `/v1/inventory/${unknown}`)).status, 404)
  t.is((await mart.request('GET', '/v1/inventory/not-an-id')).status, 404)
  t.is((await asStaff('GET', `/${unknown}/movements`)).status, 404)
  t.is((await asStaff('PUT', `/${unknown}`, { onHand: 1, reason: 'x' })).status, 404)
  t.is((await asStaff('PATCH', `/${unknown}`, { reorderPoint: 1 })).status, 404)
  t.is((await asStaff('POST', `/${unknown}/adjustments`, { delta: 1, reason: 'x' })).status, 404)

  t.is((await mart.request('GET', '/v1/inventory')).status, 401)
  t.is((await mart.request('GET', '/v1/inventory', { token: customer })).status, 403)
  const asCustomer = await mart.request('GET', `/v1/inventory/${id}`, { token: customer })
  t.deepEqual(Object.keys(asCustomer.body).sort(), ['available', 'inStock', 'productId'])

  const wrong: [string, string, unknown][] = [
    ['PUT', `/${id}`, { onHand: -1, reason: 'x' }],
    ['PUT', `/${id}`, { onHand: 1.5, reason: 'x' }],
    ['PUT', `/${id}`, { onHand: 1e15, reason: 'x' }],
    ['PUT', `/${id}`, { onHand: 1 }],
    ['PUT', `/${id}`, { onHand: 1, reason: '' }],
    ['PUT', `/${id}`, { onHand: 1, reason: 'x'.repeat(501) }],
    ['PUT', `/${id}`, { onHand: 1, reason: 'a\0b' }],
    ['PUT', `/${id}`, { onHand: 1, reason: 'x', extra: 1 }],
    ['POST', `/${id}/adjustments`, { delta: 0, reason: 'x' }],
    ['POST', `/${id}/adjustments`, { delta: '1', reason: 'x' }],
    ['POST', `/${id}/adjustments`, { delta: -1e10, reason: 'x' }],
    ['POST', `/${id}/adjustments`, { delta: 1, reason: 'x', reference: 'x'.repeat(201) }],
    ['PATCH', `/${id}`, { reorderPoint: -1 }],
    ['PATCH', `/${id}`, {}],
    ['PATCH', `/${id}`, { aisle: ' ' }],
    ['PATCH', `/${id}`, { aisle: 'x'.repeat(41) }],
    ['PATCH', `/${id}`, { aisle: 3 }],
    ['PATCH', `/${id}`, { position: -1 }],
    ['PATCH', `/${id}`, { position: 1.5 }],
    ['PATCH', `/${id}`, { position: 100_001 }],
    ['PATCH', `/${id}`, { storage: 'warm' }],
    ['PATCH', `/${id}`, { reorderPoint: null }],
    ['GET', '?countWanted=yes', undefined],
    ['GET', '?lowStock=yes', undefined],
    ['GET', '?limit=0', undefined],
    ['GET', '?cursor=nonsense', undefined],
    ['GET', `/${id}/movements?cursor=IngiCg`, undefined],
    ['GET', `/${id}/movements?lowStock=true`, undefined],
  ]
  for (const [method, path, body] of wrong)
    t.is((await asStaff(method, path, body)).status, 422, `${method} ${path} ${JSON.stringify(body)}`)
})
