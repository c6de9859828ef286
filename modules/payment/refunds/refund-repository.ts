import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Origin } from '#src/events/event.ts'
import type { Refund } from '../payment.ts'
import type { ProviderName } from '../providers/provider.ts'

const columns = `id, payment_id as "paymentId", amount, reason, status, requested_by as "requestedBy", settles, lines,
  payment_reference as of, failure, provider_reference as reference, ask_at as "askAt", created_at as "createdAt", updated_at as "updatedAt"`

const among = sql<Refund>(
  'refund.among',
  `select ${columns} from refunds where payment_id = any($1::uuid[])
     and (status = 'pending' or id = any($2::uuid[]) or provider_reference = any($3::text[]))`,
)

const save = sql(
  'refund.save',
  `insert into refunds (id, payment_id, amount, reason, status, requested_by, settles, lines, payment_reference, failure,
     provider_reference, ask_at, created_at, updated_at)
   select * from jsonb_to_recordset($1::jsonb) as r(id uuid, "paymentId" uuid, amount bigint, reason text,
     status text, "requestedBy" uuid, settles bigint, lines jsonb, of text, failure text, reference text, "askAt" timestamptz, "createdAt" timestamptz,
     "updatedAt" timestamptz)
   on conflict (id) do update
     set status = excluded.status, failure = excluded.failure, provider_reference = excluded.provider_reference,
       ask_at = excluded.ask_at, updated_at = excluded.updated_at`,
)

const ofPayment = sql<Refund>(
  'refund.of_payment',
  `select ${columns} from refunds where payment_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
)

/** A pending refund whose provider is to be asked. */
export interface Unsettled {
  id: string
  paymentId: string
  reference: string | null
  createdAt: Date
  provider: ProviderName
  paymentReference: string
  /** The payment's. */
  orderId: string
  origin: Origin | null
}

// Twice as long after each time, from two minutes to six hours.
const claim = sql<Unsettled>(
  'refund.claim_unsettled',
  `update refunds r set asked = asked + 1,
     ask_at = $1::timestamptz + least(interval '6 hours', interval '2 minutes' * 2 ^ least(asked, 10))
   from payments p
   where p.id = r.payment_id and r.id in (
     select id from refunds where status = 'pending' and ask_at <= $1 order by ask_at limit $2
     for update skip locked)
   returning r.id, r.payment_id as "paymentId", r.provider_reference as reference, r.created_at as "createdAt",
     p.provider, coalesce(r.payment_reference, p.provider_ref) as "paymentReference", p.order_id as "orderId", p.origin`,
)

const countOpen = sql<{ count: number; age: number }>(
  'refund.open_count',
  `select (select count(*) from (select from refunds where status = 'pending' limit 100000) as bounded) as count,
     greatest(0, coalesce(extract(epoch from now() - (
       select created_at from refunds where status = 'pending' order by created_at limit 1
     )), 0))::float8 as age`,
)

export type RefundRepository = ReturnType<typeof refundRepository>

/** Refunds. SQL, as they are claimed, and saved a batch at a time with the payments that hold their amounts. */
export const refundRepository = ({ db }: { db: Database }) => ({
  /** Of payments that the transaction has locked: the pending ones, and those of an id or a provider's id. */
  among: (
    tx: Tx,
    paymentIds: string[],
    { ids, references }: { ids: string[]; references: string[] },
  ): Promise<Refund[]> => tx.query(among, [paymentIds, ids, references]),

  /** New ones, and the state of those that there are. */
  save: (tx: Tx, refunds: Refund[]): void => tx.write(save, [JSON.stringify(refunds)]),

  /** A payment's, oldest first, after the refund `after`. */
  ofPayment: (paymentId: string, after: string | null, limit: number): Promise<Refund[]> =>
    db.query(ofPayment, [paymentId, after, limit]),

  /** How many are pending, and for how many seconds the oldest has been. */
  countOpen: async (on: Queryable) => (await on.query(countOpen))[0] ?? { count: 0, age: 0 },

  /** Pending ones that are to be asked after at `now`, for their caller alone until their next turn. */
  claimUnsettled: (now: Date, limit: number): Promise<Unsettled[]> => db.query(claim, [now, limit]),
})
