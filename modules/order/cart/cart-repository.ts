import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { SoldBy } from '#src/quantity.ts'
import {
  type CatalogueRow,
  catalogueColumns,
  nextOrderNumber,
  priceNow,
  toEntry,
} from '../catalogue-repository.ts'
import type { OrderItem } from '../life/lines.ts'
import { mostCoupons } from '../offers/coupons.ts'
import { mostLines } from '../pricing.ts'
import type { Amount, CartEntry, CartLine } from './cart.ts'

type LineRow = CatalogueRow & { quantity: number; soldByWhenAdded: SoldBy }
type CartRow = LineRow & {
  priceWhenAdded: number
  thenIn: string
  inStock: boolean
  available: number | null
}

/** Null of a line that a build before this one put in. */
const unit = 'coalesce(i.sold_by, c.sold_by)'

const entries = sql<CartRow>(
  'cart.entries',
  `select product_id as "productId", quantity, i.price as "priceWhenAdded", i.currency as "thenIn",
     ${unit} as "soldByWhenAdded", coalesce(s.in_stock, false) as "inStock", s.available, ${catalogueColumns}
   from cart_items i join catalogue c using (product_id) left join shelves s using (product_id)
   where customer_id = $1 order by added_at, product_id`,
)

// Whoever changes a cart has it to themselves: lines that are counted while another comes would be one too many. A
// statement of its own, since one sees what was there when it began, before it waited.
const lock = sql('cart.lock', `select pg_advisory_xact_lock(hashtextextended('cart ' || $1::text, 0))`)

// Setting a quantity again is seeing today's price again, and in today's unit. A cart that holds too many all the same
// lets its lines be changed.
const put = sql<{ basketed: boolean }>(
  'cart.put',
  `with put as (
     insert into cart_items (customer_id, product_id, quantity, price, currency, sold_by, added_at)
     select $1, product_id, $3, ${priceNow}, currency, sold_by, $4 from catalogue c
     where product_id = $2 and not archived
       and ((select count(*) from cart_items where customer_id = $1) < ${mostLines}
         or exists (select from cart_items where customer_id = $1 and product_id = $2))
     on conflict (customer_id, product_id) do update
       set quantity = excluded.quantity, price = excluded.price, currency = excluded.currency,
         sold_by = excluded.sold_by
     returning product_id)
   select coalesce(b.in_baskets, false) as basketed from put left join basketed b using (product_id)`,
)

const remove = sql('cart.remove', 'delete from cart_items where customer_id = $1 and product_id = $2')

// What is taken is what is ordered: a line that comes at the same moment stays, and of two checkouts
// at once the second finds nothing.
const take = sql<LineRow & { number: number }>(
  'cart.take',
  `with i as (
     delete from cart_items where customer_id = $1 returning product_id, quantity, sold_by, added_at)
   select ${nextOrderNumber} as number, product_id as "productId", quantity, ${unit} as "soldByWhenAdded",
     ${catalogueColumns}
   from i join catalogue c using (product_id) order by added_at, product_id`,
)

const coupons = sql<{ code: string }>(
  'cart.coupons',
  'select code from cart_coupons where customer_id = $1 order by added_at, code',
)
const addCoupon = sql<{ code: string }>(
  'cart.add_coupon',
  `insert into cart_coupons (customer_id, code, added_at)
   select $1, $2, $3 where (select count(*) from cart_coupons where customer_id = $1 and code <> $2) < ${mostCoupons}
   on conflict (customer_id, code) do update set added_at = excluded.added_at
   returning code`,
)
const removeCoupon = sql(
  'cart.remove_coupon',
  'delete from cart_coupons where customer_id = $1 and code = $2',
)
const takeCoupons = sql<{ code: string }>(
  'cart.take_coupons',
  'delete from cart_coupons where customer_id = $1 returning code',
)

const quantities = sql<Amount>(
  'cart.quantities',
  `select product_id as "productId", quantity, ${unit} as "soldBy"
   from cart_items i join catalogue c using (product_id) where customer_id = $1`,
)

