import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { originOf } from '#src/events/event.ts'
import { listing, type OrderFilter } from './following/order-listing-repository.ts'
import { recipientOf } from './following/recipient-repository.ts'
import { type OrderItem, untouched } from './life/lines.ts'
import { type Change, type Order, openStatuses, type Status, type TimelineEntry } from './order.ts'
import { type Taxing, untaxed } from './taxes.ts'

export type OrderRow = Omit<
  Order,
  Amounts | 'items' | 'slot' | 'picking' | 'payWith' | 'feeTax' | 'tipTax'
> & {
  items: StoredItem[]
  currency: string
  subtotal: number
  discount: number
  deliveryFee: number
  total: number
  tip: number
  taxing: { fee?: Taxing; tip?: Taxing }
  orderedTotal: number | null
  refunded: number
  settled: number
  payWith: number | null
  pickerId: string | null
  pickedAt: Date | null
  slotId: string | null
  slotStart: Date | null
  slotEnd: Date | null
}

type Amounts =
  | 'tip'
  | 'subtotal'
  | 'discount'
  | 'deliveryFee'
  | 'total'
  | 'orderedTotal'
  | 'refunded'
  | 'settled'

/** A line as it is stored: what it says by its absence is that of a line that nobody has touched. */
type StoredItem = Partial<OrderItem> &
  Omit<OrderItem, keyof typeof untouched | 'line' | 'discounts' | 'promised'>

/** The columns of an `OrderRow`. */
export const orderColumns = `id, number, customer_id as "customerId", status, items, currency, subtotal,
  delivery_fee as "deliveryFee", fees, total, payment_method as "paymentMethod",
  shipping_address as "shippingAddress", note, cancel_reason as "cancelReason", tracking, refunded, settled, version,
  discount, ordered_total as "orderedTotal", adjustments, flags, tolerance, picker_id as "pickerId", wanted, changes,
  picked_at as "pickedAt", proposals, courier_id as "courierId", run_id as "runId", door, pay_with as "payWith",
  tip, coupons, taxing, invoice, zone_id as "zoneId", slot_id as "slotId", slot_start as "slotStart", slot_end as "slotEnd",
  pay_by as "payBy", offer_revision as "offerRevision", from_cart as "fromCart", origin, created_at as "createdAt", updated_at as "updatedAt"`

const one = sql<OrderRow>('order.one', `select ${orderColumns} from orders where id = $1`)
const lock = sql<OrderRow>('order.lock', `select ${orderColumns} from orders where id = $1 for update`)

const some = sql<OrderRow>('order.some', `select ${orderColumns} from orders where id = any($1::uuid[])`)

// What a batch of events moves on is locked at once, in the order of ids: 0.05 ms where one by one took 0.3 ms each.
const lockAll = sql<OrderRow>(
  'order.lock_all',
  `select ${orderColumns} from orders where id = any($1::uuid[]) order by id for update`,
)

// An order and its timeline go in one statement each: they can't disagree, and it is one message less.
const insert = sql(
  'order.insert',
  `with placed as (
     insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total,
       payment_method, shipping_address, note, version, created_at, updated_at, from_cart, origin, fees, other_fees,
       slot_id, slot_start, slot_end, ordered_total, tolerance, pay_with, zone_id, discount, tip, coupons, taxing, offer_revision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $17, $18, $19, $20, $21, $22, $23,
       $24, $25, $26, $27, $28, $29, $30, $31, $32)),
   found as (insert into recipients (order_id, phone, words) select $1, ${recipientOf('$11::jsonb')})
   insert into timeline (order_id, version, at, status, event, detail)
   values ($1, $13, $14, $4, $15, $16)`,
)

