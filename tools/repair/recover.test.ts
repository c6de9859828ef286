import test from 'ava'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { firstIdAt } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { testMart } from '#src/testing/mart.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import notification from '../../modules/notification/index.ts'
import { toWebhookEvent } from '../../modules/notification/webhooks/webhook.ts'
import { readNumber } from '../../modules/order/fulfilment/recall-invoice.ts'
import order from '../../modules/order/index.ts'
import { orderMart } from '../../modules/order/test-mart.ts'
import { milk, rupees } from '../../modules/order/test-order.ts'
import product from '../../modules/product/index.ts'
import type { Deps as ProductDeps } from '../../modules/product/provides.ts'
import { receiptInvariants } from '../audit/receipts.ts'
import { applyPlan, type Whole } from './apply-plan.ts'
import { rememberOrder } from './lost-order.ts'
import type { Six } from './open.ts'
import { invoicesOf, type KnownReceipt, knownReceipts, planReceipts } from './receipts.ts'
import type { Step } from './step.ts'

const mart = await orderMart({
  order: { codLimitNew: 0, codOpenOrders: 0, feeTaxClass: 'standard', tipTaxClass: 'service' },
})
await mart.tax('standard', 1800)
await mart.tax('service', 500)
await mart.tax('third', 1800, true)
const cola = { ...milk, productId: v7(), sku: 'COLA', name: 'Cola', taxClass: 'third', retailPrice: 40_000 }
const bread = {
  ...milk,
  productId: v7(),
  sku: 'BREAD',
  name: 'Bread',
  taxClass: 'standard',
  price: rupees(120),
}
await mart.sell(cola)
await mart.sell(bread)
test.after.always(() => mart.stop())

const db = mart.db('order')
const none = { query: async () => [], transaction: async () => [] }
const six = (more: object = {}) =>
  ({
    config: mart.config,
    order: mart.deps,
    databases: { order: db, inventory: none, payment: none, notification: none },
    books: { order: db, inventory: none, payment: none, notification: none, ...more },
  }) as unknown as Six

const run = async (steps: Step[], whole: Partial<Whole> = {}, of = six()) => {
  const told: string[] = []
  const at = new Date().toISOString()
  const plan = { format: 1 as const, id: v7(), madeAt: at, since: at, steps }
  const all = { orders: new Map(), invoices: new Map(), ...whole }
  await applyPlan(plan, { ...of, books: of.books }, all, (_, outcome) => told.push(outcome))
  return told
}

const wipe = [
  'alter table receipts disable trigger user',
  'delete from receipts where order_id = any($1::uuid[])',
  'delete from orders where id = any($1::uuid[])',
  'delete from timeline where order_id = any($1::uuid[])',
  'delete from recipients where order_id = any($1::uuid[])',
  'delete from sales where order_id = any($1::uuid[])',
  'alter table receipts enable trigger user',
].map((text, n) => sql(`test.wipe_${n}`, text))
const countAgain = sql(
  'test.count',
  `with counted as (select coalesce(max(number), 0) as last from receipts where series = 'INV'),
   none as (delete from receipt_numbers where series = 'INV' and (select last from counted) = 0)
   update receipt_numbers set last = (select last from counted) where series = 'INV' and (select last from counted) > 0`,
)

