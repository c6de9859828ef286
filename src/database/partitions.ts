import type pg from 'pg'

/** How many months ahead there is always a partition. */
const ahead = 3

/**
 * Makes this month's and the coming months' partitions of append-only tables, `<table>_2026_11`, where
 * they are missing. Tables are `partition by range (at)` and have a default partition for what no
 * month takes; a month whose rows lie in the default already stays there.
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
      await connection.query(
        `create table if not exists "${name}" partition of "${table}"
         for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
      )
    }
  }
}