// The changes of a batch together: a statement each cost PostgreSQL three times as much, and Node as well. The ids by
// themselves have it look the orders up; by the join alone it walked a table that was small when it was planned for.
const update = sql(
  'order.update',
  `with changed as (
     update orders o set status = r.status, shipping_address = r.address, note = r.note,
       cancel_reason = r.reason, tracking = r.tracking, refunded = r.refunded, version = r.version, pay_by = r.pay_by, updated_at = r.at,
       slot_id = r.slot_id, slot_start = r.slot_start, slot_end = r.slot_end, zone_id = r.zone_id, settled = r.settled,
       items = coalesce(r.items, o.items), subtotal = r.subtotal, discount = r.discount,
       delivery_fee = r.delivery_fee, fees = r.fees, other_fees = r.other_fees, total = r.total,
       adjustments = r.adjustments, flags = r.flags, picker_id = r.picker_id, picked_at = r.picked_at,
       proposals = r.proposals, wanted = r.wanted, changes = r.changes, courier_id = r.courier_id, run_id = r.run_id, door = r.door,
       coupons = r.coupons, tip = r.tip
     from jsonb_to_recordset($1::jsonb) as r (id uuid, version integer, at timestamptz, status text,
       address jsonb, note text, reason text, tracking jsonb, refunded bigint, pay_by timestamptz, slot_id uuid,
       slot_start timestamptz, slot_end timestamptz, zone_id uuid, settled bigint, items jsonb, subtotal bigint, discount bigint,
       delivery_fee bigint, fees jsonb, other_fees bigint, total bigint, adjustments jsonb, flags text[],
       picker_id uuid, picked_at timestamptz, proposals jsonb, wanted jsonb, changes integer,
       courier_id uuid, run_id uuid, door jsonb, coupons jsonb, tip bigint)
     where o.id = r.id and o.id = any(array(select unnest($3::uuid[]))))
   insert into timeline (order_id, version, at, status, event, detail, actor)
   select id, version, at, status, event, detail, actor
   from jsonb_to_recordset($2::jsonb) as e (id uuid, version integer, at timestamptz, status text, event text,
     detail text, actor uuid)`,
)

// An order's entries are never older than itself, which spares the partitions before it.
const timeline = sql<TimelineEntry>(
  'order.timeline',
  `select version, at, status, event, detail, actor from timeline
   where order_id = $1 and at >= $2 and version > $3 order by version`,
)

const unpaid = sql<OrderRow>(
  'order.unpaid',
  `select ${orderColumns} from orders where status = 'awaiting_payment' and pay_by <= $1
   order by pay_by limit $2 for update skip locked`,
)

// Dated by a clock that was far ahead, an order would hold its stock for as long: it was last changed in a future that this
// database, by its own clock, has not reached. A longer time by right was given in the past.
const redate = sql(
  'order.redate',
  `update orders set pay_by = now() + $1 * interval '1 millisecond'
   where status = 'awaiting_payment' and pay_by > now() + $1 * interval '1 millisecond'
     and updated_at > now() + interval '1 minute'`,
)

// The first time soon after the order's last change, then hourly: while the bus is out, the outbox shouldn't fill with these.
const stalled = sql<OrderRow>(
  'order.stalled',
  `update orders set reminded_at = $1 where id in (
     select id from orders where (status in ('pending', 'awaiting_payment') or wanted is not null)
       and case when reminded_at > updated_at then reminded_at + interval '1 hour' else updated_at end <= $2
     order by id limit $3 for update skip locked)
   returning ${orderColumns}`,
)

// Told once of each closing: what was told before it was closed was of another. Claimed so that two replicas tell one.
const inClosedSlots = sql<OrderRow>(
  'order.in_closed_slots',
  `update orders set slot_told_at = clock_timestamp() where id in (
     select o.id from slots s join orders o on o.slot_id = s.id
     where s.closed and s.starts_at > now() and s.closed_at is not null
       and o.status in ('pending', 'awaiting_payment', 'confirmed', 'picking', 'packed')
       and (o.slot_told_at is null or o.slot_told_at < s.closed_at)
     order by o.id limit $1 for update of o skip locked)
   returning ${orderColumns}`,
)

