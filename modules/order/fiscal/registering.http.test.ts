import test from 'ava'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { until } from '#src/testing/until.ts'
import { aPackedOrder } from '../receipts/test-receipt-repository.ts'
import { orderMart } from '../test-mart.ts'
import { mango, milk } from '../test-order.ts'
import { allBehaviours } from './fbr-double.ts'
import { unnumbered } from './fbr-payload.ts'
import type { FiscalProvider } from './fiscal.ts'
import { registerReceipts } from './register-receipts.ts'
import { fiscalMart, soon } from './test-fiscal-repository.ts'

const mart = await fiscalMart()
test.after.always(() => mart.stop())

const farOff = sql(
  'test.far_off',
  "update fiscal_documents set due_at = now() + interval '3 hours' where order_id = $1",
)
const never = new AbortController().signal
const timesTold = (usin: string) => mart.fbr.asked.filter(({ USIN }) => USIN === usin).length

test.serial('an invoice is registered soon after it is issued, and is what it was', async (t) => {
  const { id } = await mart.packed()
  const before = await mart.deps.receipts.ofOrders([id])
  const [row, ...none] = await mart.come(id, 'registered')
  t.deepEqual(none, [])
  const told = mart.fbr.registered.get(before[0]?.number ?? '')
  t.like(row, { receipt: before[0]?.number, provider: 'fbr', number: told?.number, qr: told?.number })
  t.is(told?.payload.TotalBillAmount, 1_255)
  t.deepEqual(await mart.deps.receipts.ofOrders([id]), before)
})

for (const behaviour of allBehaviours)
  test.serial(`where FBR ${behaviour}, the invoice is registered once all the same`, async (t) => {
    for (const duplicates of ['as before', 'by its number'] as const) {
      mart.fbr.duplicates = duplicates
      mart.fbr.script.push(behaviour, behaviour)
      const { id } = await mart.packed()
      const [row] = await mart.come(id, 'registered')
      const told = mart.fbr.registered.get(row?.receipt ?? '')
      t.truthy(told?.number)
      t.is(row?.number, told?.number)
      t.is(row?.reason, null)
    }
    mart.fbr.script.length = 0
    const numbers = (await mart.standing()).map(({ number }) => number)
    t.is(new Set(numbers).size, numbers.length)
  })

test.serial('what FBR refuses is rejected with its words, and taken once it is mended', async (t) => {
  const { id } = await aPackedOrder(mart, 'confirmed')
  const usin = await mart.nextInvoice()
  mart.fbr.refuses.set(usin, 'POS is not active')
  await mart.asStaff('POST', `/v1/orders/${id}/pack`)
  const [row] = await mart.come(id, 'rejected')
  t.like(row, { receipt: usin, number: null, reason: '102 Invalid data received POS is not active' })
  const path = `/v1/orders/${id}/receipt`
  t.is((await mart.asStaff('GET', path)).body.fiscal.reason, row?.reason)
  await mart.runJob('register-receipts')
  t.is(timesTold(usin), 1, 'it is asked again in a day')
  mart.fbr.refuses.clear()
  await mart.soon()
  await mart.come(id, 'registered')
  t.is((await mart.asStaff('GET', path)).body.fiscal.reason, undefined)
})

test.serial(
  'goods without a code are not told until their product has one, also of orders of before',
  async (t) => {
    const other = await fiscalMart({ tariffCode: '' })
    t.teardown(other.stop)
    await other.sell(milk, 2, { tariffCode: '0401.2000' })
    const { id } = await other.packed()
    const [row] = await other.come(id, 'rejected')
    t.is(row?.reason, 'no tariff code of eight digits: MANGO (none)')
    t.is(other.fbr.asked.length, 0)
    await other.shows(/^mart_fiscal_receipts_open\{.*state="rejected".*\} 1$/m)
    await other.shows(/^mart_fiscal_oldest_seconds\{.*state="rejected".*\} [\d.]*[1-9]/m)
    await other.sell(mango, 2, { tariffCode: '0804.5020' })
    await other.soon()
    await other.come(id, 'registered')
    for (const outcome of ['rejected', 'registered'])
      await other.shows(new RegExp(`^mart_fiscal_calls_total\\{.*outcome="${outcome}".*\\} [1-9]`, 'm'))
    await other.shows(/^mart_fiscal_call_seconds_count\{.*\} [1-9]/m)
    const [told] = [...other.fbr.registered.values()]
    t.deepEqual(
      told?.payload.Items.map(({ PCTCode }) => PCTCode),
      ['04012000', '08045020', '98080000'],
    )
  },
)

