import { copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { migrate } from '#src/database/migrations.ts'
import { sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import order from './index.ts'
import { nowhere } from './order.ts'
import { address } from './test-order.ts'

const insert = sql(
  'test.order',
  `insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total, payment_method,
     shipping_address, cancel_reason, tracking, version, created_at, updated_at)
   values ($1::uuid, ($1::uuid)::text, $1::uuid, $2, '[{}]', 'PKR', 1, 0, 1, 'card', $3, $4, $5, $6, now(), now())`,
)
const line = sql(
  'test.line',
  'insert into timeline (order_id, version, at, status, event, detail) values ($1, $2, now(), $3, $4, $5)',
)
const lines = sql<{ version: number; event: string; detail: string | null }>(
  'test.lines',
  'select version, event, detail from timeline where order_id = $1 order by version',
)
const words = sql(
  'test.words',
  'select cancel_reason as reason, tracking, refunded from orders where id = $1',
)

/** A database as it was before this file's migrations. */
async function databaseBefore(t: ExecutionContext, first: string) {
  const before = await scratchFolder('migrations')
  t.teardown(() => rm(before, { recursive: true, force: true }))
  for (const file of await readdir(order.migrations))
    if (file < first) await copyFile(new URL(file, order.migrations), join(before, file))
  const { db, close } = await testDatabase({ ...order, migrations: pathToFileURL(`${before}/`) })
  t.teardown(close)
  return db
}

test('orders that were erased before erasing wrote its line get it, and lose what people wrote; others stay', async (t) => {
  const db = await databaseBefore(t, '0004')
  const [erased, unpaid, kept] = [v7(), v7(), v7()]
  for (const [id, to, reason, version] of [
    [erased, nowhere, 'Sana is ill', 3],
    [unpaid, nowhere, 'payment_failed', 3],
    [kept, address, 'Sana is ill', 2],
  ] as const) {
    await db.query(insert, [id, 'cancelled', JSON.stringify(to), reason, '{"carrier":"TCS"}', version])
    await db.query(line, [id, 1, 'pending', 'OrderPlaced', null])
    const cause = reason === 'payment_failed' ? 'payment_failed: declined' : `customer: ${reason}`
    await db.query(line, [id, 2, 'cancelled', 'OrderCancelled', cause])
  }
  await migrate(db, order)

  const told = async (id: string) => (await db.query(lines, [id])).map(({ event, detail }) => [event, detail])
  const placed = ['OrderPlaced', null]
  const gone = ['PersonalDataErased', null]
  t.deepEqual(await told(erased), [placed, ['OrderCancelled', 'customer'], gone])
  t.deepEqual(await told(unpaid), [placed, ['OrderCancelled', 'payment_failed'], gone])
  t.deepEqual(await told(kept), [placed, ['OrderCancelled', 'customer: Sana is ill']])
  t.is((await db.query(lines, [erased])).at(-1)?.version, 3)
  t.deepEqual(await db.query(words, [erased]), [{ reason: null, tracking: null, refunded: 0 }])
  t.deepEqual(await db.query(words, [unpaid]), [{ reason: 'payment_failed', tracking: null, refunded: 0 }])
  t.deepEqual(await db.query(words, [kept]), [
    { reason: 'Sana is ill', tracking: { carrier: 'TCS' }, refunded: 0 },
  ])
})

const many = sql(
  'test.many',
  `insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total, payment_method,
     shipping_address, version, created_at, updated_at)
   select gen_random_uuid(), n::text, gen_random_uuid(), 'delivered', '[{}]', 'PKR', 1, 0, 1, 'card', $1, 1, now(), now()
   from generate_series(1, 2500) as n`,
)
const gone = sql('test.gone', 'insert into erased_customers (customer_id) values ($1)')
const recipients = sql<{ phone: string; words: string; n: number }>(
  'test.recipients',
  'select phone, words, count(*) as n from recipients group by 1, 2 order by 2',
)

test('orders of before are found by whom they went to, but not by who was erased', async (t) => {
  const db = await databaseBefore(t, '0021')
  await db.query(many, [JSON.stringify({ ...address, line2: 'Phase VI' })])
  const [erased, leaving] = [v7(), v7()]
  await db.query(insert, [erased, 'cancelled', JSON.stringify(nowhere), null, null, 2])
  await db.query(insert, [leaving, 'shipped', JSON.stringify({ ...address, recipient: 'A' }), null, null, 2])
  await db.query(gone, [leaving])
  await migrate(db, order)
  const { phone, recipient, line1 } = address
  t.deepEqual(await db.query(recipients), [{ phone, words: `${recipient} ${line1} Phase VI`, n: 2500 }])
})