// With the statuses spelt out, as the partial index has them.
const isOpen = `status in (${openStatuses.map((status) => `'${status}'`).join(', ')})`
const open = sql<{ status: Status; count: number; age: number }>(
  'order.open',
  `select known.status,
     (select count(*) from (
       select from orders where status = known.status and ${isOpen} limit 100000
     ) as bounded) as count,
     greatest(0, coalesce(extract(epoch from now() - (
       select updated_at from orders where status = known.status and ${isOpen} order by updated_at limit 1
     )), 0))::float8 as age
   from unnest(array[${openStatuses.map((status) => `'${status}'`).join(', ')}]) as known (status)`,
)

const versions = sql<{ id: string; version: number }>(
  'order.versions',
  'select id, version from orders where id = any($1::uuid[])',
)

/**
 * Orders and their timelines. SQL throughout: what changes an order locks it first, an order and its line of the timeline
 * are one round trip, and lists need the plans of their indexes.
 */
export const orderRepository = ({ db }: { db: Database }) => ({
  async one(id: string, on: Queryable = db): Promise<Order | null> {
    const [row] = await on.query(one, [id])
    return row ? toOrder(row) : null
  },

  /** The order, and nobody else changes it until the transaction ends. */
  async lock(id: string, tx: Tx): Promise<Order | null> {
    const [row] = await tx.query(lock, [id])
    return row ? toOrder(row) : null
  },

  /** The same for several at once; those that are there. */
  async lockAll(ids: string[], tx: Tx): Promise<Order[]> {
    return (await tx.query(lockAll, [ids])).map(toOrder)
  },

  /** Those that are there, as they are. */
  async some(ids: string[], on: Queryable = db): Promise<Order[]> {
    return ids.length === 0 ? [] : (await on.query(some, [ids])).map(toOrder)
  },

  insert({ order, entry }: Change, tx: Tx): void {
    tx.write(insert, [
      order.id,
      order.number,
      order.customerId,
      order.status,
      JSON.stringify(order.items.map(toStored)),
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
      JSON.stringify(originOf(tx.cause)),
      JSON.stringify(order.fees),
      feesOf(order),
      order.slot?.id ?? null,
      order.slot?.start ?? null,
      order.slot?.end ?? null,
      order.orderedTotal.amount,
      order.tolerance,
      order.payWith?.amount ?? null,
      order.zoneId,
      order.discount.amount,
      order.tip.amount,
      JSON.stringify(order.coupons),
      JSON.stringify({ fee: order.feeTax, tip: order.tipTax }),
      order.offerRevision,
    ])
  },

  /** Changes of one transaction, those of one order in turn. */
  update(changes: Change[], tx: Tx): void {
    const latest = new Map(changes.map((change) => [change.order.id, change]))
    const relined = new Set(changes.flatMap(({ order, lines }) => (lines ? order.id : [])))
    tx.write(update, [
      JSON.stringify([...latest.values()].map((change) => toRow(change, relined.has(change.order.id)))),
      JSON.stringify(changes.map(({ order: { id }, entry }) => ({ id, ...entry }))),
      [...latest.keys()],
    ])
  },

  /** Gives what was dated by a clock that was wrong so many milliseconds from now on. */
  redate(payWithin: number, tx: Tx): void {
    tx.write(redate, [payWithin])
  },

  /** Claims orders whose time to pay is over. */
  async unpaid(at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(unpaid, [at, limit])).map(toOrder)
  },

  /** Claims orders that wait for an answer and have neither changed nor been claimed here since a time. */
  async stalled(since: Date, at: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(stalled, [at, since, limit])).map(toOrder)
  },

  /** Claims orders whose slot was closed since their customers were last told of one; as they are. */
  async inClosedSlots(limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(inClosedSlots, [limit])).map(toOrder)
  },

  /** Newest first, or by slot. */
  async list(filter: OrderFilter, limit: number, on: Queryable = db): Promise<Order[]> {
    const { statement, values } = listing<OrderRow>(orderColumns, filter, limit)
    return (await on.query(statement, values)).map(toOrder)
  },

  /** What happened to an order since its version was `version` (0: ever), oldest first. */
  timeline: (order: Order, version = 0, on: Queryable = db): Promise<TimelineEntry[]> =>
    on.query(timeline, [order.id, order.createdAt, version]),

  /** How many stand how, of those on their way, and for how many seconds the oldest has not changed. */
  open: (on: Queryable): Promise<{ status: Status; count: number; age: number }[]> => on.query(open),

  /** The present versions of some orders. */
  versions: (ids: string[]): Promise<{ id: string; version: number }[]> => db.query(versions, [ids]),
})