// Where they were before what came later, in the order's order. Nobody fills the cart of a customer who is gone.
const giveBack = sql<{ productId: string }>(
  'cart.give_back',
  `insert into cart_items (customer_id, product_id, quantity, price, currency, sold_by, added_at)
   select $1, id, quantity, price, currency, sold_by, $3::timestamptz + n * interval '1 microsecond'
   from jsonb_to_recordset($2::jsonb) as line (id uuid, n integer, quantity integer, price bigint, currency text,
     sold_by text)
   where not exists (select from erased_customers where customer_id = $1)
   on conflict (customer_id, product_id) do update set quantity = excluded.quantity
   returning product_id as "productId"`,
)

/** The customers' carts. SQL: a change locks the cart first, and a cart is read in one round trip with its products and stock. */
export const cartRepository = ({ db }: { db: Database }) => ({
  /** What lies in a cart, as it was put in. */
  async entries(customerId: string, on: Queryable = db): Promise<CartEntry[]> {
    const rows = await on.query(entries, [customerId])
    return rows.flatMap(
      ({ quantity, priceWhenAdded, thenIn, soldByWhenAdded, inStock, available, ...row }) => {
        const product = toEntry(row)
        const then = { amount: priceWhenAdded, currency: thenIn }
        return product
          ? [{ product, quantity, soldByWhenAdded, inStock, available, priceWhenAdded: then }]
          : []
      },
    )
  },

  /**
   * Sets how much of a product is in a cart. Null where it isn't sold, or the cart is full; `basketed` is whether the other
   * modules know that the product lies in carts.
   */
  async put(
    customerId: string,
    productId: string,
    quantity: number,
    at: Date,
    tx: Tx,
  ): Promise<{ basketed: boolean } | null> {
    tx.write(lock, [customerId])
    return (await tx.query(put, [customerId, productId, quantity, at]))[0] ?? null
  },

  remove(customerId: string, productId: string, tx: Tx): void {
    tx.write(lock, [customerId])
    tx.write(remove, [customerId, productId])
  },

  /** Empties a cart and gives what was in it, with a number for the order that it becomes. */
  async take(customerId: string, tx: Tx): Promise<{ number: number; lines: CartLine[] }> {
    tx.write(lock, [customerId])
    const rows = await tx.query(take, [customerId])
    const lines = rows.flatMap(({ quantity, soldByWhenAdded, ...row }) => {
      const product = toEntry(row)
      return product ? [{ product, quantity, soldByWhenAdded }] : []
    })
    return { number: rows[0]?.number ?? 0, lines }
  },

  /** The codes that lie in a cart, as they were put in. */
  async coupons(customerId: string, on: Queryable = db): Promise<string[]> {
    return (await on.query(coupons, [customerId])).map(({ code }) => code)
  },

  /** Puts a code into a cart; false where it holds as many as it may. */
  async addCoupon(customerId: string, code: string, at: Date, tx: Tx): Promise<boolean> {
    tx.write(lock, [customerId])
    return (await tx.query(addCoupon, [customerId, code, at])).length > 0
  },

  removeCoupon(customerId: string, code: string, tx: Tx): void {
    tx.write(lock, [customerId])
    tx.write(removeCoupon, [customerId, code])
  },

  /** Takes all codes out of a cart. */
  async takeCoupons(customerId: string, tx: Tx): Promise<string[]> {
    return (await tx.query(takeCoupons, [customerId])).map(({ code }) => code)
  },

  /** How much lies in a cart, which nobody else changes until the transaction ends. */
  async quantities(customerId: string, tx: Tx): Promise<Amount[]> {
    tx.write(lock, [customerId])
    return tx.query(quantities, [customerId])
  },

  /** Sets the quantities of lines that are there, and puts in those that aren't, at the price of their order. Gives their products. */
  async giveBack(customerId: string, lines: OrderItem[], orderedAt: Date, tx: Tx): Promise<string[]> {
    if (lines.length === 0) return []
    const rows = lines.map(({ productId, quantity, soldBy, unitPrice }, n) => ({
      id: productId,
      n,
      quantity,
      price: unitPrice.amount,
      currency: unitPrice.currency,
      sold_by: soldBy,
    }))
    const back = await tx.query(giveBack, [customerId, JSON.stringify(rows), orderedAt])
    return back.map(({ productId }) => productId)
  },
})

export type CartRepository = ReturnType<typeof cartRepository>
