import test from 'ava'
import { v7 } from 'uuid'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ReceiptDocument } from '#src/slip/document.ts'
import { advance } from '../life.ts'
import { orderMart } from '../test-mart.ts'
import { aPackedOrder, numbersOf } from './test-receipt-repository.ts'

const mart = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
test.after.always(() => mart.stop())

test.serial(
  'an order gets its invoice with being packed, and credit notes for what comes back',
  async (t) => {
    const { id, staff } = await aPackedOrder(mart)
    const [invoice, ...none] = await mart.deps.receipts.ofOrders([id])
    t.regex(invoice?.number ?? '', /^INV-\d{4}-\d{6}$/)
    t.deepEqual(none, [])
    t.is(invoice?.document.total, 125_500)
    t.is((await staff('POST', 'ship')).status, 200)
    t.is((await staff('POST', 'deliver', { collected: { amount: 125_500, currency: 'PKR' } })).status, 200)
    const back = { reason: 'leaking', restock: false }
    t.is((await staff('POST', 'return', { ...back, items: [{ line: 1, quantity: 1 }] })).status, 200)
    await mart.refund(id, 500, 500)
    await mart.refund(id, 500, 500)
    t.is((await staff('POST', 'return', back)).status, 200)
    const issued = (await mart.deps.receipts.ofOrders([id])).slice(1)
    t.deepEqual(
      issued.map(({ document: { total, cause, creditedBefore } }) => [cause, total, creditedBefore]),
      [
        ['returned', 29_000, undefined],
        ['goodwill', 500, undefined],
        ['returned', 96_000, 500],
      ],
    )
    t.true(issued.every(({ number }) => /^CN-\d{4}-\d{6}$/.test(number)))
    await mart.refund(id, 125_000, 125_500)
    t.is((await mart.deps.receipts.ofOrders([id])).length, 4, 'it was all credited')
    await mart.idle()
    const said = mart.allSaid('mart.order.v1.ReceiptIssued').filter(({ order }) => order.id === id)
    t.deepEqual(
      said.map(({ number }) => number),
      [invoice?.number, ...issued.map(({ number }) => number)],
    )
  },
)

const dueOf = sql<{ due: number }>(
  'test.due',
  'select count(*) as due from receipts_due where order_id = any($1::uuid[])',
)

test.serial('what has its receipts is due none: nothing is left to be looked through again', async (t) => {
  const { id: kept } = await aPackedOrder(mart)
  const { id: off, staff } = await aPackedOrder(mart)
  await staff('POST', 'cancel', { reason: 'nobody is there' })
  await mart.refund(kept, 500, 500)
  t.is(Number((await mart.db('order').query(dueOf, [[kept, off]]))[0]?.due), 0)
})

test.serial('an order that has its invoice gets none again, and no number is used up for it', async (t) => {
  const { id } = await aPackedOrder(mart)
  const before = await numbersOf(mart, 'INV')
  const document = { total: 1 } as ReceiptDocument
  const again = await mart
    .db('order')
    .transaction((tx) =>
      mart.deps.receipts.issue(
        [{ orderId: id, version: 99, kind: 'invoice', document }],
        { timeZone: 'UTC', fiscal: null },
        tx,
      ),
    )
  t.deepEqual(again, [])
  await aPackedOrder(mart)
  t.deepEqual(await numbersOf(mart, 'INV'), [...before, before.length + 1])
})

test.serial('a tip goes back with the whole of it', async (t) => {
  const { id, staff } = await aPackedOrder(mart, 'packed', { tip: { amount: 5_000, currency: 'PKR' } })
  await staff('POST', 'ship')
  const { status, body } = await staff('POST', 'return', { reason: 'refused', restock: true })
  t.is(status, 200, JSON.stringify(body))
  t.is(body.total.amount, 0)
  const [invoice, note] = await mart.deps.receipts.ofOrders([id])
  t.is(invoice?.document.tip, 5_000)
  t.deepEqual([note?.document.total, note?.document.tip], [invoice?.document.total, 5_000])
})

test.serial(
  'what is called off after it was packed is credited whole, and what never was packed has none',
  async (t) => {
    const { id, staff } = await aPackedOrder(mart)
    t.is((await staff('POST', 'cancel', { reason: 'nobody is there' })).status, 200)
    const [invoice, note] = await mart.deps.receipts.ofOrders([id])
    t.is(note?.document.cause, 'cancelled')
    t.is(note?.document.total, invoice?.document.total)
    t.deepEqual(note?.document.lines, invoice?.document.lines)
    const sana = mart.shopper()
    const { body } = await sana.order()
    await sana.request('POST', `/v1/orders/${body.id}/cancel`)
    t.deepEqual(await mart.deps.receipts.ofOrders([body.id]), [])
  },
)