export type OrderRepository = ReturnType<typeof orderRepository>

/** What of an order can change, as `order.update` reads it. */
const toRow = ({ order, entry }: Change, relined: boolean) => ({
  id: order.id,
  version: order.version,
  at: entry.at,
  status: order.status,
  address: order.shippingAddress,
  note: order.note,
  reason: order.cancelReason,
  tracking: order.tracking,
  refunded: order.refunded.amount,
  pay_by: order.payBy,
  slot_id: order.slot?.id ?? null,
  slot_start: order.slot?.start ?? null,
  slot_end: order.slot?.end ?? null,
  zone_id: order.zoneId,
  settled: order.settled.amount,
  // Null: they are as they were, and needn't be written again.
  items: relined ? order.items.map(toStored) : null,
  subtotal: order.subtotal.amount,
  discount: order.discount.amount,
  delivery_fee: order.deliveryFee.amount,
  fees: order.fees,
  other_fees: feesOf(order),
  total: order.total.amount,
  adjustments: order.adjustments,
  flags: order.flags,
  picker_id: order.picking?.by ?? null,
  picked_at: order.picking?.at ?? null,
  proposals: order.proposals,
  wanted: order.wanted,
  changes: order.changes,
  courier_id: order.courierId,
  run_id: order.runId,
  door: order.door,
  coupons: order.coupons,
  tip: order.tip.amount,
})

const feesOf = ({ fees }: Order) => fees.reduce((sum, { amount }) => sum + amount.amount, 0)

const namesOfUntouched = Object.keys(untouched) as (keyof typeof untouched)[]

/** A line without what it doesn't say: most are as they were ordered. */
const toStored = (item: OrderItem): StoredItem => {
  const stored: StoredItem = { ...item }
  // What is undefined isn't written; to delete it would cost several times as much.
  for (const name of namesOfUntouched) if (item[name] === untouched[name]) stored[name] = undefined
  if (item.discounts.length === 0) stored.discounts = undefined
  if (item.promised.length === 0) stored.promised = undefined
  return stored
}

/** Of an order that was packed before its lines were picked by themselves, all of each is in the bag. */
const toItem = (stored: StoredItem, at: number, { status, orderedTotal }: OrderRow): OrderItem => {
  const item = { ...untouched, line: at + 1, discounts: [], promised: [], ...stored }
  const packed = ['packed', 'shipped', 'delivered', 'returned'].includes(status)
  if (!packed || orderedTotal !== null) return item
  return { ...item, state: 'picked', picked: item.quantity }
}

export function toOrder(row: OrderRow): Order {
  const { currency, slotId, slotStart, slotEnd, pickerId, pickedAt, payWith, taxing, ...rest } = row
  const amount = (minor: number) => ({ amount: minor, currency })
  return {
    ...rest,
    items: row.items.map((item, at) => toItem(item, at, row)),
    slot: slotId && slotStart && slotEnd ? { id: slotId, start: slotStart, end: slotEnd } : null,
    picking: pickedAt ? { by: pickerId, at: pickedAt } : null,
    payWith: payWith === null ? null : amount(payWith),
    tip: amount(row.tip),
    feeTax: taxing.fee ?? untaxed,
    tipTax: taxing.tip ?? untaxed,
    subtotal: amount(row.subtotal),
    discount: amount(row.discount),
    deliveryFee: amount(row.deliveryFee),
    total: amount(row.total),
    orderedTotal: amount(row.orderedTotal ?? row.total),
    refunded: amount(row.refunded),
    settled: amount(row.settled),
  }
}
