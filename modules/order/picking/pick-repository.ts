import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Order } from '../order.ts'
import { type OrderRow, orderColumns, toOrder } from '../order-repository.ts'
import type { Scanned } from './said.ts'
import type { Place } from './walk.ts'

/** What the queue of the packing table is narrowed to. */
export interface PickFilter {
  status?: 'confirmed' | 'picking'
  slotId?: string
  /** That its address is in. */
  zoneId?: string
  /** Who has them in hand. */
  pickerId?: string
  after?: { slot: string | null; id: string }
}

/** Orders that somebody picks in one walk. */
export interface Wave {
  id: string
  pickerId: string
  orderIds: string[]
  createdAt: Date
}

type ScannedRow = Omit<Scanned, 'price'> & { price: number; currency: string }

const scanned = sql<ScannedRow>(
  'pick.scanned',
  `select sku, name, sold_by as "soldBy", barcode, price, currency from catalogue where product_id = $1`,
)

// Asked of products without a barcode of their own alone, which is seldom: it reads the whole catalogue, 100,000 products in
// 15 ms. As `barcodeKey` has it.
const whose = sql<{ name: string }>(
  'pick.whose',
  `select name from catalogue
   where barcode <> '' and product_id <> $2 and ltrim(upper(regexp_replace(barcode, '[.\\s-]', '', 'g')), '0') = ltrim($1, '0')
   limit 1`,
)

const places = sql<Place & { productId: string }>(
  'pick.places',
  `select product_id as "productId", aisle, position, storage from shelves where product_id = any($1::uuid[])`,
)

const addWave = sql(
  'wave.add',
  'insert into waves (id, picker_id, order_ids, created_at) values ($1, $2, $3, $4)',
)
const wave = sql<Wave>(
  'wave.one',
  `select id, picker_id as "pickerId", order_ids as "orderIds", created_at as "createdAt" from waves where id = $1`,
)
const ordersOf = sql<OrderRow>(
  'wave.orders',
  `select ${orderColumns} from orders where id = any($1::uuid[]) order by array_position($1::uuid[], id)`,
)
const forgetWaves = sql<{ id: string }>(
  'wave.forget',
  `delete from waves where id in (
     select id from waves where created_at < now() - interval '1 day' order by created_at limit 1000)
   returning id`,
)

// Few orders are picked at once, and they are found by the index of the queue (orders_to_pick).
const abandoned = sql<OrderRow>(
  'pick.abandoned',
  `select ${orderColumns} from orders
   where status = 'picking' and picker_id is not null and picked_at < $1
   order by id limit $2 for update skip locked`,
)

/** Orders to pick, their places in the shop, and waves. SQL: the queue needs the plan of its index, sweeps claim what they read. */
export const pickRepository = ({ db }: { db: Database }) => ({
  /** The earliest slot first, those without one last; among them the oldest. */
  async queue(filter: PickFilter, limit: number, on: Queryable = db): Promise<Order[]> {
    const { statement, values } = queueing(filter, limit)
    return (await on.query(statement, values)).map(toOrder)
  },

  /** Where products lie, of those of which that is known. */
  async places(productIds: string[], on: Queryable = db): Promise<Map<string, Place>> {
    const rows = await on.query(places, [[...new Set(productIds)]])
    return new Map(rows.map(({ productId, ...place }) => [productId, place]))
  },

  async scanned(productId: string, on: Queryable): Promise<Scanned | null> {
    const [row] = await on.query(scanned, [productId])
    if (!row) return null
    const { price, currency, ...product } = row
    return { ...product, price: { amount: price, currency } }
  },

  /** The name of another product than this one that has this barcode (its key). */
  async whose(key: string, productId: string, on: Queryable): Promise<string | null> {
    const [row] = await on.query(whose, [key, productId])
    return row?.name ?? null
  },

  addWave({ id, pickerId, orderIds, createdAt }: Wave, tx: Tx): void {
    tx.write(addWave, [id, pickerId, orderIds, createdAt])
  },

  async wave(id: string, on: Queryable = db): Promise<Wave | null> {
    const [row] = await on.query(wave, [id])
    return row ?? null
  },

  /** In the order of their ids. */
  async ordersOf(orderIds: string[], on: Queryable = db): Promise<Order[]> {
    return (await on.query(ordersOf, [orderIds])).map(toOrder)
  },

  /** Forgets waves of a day ago, a thousand at most; tells how many. */
  forgetWaves: async (on: Queryable = db): Promise<number> => (await on.query(forgetWaves, [])).length,

  /** Claims orders that somebody has in hand, and has not touched since a time. */
  async abandoned(since: Date, limit: number, tx: Tx): Promise<Order[]> {
    return (await tx.query(abandoned, [since, limit])).map(toOrder)
  },
})

export type PickRepository = ReturnType<typeof pickRepository>

/** Each shape of queue is a statement of its own, with its statuses spelt out as the partial index has them. */
function queueing({ status, slotId, zoneId, pickerId, after }: PickFilter, limit: number) {
  const named = ['pick.queue']
  const where = [
    status
      ? `status = '${status === 'picking' ? 'picking' : 'confirmed'}'`
      : `status in ('confirmed', 'picking')`,
  ]
  const values: unknown[] = [limit]
  if (status) named.push(status)
  const narrow = (name: string, condition: (at: string) => string, value: unknown) => {
    named.push(name)
    where.push(condition(`$${values.push(value)}`))
  }
  if (slotId) narrow('slot', (at) => `slot_id = ${at}`, slotId)
  // The last release keeps no zone with an order.
  if (zoneId)
    narrow(
      'zone',
      (at) =>
        `(zone_id = ${at} or (zone_id is null and slot_id in (select id from slots where zone_id = ${at})))`,
      zoneId,
    )
  if (pickerId) narrow('mine', (at) => `picker_id = ${at}`, pickerId)
  if (after?.slot) {
    narrow('after', (at) => `(slot_start is null or slot_start >= ${at}::timestamptz)`, after.slot)
    const slot = `$${values.length}::timestamptz`
    where.push(`(slot_start is distinct from ${slot} or id > $${values.push(after.id)})`)
  } else if (after) narrow('late', (at) => `slot_start is null and id > ${at}`, after.id)
  const text = `select ${orderColumns} from orders where ${where.join(' and ')}
    order by slot_start nulls last, id limit $1`
  return { statement: sql<OrderRow>(named.join('.'), text), values }
}
