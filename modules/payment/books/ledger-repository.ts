import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Entry, Payment } from '../payment.ts'
import type { ProviderName } from '../providers/provider.ts'

const columns = `id, payment_id as "paymentId", opened_at as "openedAt", kind, amount, currency, provider,
  provider_reference as "providerReference", key, detail, at`

// A provider may tell of one failed attempt more than once; of what moves money a second entry is an error.
const add = sql(
  'ledger.add',
  `insert into transactions
     (id, payment_id, opened_at, kind, amount, currency, provider, provider_reference, key, detail, at)
   select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, "paymentId" uuid, "openedAt" timestamptz, kind text,
     amount bigint, currency text, provider text, "providerReference" text, key text, detail text, at timestamptz)
   where r.kind <> 'failure'
     or not exists (select from transactions t where t.key = r.key and t.opened_at = r."openedAt")`,
)

const ofPayment = sql<Entry>(
  'ledger.of_payment',
  `select ${columns} from transactions
   where payment_id = $1 and opened_at = $2 and ($3::uuid is null or id > $3) order by id limit $4`,
)

const moved = sql<Entry & { orderId: string }>(
  'ledger.moved',
  `select t.id, t.payment_id as "paymentId", p.order_id as "orderId", t.kind, t.amount, t.currency, t.provider,
     t.provider_reference as "providerReference", t.at
   from transactions t join payments p on p.id = t.payment_id
   where t.at >= $1 and t.at < $2 and t.provider = $3 and t.kind in ('capture', 'refund')`,
)

export type LedgerRepository = ReturnType<typeof ledgerRepository>

/** The ledger: entries are added, never changed. SQL, as a batch is added in one statement that sees what is there. */
export const ledgerRepository = ({ db }: { db: Database }) => ({
  add: (tx: Tx, entries: Entry[]): void => tx.write(add, [JSON.stringify(entries)]),

  /** A payment's entries, oldest first, after the entry `after`. */
  ofPayment: (payment: Payment, after: string | null, limit: number): Promise<Entry[]> =>
    db.query(ofPayment, [payment.id, payment.createdAt, after, limit]),

  /** What a provider captured and refunded by our books, from `from` until before `to`. */
  moved: (provider: ProviderName, from: Date, to: Date) => db.query(moved, [from, to, provider]),
})