/** A packed order, as the bus said it with its invoice; then order has lost it. */
async function lost(count = 1) {
  const said: { order: OrderState; number: string; answer: Record<string, unknown>; receipt: object }[] = []
  for (let n = 0; n < count; n += 1) {
    const sana = mart.shopper()
    const items = [cola, bread].map(({ productId }) => ({ productId, quantity: 3 }))
    const wishes = { paymentMethod: 'cash_on_delivery', items, tip: rupees(50) }
    const placed = await sana.order(wishes)
    const { id } = placed.body
    await mart.reserve(id)
    await mart.asStaff('POST', `/v1/orders/${id}/pack`, {})
    await mart.asStaff('POST', `/v1/orders/${id}/ship`, {})
    const issued = await mart.said('mart.order.v1.ReceiptIssued', (it) => it.order.id === id)
    const shipped = await mart.said('mart.order.v1.OrderShipped', (it) => it.order.id === id)
    const answer = (await mart.asStaff('GET', `/v1/orders/${id}`)).body
    const receipt = (await mart.asStaff('GET', `/v1/orders/${id}/receipt`)).body
    said.push({ order: shipped.order, number: issued.number, answer, receipt })
  }
  const ids = said.map(({ order }) => order.id)
  await mart.idle()
  for (const statement of wipe) await db.query(statement, statement.text.includes('$1') ? [ids] : [])
  await db.query(countAgain)
  return said
}

const known = (said: { order: OrderState; number: string }[]): KnownReceipt[] =>
  said.map(({ order, number }) => ({ order: order.id, number, issuedAt: new Date('2026-11-20T10:00:00Z') }))
const recover = ({ order }: { order: OrderState }): Step => ({
  ...{ do: 'order.recover', order: order.id, to: 'shipped', refunded: 0, why: '' },
})
const numberOf = async (id: string) => (await mart.deps.receipts.ofOrders([id]))[0]?.number ?? ''

/** What the audit says of the numbers of receipts. */
async function gaps(): Promise<string[]> {
  const walk = receiptInvariants.find(({ says }) => says.includes('have no gap'))
  if (!walk || !('walk' in walk)) throw new Error('the audit does not look at them')
  return [...(await walk.walk({ order: db } as never)).broken.values()]
}

test.serial(
  'an order that comes back from the bus is taxed as it was, fees and tip too, and has its invoice again',
  async (t) => {
    const [one] = await lost()
    if (!one) return t.fail()
    const receipts = known([one])
    const steps = [...(await planReceipts({ order: db } as never, receipts)), recover(one)]
    t.like(steps[0], { do: 'receipts.raise', ...readNumber(one.number) })
    const orders = new Map([[one.order.id, { status: 'shipped' as const, order: one.order }]])
    t.deepEqual(await run(steps, { orders, invoices: invoicesOf(receipts) }), ['done', 'done'])

    const { body } = await mart.asStaff('GET', `/v1/orders/${one.order.id}`)
    for (const field of ['taxes', 'taxTotal', 'tip', 'total', 'deliveryFee', 'status'])
      t.deepEqual(body[field], one.answer[field], field)
    const taxes = (of: { items: { tax: unknown }[] }) => of.items.map(({ tax }) => tax)
    t.deepEqual(taxes(body), taxes(one.answer as never))
    const again = (await mart.asStaff('GET', `/v1/orders/${one.order.id}/receipt`)).body
    t.deepEqual(again.invoice ?? again, {
      ...((one.receipt as { invoice?: object }).invoice ?? one.receipt),
      issuedAt: (again.invoice ?? again).issuedAt,
    })
    t.deepEqual(await gaps(), [])
    t.deepEqual(await run(steps, { orders, invoices: invoicesOf(receipts) }), [
      'nothing to do',
      'nothing to do',
    ])
  },
)

test.serial(
  'no number is given twice: the series goes on above what others know, and what nobody knows is lost',
  async (t) => {
    const [first, second, third] = await lost(3)
    if (!first || !second || !third) return t.fail()
    const receipts = known([third])
    const orders = new Map(
      [first, third].map(({ order }) => [order.id, { status: 'shipped' as const, order }]),
    )
    const steps = [...(await planReceipts({ order: db } as never, receipts)), recover(first), recover(third)]
    await run(steps, { orders, invoices: invoicesOf(receipts) })
    t.is(await numberOf(third.order.id), third.number)
    const next = readNumber(await numberOf(first.order.id))
    t.is(
      next?.number,
      (readNumber(third.number)?.number ?? 0) + 1,
      'nobody knew which it had: it has a new one',
    )
    t.deepEqual(await gaps(), [], 'those that are lost are accounted for')
    t.deepEqual(await planReceipts({ order: db } as never, receipts), [])
  },
)