const packAsBefore = sql(
  'test.pack_as_before',
  `update orders set status = 'packed', version = version + 1 where id = $1`,
)
const cancelAsBefore = sql(
  'test.cancel_as_before',
  `update orders set status = 'cancelled', version = version + 1 where id = $1`,
)

test.serial(
  'what a replica of a release without receipts packs or calls off gets its own soon after',
  async (t) => {
    const sana = mart.shopper()
    const { body } = await sana.order({ paymentMethod: 'cash_on_delivery' })
    await mart.reserve(body.id)
    await mart.db('order').query(packAsBefore, [body.id])
    await mart.runJob('issue-due-receipts')
    await mart.runJob('issue-due-receipts')
    t.is((await mart.deps.receipts.ofOrders([body.id])).length, 1)
    await mart.db('order').query(cancelAsBefore, [body.id])
    await mart.runJob('issue-due-receipts')
    const [invoice, note, ...none] = await mart.deps.receipts.ofOrders([body.id])
    t.deepEqual([note?.document.cause, note?.document.total], ['cancelled', invoice?.document.total])
    t.deepEqual(none, [])
  },
)

test.serial('what such a replica packs and calls off again gets none', async (t) => {
  const { id } = await aPackedOrder(mart, 'confirmed')
  await mart.db('order').query(packAsBefore, [id])
  await mart.db('order').query(cancelAsBefore, [id])
  await mart.runJob('issue-due-receipts')
  t.deepEqual(await mart.deps.receipts.ofOrders([id]), [])
  t.is(Number((await mart.db('order').query(dueOf, [[id]]))[0]?.due), 0)
})

test.serial('while another replica issues what is due nobody waits for it', async (t) => {
  const { id } = await aPackedOrder(mart, 'confirmed')
  await mart.db('order').query(packAsBefore, [id])
  await mart.db('order').transaction(async (tx) => {
    t.deepEqual(
      (await mart.deps.receipts.due(100, tx)).map((due) => due.id),
      [id],
    )
    await mart.runJob('issue-due-receipts')
    t.deepEqual(await mart.deps.receipts.ofOrders([id]), [])
  })
  await mart.runJob('issue-due-receipts')
  t.is((await mart.deps.receipts.ofOrders([id])).length, 1)
})

test.serial(
  'however many pack at once, and whatever of it is rolled back, numbers have no gap and no double',
  async (t) => {
    const orders = await Promise.all(Array.from({ length: 12 }, () => aPackedOrder(mart, 'confirmed')))
    const issued = (tx: Tx) => {
      const document = { total: 1 } as ReceiptDocument
      return mart.deps.receipts.issue(
        [{ orderId: v7(), version: 1, kind: 'invoice', document }],
        { timeZone: 'UTC', fiscal: null },
        tx,
      )
    }
    const doomed = () =>
      t.throwsAsync(
        mart.db('order').transaction(async (tx) => {
          await issued(tx)
          throw new Error('undone')
        }),
        { message: 'undone' },
      )
    await Promise.all(orders.flatMap(({ staff }) => [staff('POST', 'pack'), doomed()]))
    // As when the process is killed between the number and its COMMIT.
    const cut = sql('test.cut', 'select pg_terminate_backend(pg_backend_pid())')
    await t.throwsAsync(
      mart.db('order').transaction(async (tx) => {
        await issued(tx)
        await tx.query(cut)
      }),
    )
    const { id } = await aPackedOrder(mart)
    t.is((await mart.deps.receipts.ofOrders([id])).length, 1)
    const numbers = await numbersOf(mart, 'INV')
    t.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    )
  },
)

test.serial(
  'of one transaction all are numbered at once, in the order in which they were packed',
  async (t) => {
    const before = (await numbersOf(mart, 'INV')).length
    const orders = await Promise.all([1, 2, 3].map(() => aPackedOrder(mart, 'confirmed')))
    const at = new Date()
    await mart.db('order').transaction(async (tx) => {
      for (const order of await mart.deps.orders.lockAll(
        orders.map(({ id }) => id),
        tx,
      )) {
        const change = advance(order, { type: 'pack' }, at)
        if (change) mart.deps.recordChange(change, tx)
      }
    })
    const issued = await mart.deps.receipts.ofOrders(orders.map(({ id }) => id))
    t.deepEqual(
      issued.sort((a, b) => (a.orderId < b.orderId ? -1 : 1)).map(({ number }) => Number(number.slice(-6))),
      [1, 2, 3].map((n) => before + n),
    )
  },
)
