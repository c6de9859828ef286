import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'

const mart = await orderMart()
test.after.always(() => mart.stop())

const list = async (query: string) => {
  const { status, body } = await mart.asStaff('GET', `/v1/orders${query}`)
  return { status, body, ids: body.items?.map(({ id }: { id: string }) => id) as string[] }
}
const place = sql(
  'test.place',
  `update orders set slot_id = $2, slot_start = $3, slot_end = $3::timestamptz + interval '2 hours' where id = $1`,
)
const flag = sql('test.flag', `update orders set flags = array['cash_difference'] where id = $1`)
const evening = '2026-12-01T18:00:00.000Z'
const noon = '2026-12-01T12:00:00.000Z'

test('orders by slot, the earliest first, a page at a time and each once', async (t) => {
  const sana = mart.shopper()
  const ids: string[] = []
  for (let n = 0; n < 6; n++) ids.push((await sana.order()).body.id)
  const [none, late, early, later, never, over] = ids as [string, string, string, string, string, string]
  const slot = v7()
  for (const id of [late, later, over]) await mart.db('order').query(place, [id, slot, evening])
  await mart.db('order').query(place, [early, v7(), noon])
  await sana.request('POST', `/v1/orders/${over}/cancel`)
  const wanted = [early, late, later, none, never]
  t.deepEqual((await list(`?sort=slot&customerId=${sana.id}`)).ids, wanted)
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body, ids } = await list(`?sort=slot&customerId=${sana.id}&limit=1${cursor}`)
    seen.push(...ids)
    if (body.nextCursor === null) break
    cursor = `&cursor=${body.nextCursor}`
  }
  t.deepEqual(seen, wanted)
  t.deepEqual((await list(`?sort=slot&slot=${slot}`)).ids, [late, later, over])
  t.deepEqual((await list(`?slot=${slot}`)).ids, [over, later, late])
  t.deepEqual((await list(`?sort=slot&customerId=${sana.id}&status=confirmed`)).ids, [])
  t.deepEqual((await sana.request('GET', '/v1/orders?sort=slot')).body.items.length, 5)
  const { body } = await list(`?customerId=${sana.id}&limit=1`)
  t.is((await list(`?sort=slot&cursor=${body.nextCursor}`)).status, 422, 'a place of another list')
  t.is((await list('?sort=slot&status=delivered')).status, 422)
})

test('narrowed to what staff ask for', async (t) => {
  const sana = mart.shopper()
  const card = (await sana.order()).body
  const cash = (await sana.order({ paymentMethod: 'cash_on_delivery' })).body
  const of = `&customerId=${sana.id}`
  t.deepEqual((await list(`?paymentMethod=card${of}`)).ids, [card.id])
  t.deepEqual((await list(`?number=${cash.number.toLowerCase()}`)).ids, [cash.id])
  await mart.db('order').query(flag, [card.id])
  t.deepEqual((await list(`?flag=cash_difference${of}`)).ids, [card.id])
  t.deepEqual((await list(`?flag=capture_failed${of}`)).ids, [])
  t.deepEqual((await list(`?from=${cash.createdAt}${of}`)).ids, [cash.id])
  t.deepEqual((await list(`?to=${cash.createdAt}${of}`)).ids, [card.id])
  t.deepEqual((await list(`?from=${card.createdAt}&to=2999-01-01T00:00:00.000Z${of}`)).ids, [
    cash.id,
    card.id,
  ])
  t.deepEqual((await list(`?to=1970-01-01T00:00:00.000Z${of}`)).ids, [])
  for (const wrong of [
    '?number=42',
    '?paymentMethod=gold',
    '?slot=1',
    '?flag=A%20b',
    '?from=yesterday',
    '?sort=price',
  ])
    t.is((await list(wrong)).status, 422, wrong)
  const other = mart.shopper()
  t.deepEqual((await other.request('GET', `/v1/orders?number=${card.number}`)).body.items, [])
  t.is((await other.request('GET', `/v1/orders?flag=cash_difference${of}`)).status, 403)
})
