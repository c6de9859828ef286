import { type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelColumns } from '../level-repository.ts'
import type { NumberedLevel } from '../shelf.ts'
import type { Line } from './reservation.ts'
import { lockOrders } from './reservation-repository.ts'
import type { Holding, Settlement, Settling } from './settlement.ts'

const held: Statement<Line & { orderId: string }> = sql(
  'settlement.held',
  `select order_id as "orderId", product_id as "productId", quantity - returned as quantity
   from reservations join reservation_lines using (order_id)
   where order_id = any ($1::uuid[]) and status = 'reserved' and quantity > returned`,
)

/** What is held now, and the lines whose lack was seen to. After the orders' lock, so that it stays true. */
const holdings: Statement<{
  orderId: string
  version: number
  held: Record<string, number>
  seen: number[]
}> = sql(
  'settlement.holdings',
  `select order_id as "orderId", order_version as version,
     coalesce((select jsonb_object_agg(product_id, quantity - returned) from reservation_lines l
       where l.order_id = r.order_id and quantity > returned), '{}') as held,
     coalesce((select jsonb_agg(line) from shortfalls f where f.order_id = r.order_id), '[]') as seen
   from reservations r where order_id = any ($1::uuid[]) and status = 'reserved'`,
)

/** The shelves of what these orders hold, and of these products besides; locked as all lock them. */
const lockShelvesOf: Statement<NumberedLevel & { productId: string }> = sql(
  'settlement.lock_shelves',
  `select product_id as "productId", ${levelColumns('shelves')}, version
   from shelves where product_id = any (
     array(select product_id from reservation_lines where order_id = any ($1::uuid[])) || $2::uuid[])
   order by product_id for update`,
)

/**
 * All that a batch settles, in one statement: lines get less, or go where nothing is left of them; shelves get on hand and
 * reserved less by what was taken, on top of what they have; the ledger gets what was written off; and each line that had
 * too little is kept, so that it isn't seen to again.
 */
const settle = sql(
  'settlement.settle',
  `with less as (
     select * from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as t (order_id, product_id, quantity)
   ), followed as (
     update reservations r set order_version = greatest(r.order_version, v.version)
     from unnest($4::uuid[], $5::bigint[]) as v (order_id, version) where r.order_id = v.order_id
   ), gone as (
     delete from reservation_lines l using less where l.order_id = less.order_id and l.product_id = less.product_id
       and l.quantity = less.quantity
   ), fewer as (
     update reservation_lines l set quantity = l.quantity - less.quantity from less
     where l.order_id = less.order_id and l.product_id = less.product_id and l.quantity > less.quantity
   ), seen as (
     insert into shortfalls (order_id, line, product_id, quantity, reason)
     select * from unnest($6::uuid[], $7::integer[], $8::uuid[], $9::bigint[], $10::text[])
   ), ledger as (
     insert into movements (product_id, version, kind, delta, on_hand_after, reason, reference)
     select product_id, version, 'wasted', -quantity, on_hand, reason, order_id::text
     from unnest($11::uuid[], $12::bigint[], $13::bigint[], $14::bigint[], $15::text[], $16::uuid[])
       as w (product_id, version, quantity, on_hand, reason, order_id)
   )
   update shelves s set on_hand = s.on_hand - t.wasted, reserved = s.reserved - t.less, version = s.version + t.times,
     count_wanted_since = case when t.unfound then coalesce(s.count_wanted_since, clock_timestamp())
       else s.count_wanted_since end,
     updated_at = clock_timestamp()
   from unnest($17::uuid[], $18::bigint[], $19::bigint[], $20::bigint[], $21::boolean[])
     as t (product_id, wasted, less, times, unfound)
   where s.product_id = t.product_id`,
)

/** What orders hold, and what they let go of it. SQL: a batch of orders and their shelves is locked, and written at once. */
export interface SettlementRepository {
  /** What is held, of those orders whose stock is reserved, by product; a glance, without a lock. */
  held(orderIds: string[], tx: Tx): Promise<Map<string, Map<string, number>>>
  /** The same and all that settling needs, with the shelves of it and of `productIds`: locked until the transaction ends. */
  claim(
    orderIds: string[],
    productIds: string[],
    tx: Tx,
  ): Promise<{ holdings: Map<string, Holding>; shelves: Map<string, NumberedLevel> }>
  /** Keeps what settling did. */
  settle(done: { settling: Settling; settlement: Settlement }[], tx: Tx): void
}

export const settlementRepository = (): SettlementRepository => ({
  async held(orderIds, tx) {
    const orders = new Map<string, Map<string, number>>()
    for (const { orderId, productId, quantity } of await tx.query(held, [orderIds]))
      orders.set(orderId, (orders.get(orderId) ?? new Map()).set(productId, quantity))
    return orders
  },

  async claim(orderIds, productIds, tx) {
    // Sent together, answered in turn: each reads what stands once the one before it has its locks.
    const [locked, shelves, rows] = await Promise.all([
      tx.query(lockOrders, [orderIds]),
      tx.query(lockShelvesOf, [orderIds, productIds]),
      tx.query(holdings, [orderIds]),
    ])
    const mine = new Set(locked.map(({ orderId }) => orderId))
    return {
      shelves: new Map(shelves.map(({ productId, ...level }) => [productId, level])),
      holdings: new Map(
        rows
          .filter(({ orderId }) => mine.has(orderId))
          .map(({ orderId, version, held, seen }) => [
            orderId,
            { version, held: new Map(Object.entries(held)), seen: new Set(seen) },
          ]),
      ),
    }
  },

  settle(done, tx) {
    const less = done.flatMap(({ settling: { orderId }, settlement }) =>
      settlement.let.map((line) => ({ orderId, ...line })),
    )
    const seen = done.flatMap(({ settling: { orderId }, settlement }) =>
      settlement.seen.map((line) => ({ orderId, ...line })),
    )
    const waste = done.flatMap(({ settling: { orderId }, settlement }) =>
      settlement.waste.map((line) => ({ orderId, ...line })),
    )
    const shelves = changesByShelf(done.map(({ settlement }) => settlement))
    tx.write(settle, [
      ...columns(less, ['orderId', 'productId', 'quantity']),
      done.map(({ settling }) => settling.orderId),
      done.map(({ settling }) => settling.version),
      ...columns(seen, ['orderId', 'line', 'productId', 'quantity', 'reason']),
      ...columns(waste, ['productId', 'version', 'quantity', 'onHandAfter', 'reason', 'orderId']),
      ...columns(shelves, ['productId', 'wasted', 'less', 'times', 'unfound']),
    ])
  },
})

/** What a batch does to each shelf, in all. */
function changesByShelf(settlements: Settlement[]) {
  const shelves = new Map<string, { wasted: number; less: number; times: number; unfound: boolean }>()
  const of = (productId: string) => {
    const known = shelves.get(productId) ?? { wasted: 0, less: 0, times: 0, unfound: false }
    shelves.set(productId, known)
    return known
  }
  for (const { let: gone, waste, seen, times } of settlements) {
    for (const { productId, quantity } of gone) of(productId).less += quantity
    for (const { productId, quantity } of waste) of(productId).wasted += quantity
    for (const { productId, reason } of seen) of(productId).unfound ||= reason === 'not_found'
    for (const [productId, n] of times) of(productId).times += n
  }
  return [...shelves].map(([productId, change]) => ({ productId, ...change }))
}

/** Rows as the arrays that `unnest` takes. */
const columns = <Row>(rows: Row[], names: (keyof Row)[]): unknown[][] =>
  names.map((name) => rows.map((row) => row[name]))