test.serial('a credit note waits for its invoice, and names it', async (t) => {
  mart.fbr.script.push(...Array.from({ length: 3 }, () => 'fails at once' as const))
  const { id, staff } = await mart.packed()
  t.is((await staff('POST', 'cancel', { reason: 'nobody is there' })).status, 200)
  await until(async () => (await mart.standing(id))[0]?.lastError !== null)
  await mart.soon()
  await mart.runJob('register-receipts')
  const [invoice, note] = await mart.standing(id)
  t.like(note, { kind: 'credit_note', state: 'queued', attempts: 0 })
  t.is(timesTold(note?.receipt ?? ''), 0)
  await mart.come(id, 'registered')
  const told = mart.fbr.registered.get(note?.receipt ?? '')?.payload
  t.like(told, { InvoiceType: 3, RefUSIN: invoice?.receipt, TotalBillAmount: 1_255 })
  t.deepEqual(
    mart.fbr.asked
      .map(({ USIN }) => USIN)
      .filter((usin) => usin === invoice?.receipt || usin === note?.receipt)
      .at(-1),
    note?.receipt,
  )
})

test.serial(
  'money that is given back on top is registered too, and goes off what comes back later',
  async (t) => {
    const { id, staff } = await mart.packed()
    await staff('POST', 'ship')
    await staff('POST', 'deliver', { collected: { amount: 125_500, currency: 'PKR' } })
    await mart.refund(id, 500, 500)
    t.is((await staff('POST', 'return', { reason: 'leaking', restock: false })).status, 200)
    const rows = await mart.come(id, 'registered')
    t.deepEqual(
      rows.map(({ receipt }) => mart.fbr.registered.get(receipt)?.payload.TotalBillAmount),
      [1_255, 5, 1_250],
    )
  },
)

test.serial('of two replicas each receipt is told by one', async (t) => {
  const replicas = [1, 2].map(() => registerReceipts(mart.deps))
  const before = mart.fbr.asked.length
  mart.fbr.script.push(...Array.from({ length: 12 }, () => 'takes it slowly' as const))
  const orders = await Promise.all(Array.from({ length: 12 }, () => aPackedOrder(mart, 'confirmed')))
  await Promise.all(orders.map(({ staff }) => staff('POST', 'pack')))
  await Promise.all(replicas.map((run) => run(never)))
  for (const { id } of orders) await mart.come(id, 'registered')
  const told = mart.fbr.asked.slice(before).map(({ USIN }) => USIN)
  t.is(told.length, 12)
  t.is(new Set(told).size, 12)
})

test.serial(
  'whoever dies before it is written down has registered nothing twice, and said nothing',
  async (t) => {
    mart.fbr.duplicates = 'by its number'
    const { id } = await aPackedOrder(mart, 'confirmed')
    const { db, fiscal } = mart.deps
    const killed = () => Promise.reject(new Error('killed'))
    const dying = {
      ...mart.deps,
      fiscal: { ...fiscal, postpone: killed },
      // All of it is done, but for the commit.
      db: {
        ...db,
        transaction: (work: (tx: Tx) => Promise<unknown>) => db.transaction((tx) => work(tx).then(killed)),
      } as typeof db,
    }
    const before = mart.fbr.registered.size
    // The mart's own job is a replica that lives: whichever of both comes first, the other finds it done.
    await mart.asStaff('POST', `/v1/orders/${id}/pack`)
    await registerReceipts(dying)(never).catch(() => {})
    await until(async () => mart.fbr.registered.size === before + 1)
    await mart.soon()
    const [row] = await mart.come(id, 'registered')
    t.is(mart.fbr.registered.size, before + 1)
    t.is((await mart.saidOf(row)).length, 1)
  },
)

test.serial(
  'a number that FBR has, and was never told of from here, is taken for another’s until staff say so',
  async (t) => {
    mart.fbr.duplicates = 'by its number'
    const { id } = await aPackedOrder(mart, 'confirmed')
    const usin = await mart.nextInvoice()
    const [known] = [...mart.fbr.registered.values()]
    mart.fbr.registered.set(usin, { ...(known as NonNullable<typeof known>), number: '82292220260101000000' })
    await mart.asStaff('POST', `/v1/orders/${id}/pack`)
    const [row] = await mart.come(id, 'rejected')
    t.is(row?.reason, 'it is registered as 82292220260101000000, and was not told of from here')
    await mart.runJob('register-receipts')
    t.is((await mart.standing(id))[0]?.state, 'rejected', 'it is not asked again by itself')
    await mart.soon()
    await mart.come(id, 'registered')
  },
)

test.serial('what was put off by a clock that was hours ahead is asked for at once', async (t) => {
  mart.fbr.script.push('fails at once')
  const { id } = await mart.packed()
  await until(async () => (await mart.standing(id))[0]?.lastError !== null)
  await mart.db('order').query(farOff, [id])
  await until(async () => (await mart.standing(id))[0]?.state === 'registered')
  t.is((await mart.standing(id))[0]?.attempts, 2)
})

