import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { CartEntry } from './cart.ts'
import { type CatalogueRow, catalogueColumns, nextOrderNumber, toEntry } from './catalogue-repository.ts'
import { type Line, mostLines } from './pricing.ts'

type CartRow = CatalogueRow & { quantity: number; priceWhenAdded: number; thenIn: string; inStock: boolean }

const entries = sql<CartRow>(
  'cart.entries',
  `select product_id as "productId", quantity, i.price as "priceWhenAdded", i.currency as "thenIn",
     coalesce(s.in_stock, false) as "inStock", ${catalogueColumns}
   from cart_items i join catalogue c using (product_id) left join shelves s using (product_id)
   where customer_id = $1 order by added_at, product_id`,
)

// Setting a quantity again is seeing today's price again.
const put = sql<{ product_id: string }>(
  'cart.put',
  `insert into cart_items (customer_id, product_id, quantity, price, currency, added_at)
   select $1, product_id, $3, price, currency, $4 from catalogue
   where product_id = $2 and not archived
     and (select count(*) from cart_items where customer_id = $1 and product_id <> $2) < ${mostLines}
   on conflict (customer_id, product_id) do update
     set quantity = excluded.quantity, price = excluded.price, currency = excluded.currency
   returning product_id`,
)

const removed = sql('cart.remove', 'delete from cart_items where customer_id = $1 and product_id = $2')

// What is taken is what is ordered: a line that comes at the same moment stays, and of two checkouts
// at once the second finds nothing.
const taken = sql<CatalogueRow & { number: number; quantity: number }>(
  'cart.take',
  `with taken as (
     delete from cart_items where customer_id = $1 returning product_id, quantity, added_at)
   select ${nextOrderNumber} as number, product_id as "productId", quantity, ${catalogueColumns}
   from taken join catalogue c using (product_id) order by added_at, product_id`,
)

/** The customers' carts. */
export const cartRepository = ({ db }: { db: Database }) => ({
  /** What lies in a cart, as it was put in. */
  async entries(customerId: string, on: Queryable = db): Promise<CartEntry[]> {
    const rows = await on.query(entries, [customerId])
    return rows.flatMap(({ quantity, priceWhenAdded, thenIn, inStock, ...row }) => {
      const product = toEntry(row)
      return product
        ? [{ product, quantity, inStock, priceWhenAdded: { amount: priceWhenAdded, currency: thenIn } }]
        : []
    })
  },

  /** Sets how much of a product is in a cart. False where it isn't sold, or the cart is full. */
  async put(customerId: string, productId: string, quantity: number, at: Date, tx: Tx): Promise<boolean> {
    return (await tx.query(put, [customerId, productId, quantity, at])).length > 0
  },

  remove(customerId: string, productId: string, tx: Tx): void {
    tx.write(removed, [customerId, productId])
  },

  /** Empties a cart and gives what was in it, with a number for the order that it becomes. */
  async take(customerId: string, tx: Tx): Promise<{ number: number; lines: Line[] }> {
    const rows = await tx.query(taken, [customerId])
    const lines = rows.flatMap(({ quantity, ...row }) => {
      const product = toEntry(row)
      return product ? [{ product, quantity }] : []
    })
    return { number: rows[0]?.number ?? 0, lines }
  },
})

export type CartRepository = ReturnType<typeof cartRepository>
