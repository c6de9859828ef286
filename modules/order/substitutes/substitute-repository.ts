import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type CatalogueRow, catalogueColumns, toEntry } from '../catalogue-repository.ts'
import type { Order } from '../order.ts'
import { type OrderRow, orderColumns, toOrder } from '../order-repository.ts'
import type { Place } from '../picking/walk.ts'
import type { CatalogueEntry } from '../pricing.ts'

/** What could stand in for a line. */
export interface Suggestion {
  product: CatalogueEntry
  /** Pieces, or grams, as inventory last said. */
  available: number
  /** The customer or the shop has named it; else it is of the same category. */
  named: boolean
  place: Place
}

/** At most so many. */
export const mostSuggestions = 10

const picked = sql<OrderRow>(
  'substitute.picked',
  `select ${orderColumns} from orders where customer_id = $1 and status = 'picking' order by id for update`,
)

// Of the category twenty on either side of the price are looked at, by its index. The same brand counts as a tenth nearer.
const suggest = sql<CatalogueRow & Place & { available: number; named: boolean }>(
  'substitute.suggest',
  `with wanted as (select category_id, sold_by, price, brand, substitutes from catalogue where product_id = $1),
   named as (
     select id, min(at) as at from (
       select $2::uuid as id, 0::bigint as at
       union all select s.id, s.at from wanted, unnest(substitutes) with ordinality as s (id, at)) as said
     where id is not null group by id),
   near as (
     (select c.product_id as id from wanted w
       join catalogue c on c.category_id = w.category_id and c.sold_by = w.sold_by and c.price >= w.price and not c.archived
       join shelves s on s.product_id = c.product_id and s.in_stock
       where c.product_id <> $1 and c.product_id <> all($3::uuid[])
       order by c.price, c.product_id limit 20)
     union
     (select c.product_id from wanted w
       join catalogue c on c.category_id = w.category_id and c.sold_by = w.sold_by and c.price < w.price and not c.archived
       join shelves s on s.product_id = c.product_id and s.in_stock
       where c.product_id <> $1 and c.product_id <> all($3::uuid[])
       order by c.price desc, c.product_id desc limit 20)),
   found as (
     select id, at from named union all select id, null from near where id not in (select id from named))
   select c.product_id as "productId", ${catalogueColumns}, s.available, s.aisle, s.position, s.storage,
     found.at is not null as named
   from found join catalogue c on c.product_id = found.id join shelves s on s.product_id = found.id
     left join wanted w on true
   where not c.archived and c.currency = $4 and s.in_stock and s.available > 0
     and c.product_id <> $1 and c.product_id <> all($3::uuid[])
   order by found.at nulls last,
     abs(c.price - w.price) - case when c.brand <> '' and c.brand = w.brand then w.price / 10 else 0 end,
     c.name, c.product_id
   limit ${mostSuggestions}`,
)

// Few orders are picked at once, and they are found by the index of the queue (orders_to_pick). Times are compared as they
// are written: all are RFC 3339 in UTC with milliseconds.
const overdue = sql<OrderRow>(
  'substitute.overdue',
  `select ${orderColumns} from orders
   where status = 'picking' and jsonb_path_exists(
     proposals, '$[*] ? (@.state == "asked" && @.until < $now)', jsonb_build_object('now', $1::text))
   order by id limit $2 for update skip locked`,
)

// Claimed, so that two replicas ask once; then again as long as nothing is answered.
const unheld = sql<OrderRow>(
  'substitute.unheld',
  `update orders set reminded_at = $1 where id in (
     select id from orders
     where status = 'picking' and (reminded_at is null or reminded_at <= $2::text::timestamptz)
       and jsonb_path_exists(
         proposals, '$[*] ? (@.state == "reserving" && @.at <= $since)', jsonb_build_object('since', $2::text))
     order by id limit $3 for update skip locked)
   returning ${orderColumns}`,
)

/** What could stand in for a line, and the offers that time runs out for. SQL: suggestions are one round trip, sweeps claim. */
export const substituteRepository = ({ db }: { db: Database }) => ({
  /** What is in stock and could stand in for a product: what was named for it first, then its category by price and brand. */
  async suggest({ productId, first, not, currency }: Wanted, on: Queryable = db): Promise<Suggestion[]> {
    const rows = await on.query(suggest, [productId, first, not, currency])
    return rows.flatMap(({ available, named, aisle, position, storage, ...row }) => {
      const product = toEntry(row)
      return product ? { product, available, named, place: { aisle, position, storage } } : []
    })
  },

  /** The orders of a customer that are being picked; nobody else changes them until the transaction ends. */
  async picked(customerId: string, tx: Tx): Promise<Order[]> {
    return (await tx.query(picked, [customerId])).map(toOrder)
  },

  /** Claims orders with an offer that was to be answered before a time. */
  async overdue(at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(overdue, [at.toISOString(), limit])).map(toOrder)
  },

  /** Claims orders with an offer that inventory has said nothing of since a time, and was not reminded of. */
  async unheld(since: Date, at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(unheld, [at, since.toISOString(), limit])).map(toOrder)
  },
})

/** For which product something is looked for: what comes first, and what is not wanted. */
interface Wanted {
  productId: string
  first: string | null
  not: string[]
  currency: string
}

export type SubstituteRepository = ReturnType<typeof substituteRepository>
