import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Origin } from '#src/events/event.ts'
import type { PaymentChange } from '../payment.ts'

const columns = `id, payment_id as "paymentId", request, amount, status, provider_ref as reference,
  client_secret as "clientSecret", under_way as "underWay", replaced, reason, expires_at as "expiresAt",
  created_at as "createdAt", updated_at as "updatedAt"`

const ofPayments = sql<PaymentChange>(
  'payment_change.of_payments',
  `select ${columns} from payment_changes where payment_id = any($1::uuid[]) order by id`,
)

const save = sql(
  'payment_change.save',
  `insert into payment_changes (id, payment_id, request, amount, status, provider_ref, client_secret, under_way,
     replaced, reason, expires_at, created_at, updated_at)
   select * from jsonb_to_recordset($1::jsonb) as r(id uuid, "paymentId" uuid, request text, amount bigint,
     status text, reference text, "clientSecret" text, "underWay" boolean, replaced text, reason text,
     "expiresAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz)
   on conflict (id) do update
     set status = excluded.status, provider_ref = excluded.provider_ref, client_secret = excluded.client_secret,
       under_way = excluded.under_way, replaced = excluded.replaced, reason = excluded.reason,
       updated_at = excluded.updated_at`,
)

/** A change whose time is over, with its payment's order. */
export interface Overdue {
  id: string
  paymentId: string
  orderId: string
  origin: Origin | null
}

const overdue = sql<Overdue>(
  'payment_change.overdue',
  `select c.id, c.payment_id as "paymentId", p.order_id as "orderId", p.origin
   from payment_changes c join payments p on p.id = c.payment_id
   where c.status = 'pending' and c.expires_at <= $1 order by c.expires_at limit $2`,
)

export type ChangeRepository = ReturnType<typeof changeRepository>

/** Larger sums that are asked for. SQL, as they are saved a batch at a time with their payments, under whose locks they are. */
export const changeRepository = ({ db }: { db: Database }) => ({
  /** Of payments that the transaction has locked, the oldest first. */
  ofPayments: (tx: Tx, paymentIds: string[]): Promise<PaymentChange[]> => tx.query(ofPayments, [paymentIds]),

  /** The one that may be paid now; null where there is none. */
  pending: async (paymentId: string): Promise<PaymentChange | null> =>
    (await db.query(ofPayments, [[paymentId]])).find(
      ({ status, reference }) => status === 'pending' && reference !== null,
    ) ?? null,

  save: (tx: Tx, changes: PaymentChange[]): void => tx.write(save, [JSON.stringify(changes)]),

  overdue: (now: Date, limit: number): Promise<Overdue[]> => db.query(overdue, [now, limit]),
})
