import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Change, Order } from './order.ts'

export type OrderRow = Omit<Order, 'subtotal' | 'deliveryFee' | 'total' | 'refunded'> & {
  currency: string
  subtotal: number
  deliveryFee: number
  total: number
  refunded: number
}

export const orderColumns = `id, number, customer_id as "customerId", status, items, currency, subtotal,
  delivery_fee as "deliveryFee", total, payment_method as "paymentMethod",
  shipping_address as "shippingAddress", note, cancel_reason as "cancelReason", tracking, refunded, version,
  pay_by as "payBy", from_cart as "fromCart", created_at as "createdAt", updated_at as "updatedAt"`

const one = sql<OrderRow>('order.one', `select ${orderColumns} from orders where id = $1`)
const locked = sql<OrderRow>('order.locked', `select ${orderColumns} from orders where id = $1 for update`)

// What a batch of events moves on is locked at once, in the order of ids: 0.05 ms where one by one took 0.3 ms each.
const lockedAll = sql<OrderRow>(
  'order.locked_all',
  `select ${orderColumns} from orders where id = any($1::uuid[]) order by id for update`,
)

// An order and its timeline go in one statement each: they can't disagree, and it is one message less.
const inserted = sql(
  'order.insert',
  `with placed as (
     insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total,
       payment_method, shipping_address, note, version, created_at, updated_at, from_cart)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $17))
   insert into timeline (order_id, version, at, status, event, detail)
   values ($1, $13, $14, $4, $15, $16)`,
)

// The changes of a batch together: a statement each cost PostgreSQL three times as much, and Node as well. The ids by
// themselves have it look the orders up; by the join alone it walked a table that was small when it was planned for.
const updated = sql(
  'order.update',
  `with changed as (
     update orders o set status = r.status, shipping_address = r.address, note = r.note,
       cancel_reason = r.reason, tracking = r.tracking, refunded = r.refunded, version = r.version, pay_by = r.pay_by, updated_at = r.at
     from jsonb_to_recordset($1::jsonb) as r (id uuid, version integer, at timestamptz, status text,
       address jsonb, note text, reason text, tracking jsonb, refunded bigint, pay_by timestamptz)
     where o.id = r.id and o.id = any(array(select unnest($3::uuid[]))))
   insert into timeline (order_id, version, at, status, event, detail, actor)
   select id, version, at, status, event, detail, actor
   from jsonb_to_recordset($2::jsonb) as e (id uuid, version integer, at timestamptz, status text, event text,
     detail text, actor uuid)`,
)

const unpaid = sql<OrderRow>(
  'order.unpaid',
  `select ${orderColumns} from orders where status = 'awaiting_payment' and pay_by <= $1
   order by pay_by limit $2 for update skip locked`,
)

// The first time soon after its last change, then hourly: while the bus is out, what can't be said shouldn't pile up.
const standingStill = sql<OrderRow>(
  'order.standing_still',
  `update orders set reminded_at = $1 where id in (
     select id from orders where status in ('pending', 'awaiting_payment')
       and case when reminded_at > updated_at then reminded_at + interval '1 hour' else updated_at end <= $2
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

  /** Those that there are. */
  async lockedAll(ids: string[], tx: Tx): Promise<Order[]> {
    return (await tx.query(lockedAll, [ids])).map(toOrder)
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
      order.fromCart,
    ])
  },

  /** Changes of one transaction, those of one order in turn. */
  update(changes: Change[], tx: Tx): void {
    const latest = new Map(changes.map((change) => [change.order.id, change]))
    tx.write(updated, [
      JSON.stringify([...latest.values()].map(toRow)),
      JSON.stringify(changes.map(({ order: { id }, entry }) => ({ id, ...entry }))),
      [...latest.keys()],
    ])
  },

  /** Claims orders whose time to pay is over. */
  async unpaid(at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(unpaid, [at, limit])).map(toOrder)
  },

  /** Claims orders that wait for an answer, which nothing moved, nor anybody was reminded of, since a time. */
  async standingStill(since: Date, at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(standingStill, [at, since, limit])).map(toOrder)
  },

  /** The present versions of some orders. */
  versions: (ids: string[]): Promise<{ id: string; version: number }[]> => db.query(versions, [ids]),
})

export type OrderRepository = ReturnType<typeof orderRepository>

/** What of an order can change, as `order.update` reads it. */
const toRow = ({ order, entry }: Change) => ({
  ...{ id: order.id, version: order.version, at: entry.at, status: order.status },
  ...{ address: order.shippingAddress, note: order.note, reason: order.cancelReason },
  ...{ tracking: order.tracking, refunded: order.refunded.amount, pay_by: order.payBy },
})

/** The order in a row. */
export const toOrder = ({ currency, subtotal, deliveryFee, total, refunded, ...row }: OrderRow): Order => ({
  ...row,
  subtotal: { amount: subtotal, currency },
  deliveryFee: { amount: deliveryFee, currency },
  total: { amount: total, currency },
  refunded: { amount: refunded, currency },
})
