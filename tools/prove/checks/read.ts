import { sql } from '#src/database/statement.ts'
import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** Rows of a module's database, by the checks' own SQL. */
export const read = <Row extends object>(
  mart: Pick<ProvenMart, 'database'>,
  module: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> => mart.database(module).query(sql<Row>('', text), values)

/**
 * Seconds: what has failed before, or was begun by a clock that was wrong, and waits longer than that for its time, is at rest
 * though not done.
 */
export const waiting = 60

/**
 * SQL: until when something had to be done by now. What waited for its time when the mart had come to rest is not to be held
 * against it, however long the checks take that are made before this one.
 */
export function dueBy({ began, rested }: Pick<History, 'began' | 'rested'>): string {
  const since = rested === undefined ? 0 : (performance.now() - began - rested) / 1_000
  return `now() + interval '${(waiting - since).toFixed(3)} s'`
}

/** Which orders wait for something still; null for none. */
export async function openOrders(mart: Pick<ProvenMart, 'database'>): Promise<string | null> {
  const [found] = await read<{ n: number; id: string }>(
    mart,
    'order',
    `select count(*) as n, (array_agg(id::text))[1] as id from orders
     where status = 'pending' or status = 'awaiting_payment' and pay_by < now() + interval '${waiting} s'`,
  ).catch((error: Error) => [{ n: -1, id: error.message }])
  if (!found?.n) return null
  return found.n < 0 ? found.id : `${found.n} orders are pending or wait for payment, ${found.id} among them`
}

/** The first lines of something long, with how many more there are. */
export function firstOf(lines: string[], most = 40): string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `… and ${lines.length - most} more`]
}
