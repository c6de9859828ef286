import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Change, Order } from './order.ts'

export type OrderRow = Omit<Order, 'subtotal' | 'deliveryFee' | 'total'> & {
  currency: string
  subtotal: number
  deliveryFee: number
  total: number
}

export const orderColumns = `id, number, customer_id as "customerId", status, items, currency, subtotal,
  delivery_fee as "deliveryFee", total, payment_method as "paymentMethod",
  shipping_address as "shippingAddress", note, cancel_reason as "cancelReason", tracking, version,
  pay_by as "payBy", created_at as "createdAt", updated_at as "updatedAt"`

const one = sql<OrderRow>('order.one', `select ${orderColumns} from orders where id = $1`)
const locked = sql<OrderRow>('order.locked', `select ${orderColumns} from orders where id = $1 for update`)

// An order and its timeline go in one statement each: they can't disagree, and it is one message less.
const inserted = sql(
  'order.insert',
  `with placed as (
     insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total,
       payment_method, shipping_address, note, version, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14))
   insert into timeline (order_id, version, at, status, event, detail)
   values ($1, $13, $14, $4, $15, $16)`,
)

const updated = sql(
  'order.update',
  `with changed as (
     update orders set status = $4, shipping_address = $5, note = $6, cancel_reason = $7, tracking = $8,
       version = $2, pay_by = $9, updated_at = $3
     where id = $1)
   insert into timeline (order_id, version, at, status, event, detail)
   values ($1, $2, $3, $4, $10, $11)`,
)

const unpaid = sql<OrderRow>(
  'order.unpaid',
  `select ${orderColumns} from orders where status = 'awaiting_payment' and pay_by <= $1
   order by pay_by limit $2 for update skip locked`,
)

// The first time soon, then hourly: while the bus is out, what can't be said shouldn't pile up.
const standingStill = sql<OrderRow>(
  'order.standing_still',
  `update orders set reminded_at = $1 where id in (
     select id from orders where status = 'pending' and coalesce(reminded_at + interval '1 hour', created_at) <= $2
     order by id limit $3 for update skip locked)
   returning ${orderColumns}`,
)

const versions = sql<{ id: string; version: number }>(
  'order.versions',
  'select id, version from orders where id = any($1::uuid[])',
)

/** All SQL of the orders themselves. */
export const orderRepository = ({ db }: { db: Database }) => ({
  async one(id: string, on: Queryable = db): Promise<Order | null> {
    const [row] = await on.query(one, [id])
    return row ? toOrder(row) : null
  },

  /** The order, and nobody else changes it until the transaction ends. */
  async locked(id: string, tx: Tx): Promise<Order | null> {
    const [row] = await tx.query(locked, [id])
    return row ? toOrder(row) : null
  },

  insert({ order, entry }: Change, tx: Tx): void {
    tx.write(inserted, [
      order.id,
      order.number,
      order.customerId,
      order.status,
      JSON.stringify(order.items),
      order.total.currency,
      order.subtotal.amount,
      order.deliveryFee.amount,
      order.total.amount,
      order.paymentMethod,
      JSON.stringify(order.shippingAddress),
      order.note,
      order.version,
      entry.at,
      entry.event,
      entry.detail,
    ])
  },

  update({ order, entry }: Change, tx: Tx): void {
    tx.write(updated, [
      order.id,
      order.version,
      entry.at,
      order.status,
      JSON.stringify(order.shippingAddress),
      order.note,
      order.cancelReason,
      order.tracking && JSON.stringify(order.tracking),
      order.payBy,
      entry.event,
      entry.detail,
    ])
  },

  /** Claims orders whose time to pay is over. */
  async unpaid(at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(unpaid, [at, limit])).map(toOrder)
  },

  /** Claims pending orders that nothing moved, nor anybody was reminded of, since a time. */
  async standingStill(since: Date, at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(standingStill, [at, since, limit])).map(toOrder)
  },

  /** The present versions of some orders. */
  versions: (ids: string[]): Promise<{ id: string; version: number }[]> => db.query(versions, [ids]),
})

export type OrderRepository = ReturnType<typeof orderRepository>

/** The order in a row. */
export const toOrder = ({ currency, subtotal, deliveryFee, total, ...row }: OrderRow): Order => ({
  ...row,
  subtotal: { amount: subtotal, currency },
  deliveryFee: { amount: deliveryFee, currency },
  total: { amount: total, currency },
})
