import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'

const before = sql(
  'test.cart_before',
  `with line as (
     insert into cart_items (customer_id, product_id, quantity, price, currency, added_at)
     values ($1, $2, 1, 29000, 'PKR', now())
   )
   insert into basketed values ($2, false, 0)`,
)

/** For tests: a line as a build before units put it in, and what the migration makes of it. */
export const lineOfBefore = (db: Database, customerId: string, productId: string) =>
  db.query(before, [customerId, productId])

const overfill = sql(
  'test.overfill',
  `insert into cart_items (customer_id, product_id, quantity, price, currency, added_at)
   select $1, id, 1, 29000, 'PKR', now() from unnest($2::uuid[]) as more (id)`,
)

/** For tests: lines beyond what a cart holds. */
export const overfillCart = (db: Database, customerId: string, productIds: string[]) =>
  db.query(overfill, [customerId, productIds])
