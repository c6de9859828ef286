import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { nowhere } from '../order.ts'

/** SQL: the columns `phone, words` of whom an address is of. */
export const recipientOf = (address: string) =>
  `${address} ->> 'phone', concat_ws(' ', ${address} ->> 'recipient', ${address} ->> 'line1', ${address} ->> 'line2')`

const kept = 'insert into recipients (order_id, phone, words)'
const again = 'on conflict (order_id) do update set phone = excluded.phone, words = excluded.words'
const isKnown = 'not exists (select from erased_customers e where e.customer_id = o.customer_id)'

const keep = sql(
  'recipient.keep',
  `${kept} select o.id, ${recipientOf('o.shipping_address')} from orders o where o.id = any($1::uuid[]) and ${isKnown} ${again}`,
)

// Ids are made in the order of time.
const mend = sql<{ id: string }>(
  'recipient.mend',
  `${kept}
   select o.id, ${recipientOf('o.shipping_address')} from orders o left join recipients r on r.order_id = o.id
   where o.id >= $1 and o.shipping_address <> $2::jsonb and ${isKnown}
     and (r.phone, r.words) is distinct from (${recipientOf('o.shipping_address')})
   limit $3 ${again} returning order_id as id`,
)

/**
 * SQL: the ids of orders whose recipient is as a condition on `r` says. Whoever was erased is not found, whatever still stands
 * here of them.
 */
export const recipientsWhere = (condition: string) =>
  `select r.order_id from recipients r join orders o on o.id = r.order_id where ${condition} and ${isKnown}`

/** By whom and where to an order is found. SQL: it is made of what the order has where it is. */
export const recipientRepository = () => ({
  /** These orders go elsewhere. */
  keep(orderIds: string[], tx: Tx): void {
    tx.write(keep, [orderIds])
  },

  /** Those of orders from an id on that aren't kept as they are, `limit` at most; tells how many. */
  mend: async (from: string, limit: number, tx: Tx): Promise<number> =>
    (await tx.query(mend, [from, JSON.stringify(nowhere), limit])).length,
})

export type RecipientRepository = ReturnType<typeof recipientRepository>
