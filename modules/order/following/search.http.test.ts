import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { address } from '../test-order.ts'
import { listing } from './order-listing-repository.ts'

const mart = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
test.after.always(() => mart.stop())

const list = async (query: Record<string, string>) => {
  const { status, body } = await mart.asStaff('GET', `/v1/orders?${new URLSearchParams(query)}`)
  return { status, body, ids: body.items?.map(({ id }: { id: string }) => id) as string[] }
}
const search = async (q: string) => (await list({ q })).ids
const to = (over: object) => ({ shippingAddress: { ...address, ...over } })

test('by the phone of its address, however it is written', async (t) => {
  const sana = mart.shopper()
  const mobile = (await sana.order(to({ phone: '0321-7654321' }))).body
  const desk = (await sana.order(to({ phone: '(021) 111 468 429 ext. 12' }))).body
  for (const phone of ['03217654321', '+92 321 7654321', '0092-321-765-4321', '۰۳۲۱ ۷۶۵۴۳۲۱']) {
    t.deepEqual((await list({ phone })).ids, [mobile.id], phone)
    t.deepEqual(await search(phone), [mobile.id], phone)
  }
  t.deepEqual((await list({ phone: '021111468429 ext 12' })).ids, [desk.id])
  t.deepEqual((await list({ phone: '0321 7654322' })).ids, [])
  t.deepEqual((await list({ phone: '03217654321', status: 'packed' })).ids, [])
  t.deepEqual((await list({ phone: '03217654321', sort: 'slot' })).ids, [mobile.id])
  t.is((await list({ phone: 'Sana' })).status, 422)
})

test('by what is typed into one box: its number, or words of who gets it and the street', async (t) => {
  const sana = mart.shopper()
  const there = { recipient: 'Zarmina Yusufzai', line1: '100% Plot_7, Khayaban-e-Ghazi', line2: 'Phase VI' }
  const one = (await sana.order(to(there))).body
  const two = (await sana.order(to({ recipient: 'ذرمینہ یوسفزئی', line1: 'Khayaban-e-Ghazi' }))).body
  for (const q of ['zarmina', 'YUSUF', 'ghazi zarm', 'zarmina  vi', '100% plot_7'])
    t.deepEqual(await search(q), [one.id], q)
  t.deepEqual(await search('یوسفزئی'), [two.id])
  t.deepEqual(await search('e-ghazi'), [two.id, one.id])
  t.deepEqual((await list({ q: 'e-ghazi', limit: '1' })).ids, [two.id])
  for (const q of ['zarmina 8', '10% plot', 'plotx7', 'zarmina sana']) t.deepEqual(await search(q), [], q)
  const digits = one.number.slice(3)
  for (const q of [one.number, one.number.toLowerCase(), digits, String(Number(digits)), ` ${one.number} `])
    t.deepEqual(await search(q), [one.id], q)
  t.deepEqual(await search('IM-999999999'), [])
  for (const q of ['a', 'al', '-', 'e .']) t.is((await list({ q })).status, 422, q)
})

test('where it is brought elsewhere it is found by that, and no more by what it was', async (t) => {
  const sana = mart.shopper()
  const { id } = (await sana.order(to({ recipient: 'Palwasha', phone: '03001111111' }))).body
  const there = to({ recipient: 'Gulalai', phone: '03002222222' })
  t.is((await sana.request('PATCH', `/v1/orders/${id}`, there)).status, 200)
  t.is((await sana.request('PATCH', `/v1/orders/${id}`, { note: 'ring' })).status, 200)
  t.deepEqual([await search('palwasha'), await search('03001111111')], [[], []])
  t.deepEqual([await search('gulalai'), await search('03002222222')], [[id], [id]])
})

test('customers do not search, not in their own orders either', async (t) => {
  const sana = mart.shopper()
  await sana.order()
  t.is((await sana.request('GET', '/v1/orders?q=malik')).status, 403)
  t.is((await sana.request('GET', `/v1/orders?phone=${encodeURIComponent(address.phone)}`)).status, 403)
})

const kept = sql<{ id: string }>(
  'test.kept',
  'select order_id as id from recipients where order_id = any($1)',
)
const remember = sql('test.remember', `insert into recipients values ($1, '+923003333333', 'Shandana')`)

test('who is erased is not found by name, street or phone, also while an order is on its way', async (t) => {
  const sana = mart.shopper()
  const there = to({ recipient: 'Shandana', line1: 'Warsak Road', phone: '03003333333' })
  const over = (await sana.order(there)).body
  const onItsWay = (await sana.order(there)).body
  await sana.request('POST', `/v1/orders/${over.id}/cancel`)
  t.is((await search('shandana')).length, 2)
  await mart.erase(sana.id)
  const gone = async () => {
    for (const q of ['shandana', 'warsak', '03003333333']) t.deepEqual(await search(q), [], q)
    t.deepEqual((await list({ phone: '03003333333' })).ids, [])
    t.deepEqual(await mart.db('order').query(kept, [[over.id, onItsWay.id]]), [])
  }
  await gone()
  t.deepEqual(await search(onItsWay.number), [onItsWay.id])
  const again = to({ recipient: 'Shandana', phone: '03003333333', line1: 'Warsak Road 2' })
  t.is((await mart.asStaff('PATCH', `/v1/orders/${onItsWay.id}`, again)).status, 200)
  await mart.runJob('find-recipients')
  await gone()
  // As by a replica of a release that forgets none here.
  await mart.db('order').query(remember, [onItsWay.id])
  t.deepEqual(await search('shandana'), [])
  await mart.runJob('finish-erasures')
  await gone()
})

const lose = sql('test.lose', 'delete from recipients where order_id = $1')
const mistake = sql('test.mistake', `update recipients set words = 'somebody' where order_id = $1`)

test('what replicas of a release that kept none have placed or changed is found soon after', async (t) => {
  const sana = mart.shopper()
  const lost = (await sana.order(to({ recipient: 'Mahjabeen' }))).body
  const wrong = (await sana.order(to({ recipient: 'Mahjabeen' }))).body
  await mart.db('order').query(lose, [lost.id])
  await mart.db('order').query(mistake, [wrong.id])
  t.deepEqual(await search('mahjabeen'), [])
  await mart.runJob('find-recipients')
  t.deepEqual(await search('mahjabeen'), [wrong.id, lost.id])
})

const noScans = sql('test.no_scans', 'set local enable_seqscan = off')

test('each is found by an index', async (t) => {
  const plan = (filter: Parameters<typeof listing>[1]) =>
    mart.db('order').transaction(async (tx) => {
      tx.write(noScans)
      const { statement, values } = listing('id', filter, 20)
      return JSON.stringify(await tx.query(sql('', `explain ${statement.text}`), values))
    })
  t.regex(await plan({ phone: address.phone }), /recipients_by_phone/)
  t.regex(await plan({ search: { words: ['malik', 'khayaban'] } }), /recipients_words/)
  const both = await plan({ search: { number: 'IM-03001234567', phone: address.phone } })
  t.regex(both, /recipients_by_phone/)
  t.notRegex(both, /Seq Scan on orders/)
})
