import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Money } from '#src/money.ts'

// A sum that only grows: what comes late or twice changes nothing.
const keep = sql(
  'order_money.keep',
  `insert into order_money as m (order_id, refunded, currency, at) values ($1, $2, $3, $4)
   on conflict (order_id) do update set refunded = greatest(m.refunded, excluded.refunded), at = excluded.at`,
)

const refunded = sql<Money>(
  'order_money.refunded',
  'select refunded as amount, currency from order_money where order_id = $1',
)

const forget = sql<{ count: number }>(
  'order_money.forget',
  `with old as (
     delete from order_money where order_id in (select order_id from order_money where at < $1 order by at limit $2)
     returning 1
   ) select count(*) from old`,
)

export type OrderMoneyRepository = ReturnType<typeof orderMoneyRepository>

/** What went back of orders' money, by what the payment module has said. SQL, as a sum is kept only if it is greater. */
export const orderMoneyRepository = ({ db }: { db: Database }) => ({
  /** `sum`: all that went back of it so far. */
  keep: (tx: Tx, orderId: string, sum: Money, at: Date): void =>
    tx.write(keep, [orderId, sum.amount, sum.currency, at]),

  /** Null where nothing did. */
  refunded: async (tx: Tx, orderId: string): Promise<Money | null> =>
    (await tx.query(refunded, [orderId]))[0] ?? null,

  /** Up to `limit` from before `cutoff`; how many there were. */
  forget: async (cutoff: Date, limit: number): Promise<number> =>
    (await db.query(forget, [cutoff, limit]))[0]?.count ?? 0,
})
