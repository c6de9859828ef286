import type pg from 'pg'

/** How many months ahead there is always a partition. */
const ahead = 3

/**
 * Makes this month's and the coming months' partitions of append-only tables, `<table>_2026_11`, where
 * they are missing. Tables are partitioned by range of a time, and have a default partition, `<table>_default`, for
 * what no month takes: rows that a clock which was wrong put there move to their month when its time has come.
 * Throws 55P03 where a table was in use for too long.
 */
export async function ensurePartitions(
  connection: Pick<pg.Client, 'query'>,
  tables: string[],
  now = new Date(),
): Promise<void> {
  for (const table of tables) {
    for (let month = 0; month < ahead; month++) {
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1))
      const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month + 1, 1))
      const name = `${table}_${from.toISOString().slice(0, 7).replace('-', '_')}`
      const { rows } = await connection.query('select to_regclass($1) is not null as there', [name])
      if (rows[0].there) continue
      const bounds = `from ('${from.toISOString()}') to ('${to.toISOString()}')`
      const create = `create table if not exists "${name}" partition of "${table}" for values ${bounds}`
      try {
        await connection.query(create)
      } catch (error) {
        if ((error as { code?: string }).code !== '23514') throw error
        await moveMonth(connection, { table, create, from, to })
      }
    }
  }
}

/**
 * Makes a month's partition, with the rows of it that lie in the default one. That is taken off meanwhile: PostgreSQL
 * makes no partition while the default one has rows for it, and without the table's triggers, which refuse changes to
 * a ledger, rows can leave it. Nobody sees a moment without them.
 */
async function moveMonth(
  connection: Pick<pg.Client, 'query'>,
  { table, create, from, to }: { table: string; create: string; from: Date; to: Date },
): Promise<void> {
  const { rows } = await connection.query(
    `select attname as by from pg_partitioned_table
     join pg_attribute on attrelid = partrelid and attnum = partattrs[0] where partrelid = $1::regclass`,
    [table],
  )
  const by = `"${rows[0].by}"`
  await connection.query('begin')
  try {
    await connection.query(`lock table "${table}" in access exclusive mode`)
    await connection.query(`alter table "${table}" detach partition "${table}_default"`)
    await connection.query(create)
    await connection.query(
      `with moved as (delete from "${table}_default" where ${by} >= $1 and ${by} < $2 returning *)
       insert into "${table}" overriding system value select * from moved`,
      [from, to],
    )
    await connection.query(`alter table "${table}" attach partition "${table}_default" default`)
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}
