import test from 'ava'
import { parse } from 'csv-parse/sync'
import { v7 } from 'uuid'
import { orderMart } from '../test-mart.ts'
import { mango, milk } from '../test-order.ts'
import { reader } from './test-reports.ts'

const mart = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
const { today, ask, rows } = reader(mart)
const [fruit, food] = [v7(), v7()]
await mart.sell(mango, 2, { categoryIds: [fruit, food], name: '=HYPERLINK("x")' })
await mart.sell(milk, 2, { categoryIds: [food] })
test.after.always(() => mart.stop())
const sana = mart.shopper()
const rs = (amount: number) => ({ amount, currency: 'PKR' })

/** Two bottles of milk (line 1) and 1.5 kg of mangoes (line 2), in cash, packed. */
async function packed(steps: [method: string, path: string, body: object][] = []) {
  const { body } = await sana.order({ paymentMethod: 'cash_on_delivery' })
  await mart.reserve(body.id, [
    { productId: milk.productId, quantity: 2 },
    { productId: mango.productId, quantity: 1725 },
  ])
  for (const [method, path, more] of [...steps, ['POST', 'pack', {}] as const]) {
    const { status, body: answer } = await mart.asStaff(method, `/v1/orders/${body.id}/${path}`, more)
    if (status !== 200) throw new Error(`${path}: ${answer.detail}`)
  }
  return body.id as string
}

// Each test goes on from the one before: the books are of one shop.
test.serial('what is packed is sold, by day, hour, category, product and zone', async (t) => {
  const placed = await sana.order({ paymentMethod: 'cash_on_delivery' })
  await mart.reserve(placed.body.id)
  t.deepEqual(await rows('day'), [], 'nothing that is not packed')
  await packed()
  await packed([
    ['POST', 'pick', {}],
    ['PUT', 'lines/1/picked', { quantity: 1, reason: 'damaged' }],
    ['PUT', 'lines/2/picked', { quantity: 1600 }],
  ])
  const whole = {
    ...{ orders: 2, pieces: 3, grams: 3100, revenue: rs(225_500), fees: rs(30_000), discount: rs(0) },
    ...{ tax: rs(0), refunds: rs(0), refundedTax: rs(0) },
  }
  t.deepEqual(await rows('day'), [{ date: today(), ...whole }])
  const [hour] = await rows('hour')
  t.like(hour, { date: today(), orders: 2, revenue: whole.revenue })
  t.true(hour.hour >= 0 && hour.hour <= 23)
  t.deepEqual(await rows('zone'), [{ zoneId: null, ...whole }])
  const byProduct = await rows('product')
  t.deepEqual(
    byProduct.map(({ productId, sku, orders, pieces, grams, revenue }: Record<string, unknown>) => [
      ...[productId, sku, orders, pieces, grams, (revenue as { amount: number }).amount],
    ]),
    [
      [mango.productId, mango.sku, 2, 0, 3100, 108_500],
      [milk.productId, milk.sku, 2, 3, 0, 87_000],
      [null, undefined, 2, 0, 0, 30_000],
    ],
  )
  t.deepEqual(
    (await rows('category')).map(({ categoryId, orders, revenue }: Record<string, unknown>) => [
      ...[categoryId, orders, (revenue as { amount: number }).amount],
    ]),
    [
      [food, 2, 195_500],
      [fruit, 2, 108_500],
      [null, 2, 30_000],
    ],
  )
})

test.serial('folded or not, reports say the same, and folding twice adds nothing', async (t) => {
  const all = async () => Promise.all(['day', 'hour', 'category', 'product', 'zone'].map((by) => rows(by)))
  const before = await all()
  await mart.runJob('fold-sales')
  await mart.runJob('fold-sales')
  t.deepEqual(await all(), before)
  await packed()
  t.is((await rows('day'))[0].orders, 3)
  await Promise.all([1, 2, 3].map(() => mart.runJob('fold-sales')))
  t.like((await rows('day'))[0], { orders: 3, pieces: 5, grams: 4600 })
})

