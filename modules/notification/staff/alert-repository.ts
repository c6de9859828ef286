import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { Alert, AlertKind } from './alert.ts'

/** An alert with what it is about. `data` is what its letter needs. */
export interface KeptAlert extends Alert {
  subject: string
  /** Of a refund. */
  paymentId?: string
  data: object
}

/** One that staff are told of now. */
export interface Told {
  subject: string
  data: unknown
  /** Of a product that is known; null otherwise. */
  name: string | null
  soldBy: SoldBy | null
}

// In one order, so that two who lock several don't wait for each other in a circle.
const known = sql<Alert & { subject: string }>(
  'staff_alert.known',
  `select subject, version, open, opened_at as "openedAt", told_at as "toldAt" from staff_alerts
   where kind = $1 and subject = any(array(select unnest($2::uuid[]))) order by subject for update`,
)

const keep = sql(
  'staff_alert.keep',
  `insert into staff_alerts as a (kind, subject, payment_id, version, open, opened_at, told_at, data, changed_at)
   select $1, subject, "paymentId", version, open, "openedAt", "toldAt", data, $3
   from jsonb_to_recordset($2::jsonb) as n (subject uuid, "paymentId" uuid, version bigint, open boolean,
     "openedAt" timestamptz, "toldAt" timestamptz, data jsonb)
   on conflict (kind, subject) do update
     set version = excluded.version, open = excluded.open, opened_at = excluded.opened_at, told_at = excluded.told_at,
       data = excluded.data, changed_at = excluded.changed_at
     where excluded.version > a.version`,
)

// A refund's id is a UUIDv7: of two the later is the higher.
const closeRefunds = sql(
  'staff_alert.close_refunds',
  `update staff_alerts set open = false, version = version + 1, changed_at = $4
   where payment_id = $1 and kind = 'refund_failed' and open and subject < $2 and (data -> 'amount' ->> 'amount')::bigint <= $3`,
)

/** Of a product that is archived nobody wants more. */
const untold = `open and told_at is null
  and not exists (select from products where product_id = subject and archived)`

const due = sql<{ kind: string }>(
  'staff_alert.due',
  `select distinct kind from staff_alerts where ${untold} and opened_at <= $1`,
)

const claim = sql<Told>(
  'staff_alert.claim',
  `with untold as (
     select subject from staff_alerts where kind = $1 and ${untold} and opened_at <= $2 order by opened_at, subject limit $3 for update skip locked
   ), told as (
     update staff_alerts a set told_at = $2, changed_at = $2 from untold where a.kind = $1 and a.subject = untold.subject
     returning a.subject, a.data, a.opened_at
   )
   select subject, data, name, sold_by as "soldBy" from told left join products on product_id = subject
   order by name, opened_at, subject`,
)

const forget = sql<{ count: number }>(
  'staff_alert.forget',
  `with old as (
     delete from staff_alerts where (kind, subject) in (
       select kind, subject from staff_alerts
       where changed_at < $1 and (not open or kind <> 'low_stock') order by changed_at limit $2
     ) returning 1
   ) select count(*) from old`,
)

export type AlertRepository = ReturnType<typeof alertRepository>

/** What staff are to deal with. SQL, as alerts are locked and kept a batch at a time, and claimed to be told. */
export const alertRepository = ({ db }: { db: Database }) => ({
  /** Those that there are of these subjects, locked until the transaction ends. */
  known: async (kind: AlertKind, subjects: string[], tx: Tx): Promise<Map<string, Alert>> => {
    const rows = await tx.query(known, [kind, subjects])
    return new Map(rows.map(({ subject, ...alert }) => [subject, alert]))
  },

  keep: (kind: AlertKind, alerts: KeptAlert[], at: Date, tx: Tx): void =>
    tx.write(keep, [kind, JSON.stringify(alerts), at]),

  /** A payment's refunds that failed before the refund `later`, and are of no more than `amount` minor units: dealt with. */
  closeRefunds: (paymentId: string, later: string, amount: number, at: Date, tx: Tx): void =>
    tx.write(closeRefunds, [paymentId, later, amount, at]),

  /** Kinds, also of a newer build, of which one stands since `before` or longer, and nobody was told. */
  due: async (before: Date): Promise<string[]> => (await db.query(due, [before])).map(({ kind }) => kind),

  /** Up to `limit` that stand by then, of which nobody was told; told at `at`, by who claims them alone. */
  claim: (kind: AlertKind, at: Date, limit: number, tx: Tx): Promise<Told[]> =>
    tx.query(claim, [kind, at, limit]),

  /**
   * Up to `limit` that changed last before `cutoff`; how many there were. Not of stock that is still low: it would be told
   * anew. Refunds and disputes aren't heard of again.
   */
  forget: async (cutoff: Date, limit: number): Promise<number> =>
    (await db.query(forget, [cutoff, limit]))[0]?.count ?? 0,
})
