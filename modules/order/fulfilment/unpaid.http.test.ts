import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { orderMart } from '../test-mart.ts'

const mart = await orderMart({ order: { paymentTimeout: 60_000, unpaidOrders: 0 } })
test.after.always(() => mart.stop())

const shift = sql(
  'test.shift',
  `update orders set pay_by = pay_by + $2::interval, updated_at = updated_at + $3::interval where id = $1`,
)
const payBy = sql<{ minutes: number }>(
  'test.pay_by',
  'select extract(epoch from pay_by - now())::float8 / 60 as minutes from orders where id = $1',
)

/** An order that waits for its payment, as a clock that was so far ahead would have written it. */
async function unpaid(ahead: string, changedAhead = ahead) {
  const sana = mart.shopper()
  const { id } = (await sana.order()).body
  await mart.reserve(id)
  await mart.idle()
  await mart.db('order').query(shift, [id, ahead, changedAhead])
  await mart.runJob('cancel-unpaid-orders')
  const [row] = await mart.db('order').query(payBy, [id])
  return row?.minutes ?? Number.NaN
}

test('an order that was dated by a clock a day ahead has its time from now on, and holds its stock no longer', async (t) => {
  const minutes = await unpaid('1 day')
  t.true(minutes > 0.5 && minutes <= 1, `${minutes} minutes`)
})

test('one that has a longer time by right keeps it', async (t) => {
  t.true((await unpaid('1 hour', '0')) > 59, 'the setting was longer when it was placed')
  t.true((await unpaid('30 seconds')) > 1, 'clocks differ a little')
})