test.serial('what comes back, is called off or given back on top is a refund when it is', async (t) => {
  const refunds = async () => (await rows('day'))[0].refunds.amount
  const id = await packed()
  await mart.asStaff('POST', `/v1/orders/${id}/ship`, {})
  const back = { reason: 'bruised', restock: true, items: [{ line: 1, quantity: 1 }] }
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/return`, back)).status, 200)
  t.is(await refunds(), 29_000)
  await mart.refund(id, 5_000, 5_000)
  await mart.refund(id, 5_000, 5_000)
  t.is(await refunds(), 34_000, 'heard twice, counted once')
  const off = await packed()
  await mart.asStaff('POST', `/v1/orders/${off}/cancel`, {})
  t.is(await refunds(), 34_000 + 125_500)
  const byProduct = await rows('product')
  const of = (productId: string | null) =>
    byProduct.find((row: { productId: string | null }) => row.productId === productId).refunds.amount
  t.deepEqual([of(milk.productId), of(mango.productId), of(null)], [29_000 + 58_000, 52_500, 5_000 + 15_000])
})

test.serial('how orders were picked: lines, and minutes an order', async (t) => {
  const [day] = await rows('day', 'picking')
  t.like(day, { date: today(), orders: 1, lines: 2, picked: 1, short: 1, substituted: 0 })
  t.true(day.minutesAnOrder >= 0 && day.minutesAnOrder < 1)
  await mart.runJob('fold-sales')
  t.like((await rows('picker', 'picking'))[0], { pickerId: mart.staffId, orders: 1, short: 1 })
})

test.serial('a spreadsheet is given CSV, in which nothing is a formula', async (t) => {
  const span = `from=${today()}&to=${today()}`
  const { status, headers, body } = await ask('sales', `${span}&by=product`, 'text/csv')
  t.is(status, 200)
  t.is(headers.get('content-type'), 'text/csv; charset=utf-8')
  t.regex(headers.get('content-disposition') ?? '', /filename="sales-by-product-/)
  const [first] = parse(body, { columns: true }) as Record<string, string>[]
  t.like(first, { productId: mango.productId, name: `'=HYPERLINK("x")`, revenue: '2660.00', currency: 'PKR' })
  const picking = await ask('picking', span, 'text/html, text/csv;q=0.9')
  t.regex(picking.body, /^date,orders,lines,picked,short,substituted,minutesAnOrder\n/)
  t.regex((await ask('sales', span, '*/*')).headers.get('content-type') ?? '', /json/)
})

test.serial('a span has an end, and begins before it', async (t) => {
  const refused = async (query: string, report = 'sales') => {
    const { status, body } = await ask(report, query)
    return [status, body.errors?.[0]?.path]
  }
  t.deepEqual(await refused('from=2026-01-02&to=2026-01-01'), [422, 'to'])
  t.deepEqual(await refused('from=2026-01-01&to=2027-01-02'), [422, 'to'])
  t.is((await ask('sales', 'from=2026-01-01&to=2027-01-01')).status, 200)
  t.deepEqual(await refused('from=2026-01-01&to=2026-02-01&by=hour'), [422, 'to'])
  t.deepEqual(await refused('from=2026-01-01&to=2027-01-02&by=picker', 'picking'), [422, 'to'])
  t.deepEqual(await refused('from=0000-01-01&to=0000-01-01'), [422, 'from'])
  t.deepEqual(await refused('from=today&to=2026-01-01'), [422, 'from'])
  t.deepEqual(await refused('from=2026-01-01&to=2026-01-01&by=customer'), [422, 'by'])
  const token = mart.token({ id: v7(), role: 'staff', permissions: ['orders'] })
  const { status } = await mart.request('GET', '/v1/orders/reports/sales?from=2026-01-01&to=2026-01-01', {
    token,
  })
  t.is(status, 403)
})
