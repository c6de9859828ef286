import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Address } from './delivery.ts'
import { isOver, statuses } from './order.ts'

const nobody: Address = { recipient: 'erased', phone: 'erased', line1: 'erased', city: 'erased' }

const over = statuses.filter(isOver)

const remembered = sql(
  'erasure.remember',
  'insert into erased_customers (customer_id) values ($1) on conflict do nothing',
)
const emptied = sql('erasure.cart', 'delete from cart_items where customer_id = $1')

// A token may outlive its user by minutes, and fill a cart.
const emptiedSince = sql(
  'erasure.carts',
  'delete from cart_items i using erased_customers e where i.customer_id = e.customer_id',
)

// An order on its way still needs its address to arrive.
const blanked = sql(
  'erasure.blank',
  `update orders o set shipping_address = $1, note = null, version = version + 1
   from erased_customers e
   where o.customer_id = e.customer_id and o.status = any($2) and o.shipping_address <> $1::jsonb`,
)

// A token may outlive its user by minutes, and place one more order: hence the day.
const finished = sql(
  'erasure.finish',
  `delete from erased_customers e where erased_at < $1::timestamptz - interval '1 day'
   and not exists (select from orders o where o.customer_id = e.customer_id and o.status <> all($2))`,
)

/** Forgetting who a customer was and lived; what was bought for how much is kept, as bookkeeping must. */
export const erasureRepository = () => ({
  /** Empties the customer's cart, and takes name, address and note out of each order that is over. */
  erase(customerId: string, tx: Tx): void {
    tx.write(remembered, [customerId])
    tx.write(emptied, [customerId])
    tx.write(blanked, [JSON.stringify(nobody), over])
  },

  /** The same for carts that were filled and orders that came to their end since. */
  finish(at: Date, tx: Tx): void {
    tx.write(emptiedSince)
    tx.write(blanked, [JSON.stringify(nobody), over])
    tx.write(finished, [at, over])
  },
})
