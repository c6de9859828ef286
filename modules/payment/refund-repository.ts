import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Refund } from './payment.ts'

const columns = `id, payment_id as "paymentId", amount, reason, status, requested_by as "requestedBy", failure,
  created_at as "createdAt", updated_at as "updatedAt"`

const pending = sql<Refund>(
  'refund.pending',
  `select ${columns} from refunds where payment_id = any($1::uuid[]) and status = 'pending'`,
)

const save = sql(
  'refund.save',
  `insert into refunds (id, payment_id, amount, reason, status, requested_by, failure, created_at, updated_at)
   select * from jsonb_to_recordset($1::jsonb) as r(id uuid, "paymentId" uuid, amount bigint, reason text,
     status text, "requestedBy" uuid, failure text, "createdAt" timestamptz, "updatedAt" timestamptz)
   on conflict (id) do update
     set status = excluded.status, failure = excluded.failure, updated_at = excluded.updated_at`,
)

const ofPayment = sql<Refund>(
  'refund.of_payment',
  `select ${columns} from refunds where payment_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
)

export type RefundRepository = ReturnType<typeof refundRepository>

export const refundRepository = ({ db }: { db: Database }) => ({
  /** The pending ones of payments that the transaction has locked. */
  pending: (tx: Tx, paymentIds: string[]): Promise<Refund[]> => tx.query(pending, [paymentIds]),

  /** New ones, and the status of those that there are. */
  save: (tx: Tx, refunds: Refund[]): void => tx.write(save, [JSON.stringify(refunds)]),

  /** A payment's, oldest first, after the refund `after`. */
  ofPayment: (paymentId: string, after: string | null, limit: number): Promise<Refund[]> =>
    db.query(ofPayment, [paymentId, after, limit]),
})