test.serial('a number that is somebody else’s by now is not given back', async (t) => {
  const [one] = await lost()
  if (!one) return t.fail()
  // The mart traded on after the restore.
  const { id } = (await mart.shopper().order({ paymentMethod: 'cash_on_delivery' })).body
  await mart.reserve(id)
  t.is((await mart.asStaff('POST', `/v1/orders/${id}/pack`, {})).status, 200)
  t.is(await numberOf(id), one.number)
  const orders = new Map([[one.order.id, { status: 'shipped' as const, order: one.order }]])
  const receipts = known([one])
  t.deepEqual(await planReceipts({ order: db } as never, receipts), [])
  await run([recover(one)], { orders, invoices: invoicesOf(receipts) })
  const its = await numberOf(one.order.id)
  t.regex(its, /^INV-/)
  t.not(its, one.number)
})

test.serial(
  'without the bus an order is put together with its fees, and taxed by the rates of when it was placed',
  async (t) => {
    const id = v7()
    const customerId = v7()
    const bill = {
      lines: [{ name: 'Bread', measure: { amount: 2 }, total: rupees(240) }],
      fees: [{ name: 'small_order', amount: rupees(30) }],
      total: rupees(420),
    }
    const answers = (rows: Record<string, object[]>) => ({
      query: async ({ name }: { name: string }) => rows[name] ?? [],
    })
    const of = six({
      inventory: answers({ 'repair.lines': [{ productId: bread.productId, quantity: 2 }] }),
      notification: answers({ 'repair.letters_of': [{ customerId, data: bill }] }),
    })
    const remembered = await rememberOrder(id, of)
    t.like(remembered, {
      deliveryFee: { amountMinor: 15_000 },
      fees: [{ name: 'small_order', amount: { amountMinor: 3_000 } }],
      // 18 % that are in Rs 240 of bread, and in Rs 150 and Rs 30.
      taxes: [{ taxClass: 'standard', rate: 1800, gross: 42_000, amount: 3_661 + 2_288 + 458 }],
    })
    t.like(remembered?.items[0], { taxClass: 'standard', taxRate: 1800, tax: 3_661 })
    t.deepEqual(await run([recover({ order: remembered as OrderState })], {}, of), ['done'])
    const { body } = await mart.asStaff('GET', `/v1/orders/${id}`)
    t.is(body.taxTotal.amount, 3_661 + 2_288 + 458)
  },
)

