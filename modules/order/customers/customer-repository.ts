import type { UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Limits, Standing } from '../placing/limits.ts'

const keep = sql(
  'customer.keep',
  `insert into customers as c (customer_id, email_verified, version) values ($1, $2, $3)
   on conflict (customer_id) do update set email_verified = excluded.email_verified, version = excluded.version
   where c.version < excluded.version`,
)

const forget = sql('customer.forget', 'delete from customers where customer_id = $1')

// Whoever places an order has their orders to themselves until it is there: two that are counted at once would both fit, and
// both be the first.
// A statement of its own, since one sees what was there when it began, before it waited.
const lock = sql(
  'customer.lock',
  `select pg_advisory_xact_lock(hashtextextended('orders of ' || $1::text, 0))`,
)

/** Counts to the limit and no further: more is more than enough. Where there is no limit, nothing is counted. */
const upTo = (limit: number, condition: string) =>
  limit === 0
    ? '0'
    : `(select count(*)::int from (select from orders where customer_id = $1 and ${condition} limit ${limit}) as open)`

const standingWithin = ({ codLimitNew, codOpenOrders, unpaidOrders }: Limits) =>
  sql<Standing>(
    'customer.standing',
    `select coalesce((select email_verified from customers where customer_id = $1), false) as verified,
       ${codLimitNew === 0 ? 'false' : "exists (select from orders where customer_id = $1 and status = 'delivered')"} as served,
       ${upTo(codOpenOrders, "payment_method = 'cash_on_delivery' and status in ('pending', 'awaiting_payment', 'confirmed', 'picking', 'packed', 'shipped')")} as "openCash",
       ${upTo(unpaidOrders, "payment_method = 'card' and status in ('pending', 'awaiting_payment')")} as unpaid`,
  )

interface Needs {
  limits: Limits
}

/** This module's copy of the customers, and how they stand with it. SQL: it counts under a lock, and keeps the higher version. */
export const customerRepository = ({ limits }: Needs) => {
  const standing = standingWithin(limits)
  const look = async (customerId: string, tx: Tx): Promise<Standing> => {
    const [row] = await tx.query(standing, [customerId])
    return row as Standing
  }
  return {
    /** Keeps what is known of a user, unless something newer is. */
    keep({ id, emailVerified, version }: UserState, tx: Tx): void {
      tx.write(keep, [id, emailVerified, version])
    },

    forget(customerId: string, tx: Tx): void {
      tx.write(forget, [customerId])
    },

    /** How a customer stands at this moment. */
    standing: look,

    /** The same, and nobody else places an order of theirs until the transaction ends. */
    async standingAlone(customerId: string, tx: Tx): Promise<Standing> {
      tx.write(lock, [customerId])
      return look(customerId, tx)
    },
  }
}

export type CustomerRepository = ReturnType<typeof customerRepository>
