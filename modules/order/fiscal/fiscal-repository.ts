import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Receipt } from '../receipts/receipt-repository.ts'
import type { FiscalProviderName, FiscalState } from './fiscal.ts'

/** A receipt that is to be registered, claimed by whoever asks for it. */
export interface Due extends Pick<Receipt, 'orderId' | 'kind' | 'number' | 'issuedAt' | 'document'> {
  /** Of a credit note: the number of its invoice. */
  of: string | null
  /** How often it was asked for, this time included. */
  attempts: number
}

/** When what is claimed, waits, or was put off wrongly, is due; and how many are looked at. */
interface Turn {
  now: Date
  until: Date
  later: Date
  wrong: Date
  limit: number
}

/** How a receipt stands with the authority. */
export interface FiscalStanding {
  /** Our number. */
  receipt: string
  provider: FiscalProviderName
  state: FiscalState
  number: string | null
  /** What its QR code says. */
  qr: string | null
  settledAt: Date | null
  /** The authority's words, where it refused. */
  reason: string | null
}

// What is to be told follows from the receipts: one that was issued while an authority was set, and of credit notes those of
// an invoice that the same one is told of; of another it would know nothing.
const queue = sql(
  'fiscal.queue',
  `insert into fiscal_documents (order_id, version, kind, receipt, provider, queued_at, due_at)
   select r.order_id, r.version, r.kind, concat_ws('-', r.series, r.year, lpad(r.number::text, greatest(6, length(r.number::text)), '0')),
     r.fiscal, r.issued_at, r.issued_at
   from receipts r join receipts i on i.order_id = r.order_id and i.kind = 'invoice' and i.fiscal = r.fiscal
   where r.order_id = any($1::uuid[])
   on conflict do nothing`,
)

// A credit note whose invoice isn't registered yet is looked at again later, and not asked for.
const claim = sql<Due & { ready: boolean }>(
  'fiscal.claim',
  `with due as (
     select order_id, version, kind from fiscal_documents
     where state <> 'registered' and provider = $1 and (due_at <= $2
       or due_at > case state when 'queued' then $6 else $7 end::timestamptz)
     order by due_at limit $5 for update skip locked
   ), judged as (
     select d.*, i.receipt as of, d.kind = 'invoice' or i.state = 'registered' as ready
     from due d left join fiscal_documents i on d.kind <> 'invoice' and i.order_id = d.order_id and i.kind = 'invoice'
   ), claimed as (
     update fiscal_documents f
     set due_at = case when j.ready then $3 else $4 end::timestamptz, attempts = f.attempts + j.ready::integer
     from judged j where f.order_id = j.order_id and f.version = j.version and f.kind = j.kind
     returning f.*, j.of, j.ready
   )
   select c.order_id as "orderId", c.kind, c.receipt as number, c.of, c.attempts, c.ready,
     r.issued_at as "issuedAt", r.document
   from claimed c join receipts r on r.order_id = c.order_id and r.version = c.version and r.kind = c.kind`,
)

/** A receipt that has just been registered, and whose it is. */
export interface Registered {
  orderId: string
  customerId: string
  provider: FiscalProviderName
  registeredAt: Date
}

// Credit notes have waited for their invoice.
const registered = sql<Registered>(
  'fiscal.registered',
  `with it as (
     update fiscal_documents
     set state = 'registered', number = $2, qr = $3, settled_at = now(), due_at = null, reason = null, last_error = null
     where receipt = $1 and state <> 'registered'
     returning order_id, kind, provider, settled_at
   ), freed as (
     update fiscal_documents n set due_at = $4 from it
     where it.kind = 'invoice' and n.order_id = it.order_id and n.kind = 'credit_note' and n.state = 'queued'
   )
   select it.order_id as "orderId", o.customer_id as "customerId", it.provider, it.settled_at as "registeredAt"
   from it join orders o on o.id = it.order_id`,
)

const rejected = sql(
  'fiscal.rejected',
  `update fiscal_documents set state = 'rejected', reason = $2, settled_at = now(), due_at = $3, last_error = null
   where receipt = $1 and state <> 'registered'`,
)

const postpone = sql(
  'fiscal.postpone',
  `update fiscal_documents set due_at = $2, last_error = $3 where receipt = $1 and state <> 'registered'`,
)

const ofOrder = sql<FiscalStanding>(
  'fiscal.of_order',
  `select receipt, provider, state, number, qr, settled_at as "settledAt", reason from fiscal_documents where order_id = $1`,
)

const open = sql<{ state: FiscalState; count: number; age: number }>(
  'fiscal.open',
  `select known.state, (
       select count(*) from (
         select from fiscal_documents where state = known.state and state <> 'registered' limit 100000) as bounded
     ) as count, greatest(0, coalesce(extract(epoch from now() - (
       select queued_at from fiscal_documents where state = known.state and state <> 'registered' order by queued_at limit 1
     )), 0))::float8 as age
   from unnest(array['queued', 'rejected']) as known (state)`,
)

const day = 24 * 60 * 60_000
/** Milliseconds for which anything is put off at most: what was refused, for a day. */
export const longestWait = day

/** How receipts stand with the tax authority, beside them: registration changes nothing of a receipt. */
export const fiscalRepository = ({ db }: { db: Database }) => ({
  /** What of these orders' receipts is to be registered and isn't queued yet, is. */
  queue(orderIds: string[], tx: Tx): void {
    tx.write(queue, [orderIds])
  },

  /**
   * Up to `limit` that are due at `now`, for their caller alone until `until`; what waits for its invoice is looked at again
   * at `later`. What waits beyond `wrong`, or was refused and waits for two days, was put off by a clock that was wrong, and is
   * due, too.
   */
  async claim(
    provider: FiscalProviderName,
    { now, until, later, wrong, limit }: Turn,
  ): Promise<{ looked: number; due: Due[] }> {
    const muchLater = new Date(now.getTime() + 2 * longestWait)
    const rows = await db.query(claim, [provider, now, until, later, limit, wrong, muchLater])
    return { looked: rows.length, due: rows.filter(({ ready }) => ready) }
  },

  /**
   * Its number is there, and never changes again. Resolves to null where there is nobody to be told: it had one, or its order isn't
   * there, as after a restore.
   */
  registered: async (
    receipt: string,
    { number, qr }: { number: string; qr: string },
    now: Date,
    tx: Tx,
  ): Promise<Registered | null> => (await tx.query(registered, [receipt, number, qr, now]))[0] ?? null,

  /**
   * The authority won't have it as it is: it is asked again at `dueAt`, as what was wrong may be mended; null: once staff say
   * so.
   */
  rejected: (receipt: string, reason: string, dueAt: Date | null) =>
    db.query(rejected, [receipt, reason, dueAt]),

  /** Nobody knows what became of it: it is asked again at `dueAt`. */
  postpone: (receipt: string, dueAt: Date, error: string) => db.query(postpone, [receipt, dueAt, error]),

  /** How the receipts of an order stand, by their numbers. */
  async ofOrder(orderId: string): Promise<Map<string, FiscalStanding>> {
    return new Map((await db.query(ofOrder, [orderId])).map((row) => [row.receipt, row]))
  },

  /** How many aren't registered, by state, and since how many seconds the oldest waits. */
  open: (on: Queryable) => on.query(open),
})

export type FiscalRepository = ReturnType<typeof fiscalRepository>