test('which receipts were given is known by letters, by webhooks and by the bus, since the restored time', async (t) => {
  const { db, close } = await testDatabase(notification)
  t.teardown(close)
  const since = new Date('2026-11-26T10:00:00Z')
  const idAt = (minutes: number) =>
    firstIdAt(since.getTime() + minutes * 60_000).slice(0, 24) + v7().slice(24)
  const [mailed, hooked, returned, old] = [v7(), v7(), v7(), v7()]
  const letter = sql(
    'test.letter',
    `insert into messages (id, user_id, dedup, template, title, body, data, order_id, in_app, created_at)
     values ($1, $2, $3, 'order_delivered', '', '', $4, $5, true, now())`,
  )
  const write = (minutes: number, order: string, data: object) =>
    db.query(letter, [idAt(minutes), v7(), order, JSON.stringify(data), order])
  await write(5, mailed, { invoice: 'INV-2026-000007' })
  await write(-5, old, { invoice: 'INV-2026-000003' })
  await write(6, v7(), { number: 'IM-000001' })
  const hook = sql(
    'test.hook',
    `insert into webhook_events (id, type, user_id, payload, created_at) values ($1, $2, $3, $4, now())`,
  )
  const issuedAt = { seconds: Math.floor(since.getTime() / 1000) + 60, nanos: 0 }
  const said = (id: string, number: string, kind: string) =>
    toWebhookEvent(
      'order.receipt_issued',
      {
        ...{ order: { id, customerId: v7(), items: [], fees: [], slots: [], invoice: number } },
        ...{ number, kind, cause: '', taxTotal: 0, issuedAt, path: '' },
        total: { amountMinor: 1, currency: 'PKR' },
      } as never,
      since,
    )
  for (const [id, number, kind] of [
    [hooked, 'INV-2026-000008', 'invoice'],
    [returned, 'CN-2026-000002', 'credit_note'],
  ] as const) {
    const { type, userId, payload } = said(id, number, kind)
    await db.query(hook, [idAt(7), type, userId, payload])
  }
  await db.query(hook, [idAt(8), 'order.packed', v7(), ''])
  const onBus = [{ order: v7(), number: 'INV-2026-000009', issuedAt: since }]
  const found = await knownReceipts({ notification: db } as never, since, onBus)
  t.deepEqual(
    found.map(({ order, number }) => [order, number]),
    [
      [mailed, 'INV-2026-000007'],
      [hooked, 'INV-2026-000008'],
      [returned, 'CN-2026-000002'],
      [onBus[0]?.order, 'INV-2026-000009'],
    ],
  )
  t.deepEqual([...invoicesOf(found).keys()], [mailed, hooked, onBus[0]?.order])
  t.is(found[1]?.issuedAt?.getTime(), issuedAt.seconds * 1000)
  const planned = await planReceipts(
    { order: { query: async () => [{ series: 'INV', year: 2026, last: 6 }] } } as never,
    found,
  )
  t.like(planned, [
    { do: 'receipts.raise', series: 'INV', year: 2026, number: 9 },
    { do: 'receipts.raise', series: 'CN', year: 2026, number: 2 },
  ])
})

test('a product comes back with all that order’s copy knows of it', async (t) => {
  const both = await testMart([product, order])
  t.teardown(both.stop)
  const token = both.token({ id: v7(), role: 'admin' })
  const ask = async (method: string, path: string, body?: unknown) =>
    (await both.request(method, path, { token, body })).body
  const rate = await ask('POST', '/v1/tax-rates', {
    taxClass: 'third',
    onRetailPrice: true,
    rate: 1800,
    from: '2026-01-01T00:00:00Z',
  })
  t.is(rate.taxClass, 'third', JSON.stringify(rate))
  const category = await ask('POST', '/v1/categories', { name: 'Drinks', parentId: null })
  const facts = {
    ...{ sku: 'COLA', name: 'Cola', categoryId: category.id, soldBy: 'piece', price: rupees(350) },
    ...{
      taxClass: 'third',
      retailPrice: rupees(400),
      brand: 'Pakola',
      barcode: '4006381333931',
      ageLimit: 18,
    },
    ...{ salePrice: { price: rupees(300), until: '2099-01-01T00:00:00.000Z' }, maxPerOrder: 5 },
  }
  const made = await ask('POST', '/v1/products', facts)
  t.truthy(made.id, JSON.stringify(made))
  await both.idle()
  await both.db('product').query(sql('test.lose', 'delete from product where id = $1'), [made.id])
  const deps = both.mart.modules.find(({ module }) => module === product)?.deps as ProductDeps
  const of = {
    ...{ config: both.config, product: deps },
    databases: { product: both.db('product'), order: both.db('order') },
    books: { order: both.db('order') },
  } as unknown as Six
  const told = await run([{ do: 'product.recover', product: made.id, why: '' }], {}, of)
  t.deepEqual(told, ['done'])
  const back = await ask('GET', `/v1/products/${made.id}`)
  for (const field of [
    'sku',
    'name',
    'price',
    'taxClass',
    'retailPrice',
    'salePrice',
    'brand',
    'barcode',
    'ageLimit',
    'maxPerOrder',
  ])
    t.deepEqual(back[field], made[field], field)
  t.like(back, { status: 'archived', taxClass: 'third' })
})
