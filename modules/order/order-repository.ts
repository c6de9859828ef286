import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Change, Order, Status } from './order.ts'

type Row = Omit<Order, 'subtotal' | 'deliveryFee' | 'total'> & {
  currency: string
  subtotal: number
  deliveryFee: number
  total: number
}

const columns = `id, number, customer_id as "customerId", status, items, currency, subtotal,
  delivery_fee as "deliveryFee", total, payment_method as "paymentMethod",
  shipping_address as "shippingAddress", note, cancel_reason as "cancelReason", tracking, version,
  pay_by as "payBy", created_at as "createdAt", updated_at as "updatedAt"`

const one = sql<Row>('order.one', `select ${columns} from orders where id = $1`)
const locked = sql<Row>('order.locked', `select ${columns} from orders where id = $1 for update`)

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

const unpaid = sql<Row>(
  'order.unpaid',
  `select ${columns} from orders where status = 'awaiting_payment' and pay_by <= $1
   order by pay_by limit $2 for update skip locked`,
)

const standingStill = sql<Row>(
  'order.standing_still',
  `update orders set reminded_at = $1 where id in (
     select id from orders where status = 'pending' and coalesce(reminded_at, created_at) <= $2
     order by id limit $3 for update skip locked)
   returning ${columns}`,
)

const versions = sql<{ id: string; version: number }>(
  'order.versions',
  'select id, version from orders where id = any($1::uuid[])',
)

/** What a list is narrowed to. */
export interface OrderFilter {
  customerId?: string
  status?: Status
  /** Only orders placed before this one. */
  before?: string
}

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

  /** Newest first. */
  async list(filter: OrderFilter, limit: number, on: Queryable = db): Promise<Order[]> {
    const { statement, values } = listing(filter, limit)
    return (await on.query(statement, values)).map(toOrder)
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

/** Each shape of list is a statement of its own, so that each gets the plan of its index. */
function listing({ customerId, status, before }: OrderFilter, limit: number) {
  const narrowed = Object.entries({ customer_id: customerId, status, id: before }).filter(
    ([, value]) => value !== undefined,
  )
  const where = narrowed.map(([column], i) => `${column} ${column === 'id' ? '<' : '='} $${i + 1}`)
  const statement = sql<Row>(
    ['order.list', ...narrowed.map(([column]) => column)].join('.'),
    `select ${columns} from orders ${where.length ? `where ${where.join(' and ')}` : ''}
     order by id desc limit $${narrowed.length + 1}`,
  )
  return { statement, values: [...narrowed.map(([, value]) => value), limit] }
}

const toOrder = ({ currency, subtotal, deliveryFee, total, ...row }: Row): Order => ({
  ...row,
  subtotal: { amount: subtotal, currency },
  deliveryFee: { amount: deliveryFee, currency },
  total: { amount: total, currency },
})
