import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { loadConfig } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import order from '../index.ts'
import type { Measures, Part, Sale } from './sale.ts'
import { salesRepository } from './sales-repository.ts'
import { groupings, pickSums, salesSums } from './sums-repository.ts'

const config = { ...loadConfig(['order'], { NODE_ENV: 'test' }), timeZone: 'Asia/Karachi' }
const nothing: Measures = { pieces: 0, grams: 0, revenue: 0, discount: 0, tax: 0, refunds: 0, refundedTax: 0 }
const part = (over: Partial<Part> = {}): Part => ({
  ...{ product: v7(), ...nothing, pieces: 1, revenue: 100 },
  ...over,
})
const sale = (at: string, over: Partial<Sale> = {}): Sale => ({
  ...{ revenue: 100, refunds: 0 },
  ...{ orderId: v7(), version: 4, at: new Date(at), placedAt: new Date(at), zoneId: null, currency: 'PKR' },
  ...{ sold: true, parts: [part()], picks: { pickerId: null, picked: 1, short: 0, substituted: 0 } },
  ...over,
})

async function books(t: ExecutionContext, timeZone = config.timeZone) {
  const { db, close } = await testDatabase(order)
  t.teardown(close)
  const sales = salesRepository({ db, config: { ...config, timeZone } })
  const keep = (...kept: Sale[]) => db.transaction(async (tx) => sales.keep(kept, tx))
  return { db, sales, keep }
}

/** Rows that a statement reads of tables and indexes, whatever it makes of them. */
async function rowsRead(db: Database, { text }: Statement<unknown>, values: string[]): Promise<number> {
  const explain = sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>('', `explain (analyze, format json) ${text}`)
  const [row] = await db.query(explain, values)
  const read = (plan: Plan): number =>
    (/Scan/.test(plan['Node Type']) && plan['Relation Name']
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0) + (plan.Plans ?? []).reduce((sum, inner) => sum + read(inner), 0)
  return row ? read(row['QUERY PLAN'][0].Plan) : -1
}
interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

test("a sale is of the shop's day and hour, where the shop is", async (t) => {
  const { sales, keep } = await books(t)
  await keep(sale('2026-11-25T18:59:59Z'), sale('2026-11-25T19:00:00Z'), sale('2026-11-26T18:30:00Z'))
  const hours = await sales.sales('hour', { from: '2026-11-25', to: '2026-11-26' })
  t.deepEqual(
    hours.map(({ date, hour, orders }) => [date, hour, orders]),
    [
      ['2026-11-25', 23, 1],
      ['2026-11-26', 0, 1],
      ['2026-11-26', 23, 1],
    ],
  )
  const american = await books(t, 'America/New_York')
  await american.keep(sale('2026-11-01T05:30:00Z'), sale('2026-11-01T06:30:00Z'))
  t.like(await american.sales.sales('hour', { from: '2026-11-01', to: '2026-11-01' }), {
    0: { hour: 1, orders: 2 },
    length: 1,
  })
})

test('a change is in the books once', async (t) => {
  const { keep } = await books(t)
  const one = sale('2026-11-25T10:00:00Z')
  await keep(one)
  await t.throwsAsync(keep(one), { message: /sales_pkey/ })
})

test('an order is counted once in each key, by whatever it is sold and given back', async (t) => {
  const { db, sales, keep } = await books(t)
  const [food, fruit, dates, figs] = [v7(), v7(), v7(), v7()]
  const lie = sql(
    'test.lie',
    `insert into catalogue (product_id, sku, name, sold_by, price, currency, archived, version, category_ids)
     values ($1::uuid, ($1::uuid)::text, 'x', 'piece', 1, 'PKR', false, 1, $2)`,
  )
  for (const product of [dates, figs]) await db.query(lie, [product, [fruit, food]])
  const one = sale('2026-11-25T10:00:00Z', {
    parts: [
      part({ product: dates }),
      part({ product: figs }),
      part({ product: null, pieces: 0, revenue: 50 }),
    ],
  })
  const back = part({ ...nothing, product: figs, refunds: 100 })
  await keep(one, { ...one, version: 5, sold: false, parts: [back], picks: null })
  const check = async () => {
    const span = { from: '2026-11-25', to: '2026-11-25' }
    const of = async (by: 'category' | 'day') =>
      (await sales.sales(by, span)).map((row) => [row.categoryId, row.orders, row.revenue, row.refunds])
    t.deepEqual(await of('day'), [[undefined, 1, 250, 100]])
    const byCategory = await of('category')
    t.deepEqual(new Set(byCategory.slice(0, 2).map(([id]) => id)), new Set([food, fruit]))
    t.deepEqual(byCategory[0]?.slice(1), [1, 200, 100])
    t.deepEqual(byCategory[2], [null, 1, 50, 0])
  }
  await check()
  t.is(await sales.fold(1), 1)
  await check()
  t.is(await sales.fold(10), 1)
  await check()
})

test('nobody who packs or folds waits for who folds, nor for who packs', async (t) => {
  const { db, sales, keep } = await books(t)
  await keep(sale('2026-11-25T10:00:00Z'))
  await sales.fold(10)
  await keep(sale('2026-11-25T10:00:00Z'))
  await db.transaction(async (tx) => {
    t.is(await sales.fold(10, tx), 1)
    t.is(await sales.fold(10), 0, 'who folds too leaves those alone')
    await db.transaction(async (other) => {
      sales.keep([sale('2026-11-25T10:00:00Z')], other)
      await keep(sale('2026-11-25T10:00:00Z'))
    })
    t.is((await sales.sales('day', { from: '2026-11-25', to: '2026-11-25' }))[0]?.orders, 4)
  })
  t.is((await sales.sales('day', { from: '2026-11-25', to: '2026-11-25' }))[0]?.orders, 4)
})

test('a year by day reads a row a day, however much was sold, and a week seven', async (t) => {
  const { db, sales, keep } = await books(t)
  const products = Array.from({ length: 20 }, () => v7())
  const day = (n: number) => new Date(Date.parse('2026-01-01T10:00:00Z') + n * 86_400_000).toISOString()
  for (let n = 0; n < 366; n++)
    await keep(
      ...products.map((product) =>
        sale(day(n), { parts: [part({ product }), part({ product: null, pieces: 0 })] }),
      ),
    )
  while ((await sales.fold(5_000)) > 0);
  await db.query(sql('', 'analyze'))
  const year = ['2026-01-01', '2027-01-01']
  t.is(await rowsRead(db, salesSums.day, year), 366)
  t.is(await rowsRead(db, salesSums.day, ['2026-03-01', '2026-03-07']), 7)
  t.is(await rowsRead(db, pickSums.day, year), 366)
  // The names of each are looked up besides.
  t.true((await rowsRead(db, salesSums.product, ['2026-03-01', '2026-03-07'])) <= 2 * 7 * 21)
  for (const by of groupings) {
    const rows = await sales.sales(by, { from: '2026-01-01', to: '2027-01-01' })
    const revenue = rows.reduce((sum, row) => sum + row.revenue, 0)
    t.is(revenue, 366 * 20 * 200, by)
  }
})