test.serial('an answer that comes late changes nothing of a number that is there', async (t) => {
  const { id } = await mart.packed()
  const [row] = await mart.come(id, 'registered')
  const { fiscal } = mart.deps
  const receipt = row?.receipt as string
  await fiscal.rejected(receipt, 'too late', new Date())
  await fiscal.postpone(receipt, new Date(), 'too late')
  const late = { number: 'another', qr: 'another' }
  const registered = mart.db('order').transaction((tx) => fiscal.registered(receipt, late, new Date(), tx))
  t.is(await registered, null)
  t.deepEqual((await mart.standing(id))[0], row)
})

test.serial('what FBR has under a number that it does not say is for staff to look up', async (t) => {
  mart.fbr.duplicates = 'without a number'
  mart.fbr.script.push('fails after it took it')
  const { id } = await mart.packed()
  await until(async () => {
    await mart.soon()
    return (await mart.standing(id))[0]?.state === 'rejected'
  })
  const [row] = await mart.standing(id)
  t.true(row?.reason?.startsWith(unnumbered))
  mart.fbr.duplicates = 'by its number'
  await mart.soon()
  await mart.come(id, 'registered')
})

test.serial('where an authority can be asked, it is before anything is told again', async (t) => {
  const told: string[] = []
  const elsewhere: FiscalProvider = {
    name: 'fbr',
    register: async ({ reference }) => {
      told.push(`register ${reference}`)
      throw new Error('the line is dead')
    },
    find: async ({ reference }) => {
      told.push(`find ${reference}`)
      return { state: 'registered', number: `X-${reference}`, qr: `https://tax.example/${reference}` }
    },
  }
  const other = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
  t.teardown(() => other.stop())
  const { id } = await aPackedOrder(other)
  const [invoice] = await other.deps.receipts.ofOrders([id])
  if (!invoice) return t.fail()
  // As where an authority is set; the mart itself has none, and so its job leaves it to this one.
  const orderId = '0190a5b4-0000-7000-8000-00000000f15c'
  await other.db('order').transaction(async (tx) => {
    const asked = [{ ...invoice, orderId }]
    await other.deps.receipts.issue(asked, { timeZone: 'UTC', fiscal: 'fbr' }, tx)
    other.deps.fiscal.queue([orderId], tx)
  })
  const config = { ...other.config, order: { ...other.config.order, fiscal: mart.config.order.fiscal } }
  const run = registerReceipts({ ...other.deps, config, fiscalProvider: elsewhere })
  await run(never)
  await other.db('order').query(soon)
  await run(never)
  t.deepEqual(
    told.map((it) => it.split(' ')[0]),
    ['register', 'find'],
  )
  const standing = [...(await other.deps.fiscal.ofOrder(orderId)).values()]
  t.deepEqual(
    standing.map(({ state }) => state),
    ['registered'],
  )
  await other.idle()
  t.deepEqual(
    other.allSaid('mart.order.v1.ReceiptRegistered'),
    [],
    'its order is not there: nobody is to be told',
  )
})

test.serial(
  'without an authority nothing is queued, and what was issued then is never told, nor credited',
  async (t) => {
    const other = await orderMart({ order: { codLimitNew: 0, codOpenOrders: 0 } })
    t.teardown(() => other.stop())
    const { id, staff } = await aPackedOrder(other)
    t.is((await other.deps.receipts.ofOrders([id])).length, 1)
    t.deepEqual([...(await other.deps.fiscal.ofOrder(id)).keys()], [])
    // From here on there is one.
    other.deps.config.order.fiscal.provider = 'sandbox'
    await staff('POST', 'cancel', { reason: 'nobody is there' })
    t.is((await other.deps.receipts.ofOrders([id])).length, 2)
    t.deepEqual([...(await other.deps.fiscal.ofOrder(id)).keys()], [])
    const { id: later } = await aPackedOrder(other)
    t.is((await other.deps.fiscal.ofOrder(later)).size, 1)
  },
)

test.serial('the sandbox registers at once, by a number that nobody takes for one', async (t) => {
  const other = await orderMart({
    order: { codLimitNew: 0, codOpenOrders: 0, fiscal: { provider: 'sandbox' } },
  })
  t.teardown(() => other.stop())
  const { id } = await aPackedOrder(other)
  await until(async () => [...(await other.deps.fiscal.ofOrder(id)).values()][0]?.state === 'registered')
  const [row] = [...(await other.deps.fiscal.ofOrder(id)).values()]
  t.is(row?.number, `SANDBOX-${row?.receipt}`)
})
