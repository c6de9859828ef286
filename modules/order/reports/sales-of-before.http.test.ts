import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'
import { reader } from './test-reports.ts'

const mart = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
test.after.always(() => mart.stop())
const { rows } = reader(mart)
const sana = mart.shopper()
const forget = (where = 'true') =>
  mart.db('order').query(
    sql(
      '',
      `with gone as (delete from sales where ${where}), r as (delete from sales_rollups)
    delete from picking_rollups`,
    ),
  )

test('what a release without books packed and took back is written down once, as it was', async (t) => {
  const packed = async () => {
    const { body } = await sana.order({ paymentMethod: 'cash_on_delivery' })
    await mart.reserve(body.id)
    await mart.asStaff('POST', `/v1/orders/${body.id}/pick`, {})
    await mart.asStaff('PUT', `/v1/orders/${body.id}/lines/1/picked`, { quantity: 2 })
    await mart.asStaff('PUT', `/v1/orders/${body.id}/lines/2/picked`, { quantity: 1500 })
    t.is((await mart.asStaff('POST', `/v1/orders/${body.id}/pack`, {})).status, 200)
    return body.id as string
  }
  const step = (id: string, name: string, body: object = {}) =>
    mart.asStaff('POST', `/v1/orders/${id}/${name}`, body)
  const [standing, part, whole, off] = [await packed(), await packed(), await packed(), await packed()]
  for (const id of [part, whole]) await step(id, 'ship')
  const back = { reason: 'bruised', restock: true }
  await step(part, 'return', { ...back, items: [{ line: 1, quantity: 1 }] })
  await step(whole, 'return', back)
  await step(off, 'cancel')
  await mart.refund(standing, 700, 700)
  const all = async () => Promise.all(['day', 'product', 'category', 'zone'].map((by) => rows(by)))
  const before = [await all(), await rows('picker', 'picking')]
  t.like(before, { 0: { 0: { 0: { orders: 4, refunds: { amount: 29_000 + 2 * 125_500 + 700 } } } } })

  await forget()
  t.deepEqual(await rows('day'), [])
  await mart.refund(part, 300, 300)
  t.deepEqual(await rows('day'), [], 'what is given back of it waits for its sale')
  await Promise.all([mart.runJob('mend-sales'), mart.runJob('mend-sales')])
  t.like(await rows('day'), { 0: { orders: 4, refunds: { amount: 29_000 + 2 * 125_500 + 1000 } }, length: 1 })
  t.deepEqual(await rows('picker', 'picking'), before[1])

  // The last release gives something back: the sale is there, and that is not.
  const lost = `not sold and order_id = '${part}'`
  await forget(lost)
  await mart.db('order').query(sql('', 'update sales set folded = false'))
  await mart.runJob('mend-sales')
  await mart.runJob('mend-sales')
  await mart.runJob('fold-sales')
  t.like(await rows('day'), { 0: { orders: 4, refunds: { amount: 29_000 + 2 * 125_500 + 1000 } }, length: 1 })
})
