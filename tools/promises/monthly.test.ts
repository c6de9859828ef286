import test from 'ava'
import { migrate } from '#src/database/migrations.ts'
import { ensurePartitions } from '#src/database/partitions.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { modules } from '../../modules/all.ts'

/** A row of each monthly table; what its time is comes first. */
const rows: Record<string, string> = {
  audit_log: `insert into audit_log (at, seq, act, previous, hash) values ($1, 1, '{}', '', '')`,
  movements: `insert into movements (at, product_id, version, kind, delta, on_hand_after)
    values ($1, gen_random_uuid(), 1, 'counted', 1, 1)`,
  timeline: `insert into timeline (at, order_id, version, status, event)
    values ($1, gen_random_uuid(), 1, 'pending', 'placed')`,
  transactions: `insert into transactions
      (at, opened_at, id, payment_id, kind, amount, currency, provider, provider_reference, key)
    values ($1, $1, gen_random_uuid(), gen_random_uuid(), 'capture', 1, 'PKR', 'sandbox', 'r', gen_random_uuid()::text)`,
}

const months = (from: Date, ahead: number) =>
  new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + ahead, 15))
const nameOf = (table: string, at: Date) => `${table}_${at.toISOString().slice(0, 7).replace('-', '_')}`

/** Tables of the runtime's are in every module's database, and alike. */
const tables = new Map(modules.flatMap((module) => module.monthly.map((table) => [table, module])))

for (const [table, module] of tables) {
  test(`${module.name} starts with rows of ${table} that a wrong clock put into the default partition, and moves them`, async (t) => {
    const { db, close } = await testDatabase(module)
    const connection = await db.connect()
    t.teardown(async () => {
      await connection.end()
      await close()
    })
    const there = async () =>
      (
        await connection.query(
          `select tableoid::regclass::text as partition, count(*) as n from ${table} group by 1 order by 1`,
        )
      ).rows
    const now = new Date()
    const next = months(now, 5)
    const far = months(now, 30)
    for (const at of [next, new Date(next.getTime() + 1), far])
      await connection.query(rows[table] as string, [at])
    t.deepEqual(await there(), [{ partition: `${table}_default`, n: 3 }])

    // Three months on, as its clock has it, the service starts again; and a start after that finds nothing to do.
    for (let start = 0; start < 2; start++) {
      await ensurePartitions(connection, [table], months(now, 3))
      t.deepEqual(await there(), [
        { partition: nameOf(table, next), n: 2 },
        { partition: `${table}_default`, n: 1 },
      ])
    }
    await migrate(db, module)

    // What the table refuses it still refuses, in each of its partitions.
    const triggers = async (of: string) =>
      (
        await connection.query(`select tgname from pg_trigger where tgrelid = $1::regclass order by tgname`, [
          of,
        ])
      ).rows
    for (const partition of [nameOf(table, next), `${table}_default`])
      t.deepEqual(await triggers(partition), await triggers(table))
    const indexes = async (of: string) =>
      (await connection.query(`select count(*) as n from pg_index where indrelid = $1::regclass`, [of])).rows
    for (const partition of [nameOf(table, next), `${table}_default`])
      t.deepEqual(await indexes(partition), await indexes(table))
    await connection.query(rows[table] as string, [months(now, 40)])
  })
}

test('every monthly table is known here', (t) => {
  t.deepEqual([...tables.keys()].sort(), Object.keys(rows).sort())
})
