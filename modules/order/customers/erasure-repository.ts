import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { isOver, nowhere, statuses } from '../order.ts'

const over = statuses.filter(isOver)

const keep = sql(
  'erasure.keep',
  'insert into erased_customers (customer_id) values ($1) on conflict do nothing',
)
const isErased = sql<{ erased: boolean }>(
  'erasure.is_erased',
  'select exists (select from erased_customers where customer_id = $1) as erased',
)
const emptyCart = sql(
  'erasure.cart',
  'with codes as (delete from cart_coupons where customer_id = $1) delete from cart_items where customer_id = $1',
)

// A token may outlive its user by minutes, and fill a cart.
const emptyCarts = sql(
  'erasure.carts',
  `with codes as (delete from cart_coupons c using erased_customers e where c.customer_id = e.customer_id)
   delete from cart_items i using erased_customers e where i.customer_id = e.customer_id`,
)

// An order on its way still needs its address to arrive. Each is a change like any other: one version, one line of the
// timeline, whose earlier lines keep what happened and lose what people wrote of it (a cause, an amount, what was
// short stay: `customer: …`, `450.00 PKR: …`). What staff were answered of it, and would be again, shows it as well.
const blank = sql(
  'erasure.blank',
  `with forgotten as (
     update orders o set shipping_address = $1, note = null, tracking = null, version = version + 1,
       door = door - '{pin,receivedBy,proofUrl,differenceReason}'::text[],
       cancel_reason = case when cancel_reason in ('payment_failed', 'payment_timeout', 'not_delivered') then cancel_reason end,
       updated_at = greatest(updated_at, $3)
     from erased_customers e
     where o.customer_id = e.customer_id and o.status = any($2) and o.shipping_address <> $1::jsonb
     returning o.id, o.version, o.status, o.created_at, o.updated_at
   ), unworded as (
     update timeline t set detail = case
         when event in ('OrderCancelled', 'PaymentRefunded') then split_part(detail, ': ', 1)
       end
     from forgotten f
     where t.order_id = f.id and t.at >= f.created_at and t.detail is not null
       and t.event not in ('OrderRejected', 'LinePicked', 'StockRequested', 'SubstituteProposed', 'SubstituteAnswered')
   ), unanswered as (
     update idempotency_keys k set body = (
         (k.body::jsonb - '{note,tracking,cancelReason}'::text[] || jsonb_build_object('shippingAddress', $1::jsonb))
         #- '{delivery,receivedBy}' #- '{delivery,proofUrl}')::text
     from forgotten f
     where k.body like '{%' and k.body::jsonb ->> 'id' = f.id::text
   )
   insert into timeline (order_id, version, at, status, event)
   select id, version, updated_at, status, 'PersonalDataErased' from forgotten`,
)

// At once, also while an order is on its way: whoever brings it has it in hand.
const unfind = sql(
  'erasure.unfind',
  `delete from recipients r using erased_customers e, orders o
   where o.customer_id = e.customer_id and r.order_id = o.id`,
)

// A token may outlive its user by minutes, and place one more order: hence the day.
const forget = sql(
  'erasure.forget',
  `delete from erased_customers e where erased_at < $1::timestamptz - interval '1 day'
   and not exists (select from orders o where o.customer_id = e.customer_id and o.status <> all($2))`,
)

/**
 * Forgetting who a customer was and where they lived; what was bought for how much is kept, as bookkeeping must. SQL: each
 * statement changes many rows where they are.
 */
export const erasureRepository = () => ({
  /** Empties the customer's cart, has their orders found by them no more, and takes name, address and all that people wrote out of each order that is over. */
  erase(customerId: string, at: Date, tx: Tx): void {
    tx.write(keep, [customerId])
    tx.write(emptyCart, [customerId])
    tx.write(unfind)
    tx.write(blank, [JSON.stringify(nowhere), over, at])
  },

  /** Whether a customer is gone. Of an order it holds as long as nobody else changes that: who is erased has theirs looked through. */
  async isErased(customerId: string, on: Queryable): Promise<boolean> {
    return (await on.query(isErased, [customerId]))[0]?.erased ?? false
  },

  /** The same for carts that were filled and orders that came to their end since. */
  finish(at: Date, tx: Tx): void {
    tx.write(emptyCarts)
    tx.write(unfind)
    tx.write(blank, [JSON.stringify(nowhere), over, at])
    tx.write(forget, [at, over])
  },
})

export type ErasureRepository = ReturnType<typeof erasureRepository>
