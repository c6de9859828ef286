import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { EndedStop, Run, Stop } from './run.ts'

const columns = `id, courier_id as "courierId", open_stops as "openStops", created_at as "createdAt",
  ended_at as "endedAt"`

const insert = sql(
  'run.insert',
  `with run as (
     insert into runs (id, courier_id, open_stops, created_at) values ($1, $2, cardinality($3::uuid[]), $4))
   insert into run_stops (run_id, position, order_id)
   select $1, position, order_id from unnest($3::uuid[]) with ordinality as stops (order_id, position)`,
)

// The count as it is when the row is locked: of two that end the last stops at once the second sees what the first did.
const endStops = sql(
  'run.end_stops',
  `with over as (
     update run_stops s set state = r.state, ended_at = r.at
     from jsonb_to_recordset($1::jsonb) as r (run uuid, "order" uuid, state text, at timestamptz)
     where s.order_id = r."order" and s.run_id = r.run and s.state = 'open' returning s.run_id, s.ended_at),
   counted as (select run_id, count(*)::int as n, max(ended_at) as at from over group by 1)
   update runs set open_stops = open_stops - n, ended_at = case when open_stops = n then at end
   from counted where id = run_id`,
)

const one = sql<Run>('run.one', `select ${columns} from runs where id = $1`)
const stops = sql<Stop>(
  'run.stops',
  `select run_id as "runId", position, order_id as "orderId", state, ended_at as "endedAt"
   from run_stops where run_id = any($1::uuid[]) order by run_id, position`,
)

// Where a stop before it is left out for now, nobody's turn has come by this one.
const nextAfter = sql<{ orderId: string }>(
  'run.next_after',
  `select n.order_id as "orderId" from run_stops s join run_stops n on n.run_id = s.run_id
   where s.order_id = $1 and s.state = 'open' and n.state = 'open' and n.position > s.position
     and not exists (
       select from run_stops b where b.run_id = s.run_id and b.state = 'open' and b.position < s.position)
   order by n.position limit 1`,
)

/** What a list of rounds is narrowed to. */
interface RunFilter {
  courierId?: string
  status?: 'open' | 'over'
  /** Only those begun before this one. */
  before?: string
}

/** Rounds and their stops. SQL: counts by a condition, and lists need the plans of their indexes. */
export const runRepository = ({ db }: { db: Database }) => ({
  insert({ id, courierId, createdAt }: Run, orderIds: string[], tx: Tx): void {
    tx.write(insert, [id, courierId, orderIds, createdAt])
  },

  /** These stops are over, and with the last of them their round. What is over stays as it ended. */
  endStops(ended: EndedStop[], tx: Tx): void {
    tx.write(endStops, [JSON.stringify(ended)])
  },

  async one(id: string, on: Queryable = db): Promise<Run | null> {
    return (await on.query(one, [id]))[0] ?? null
  },

  /** Of some rounds, each in its order. */
  stops: (ids: string[], on: Queryable = db): Promise<Stop[]> => on.query(stops, [ids]),

  /** The order whose turn it is when this one's stop is over; null where it is on no round, or one before it is left. */
  async nextAfter(orderId: string, tx: Tx): Promise<string | null> {
    return (await tx.query(nextAfter, [orderId]))[0]?.orderId ?? null
  },

  /** Newest first. */
  list({ courierId, status, before }: RunFilter, limit: number): Promise<Run[]> {
    const named = ['run.list']
    const where = ['true']
    const values: unknown[] = [limit]
    if (courierId !== undefined) {
      named.push('courier')
      where.push(`courier_id = $${values.push(courierId)}`)
    }
    if (before !== undefined) {
      named.push('before')
      where.push(`id < $${values.push(before)}`)
    }
    if (status !== undefined) {
      named.push(status)
      where.push(status === 'open' ? 'ended_at is null' : 'ended_at is not null')
    }
    const text = `select ${columns} from runs where ${where.join(' and ')} order by id desc limit $1`
    return db.query(sql<Run>(named.join('.'), text), values)
  },
})

export type RunRepository = ReturnType<typeof runRepository>
