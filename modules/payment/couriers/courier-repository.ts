import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { CourierOrder, Movement } from './cash.ts'

/** What a courier has by now; minor units. */
export interface CourierCash {
  courierId: string
  currency: string
  due: number
  collected: number
  missing: number
  handedIn: number
  banked: number
}

const cashColumns = `courier_id as "courierId", currency, due, collected, missing, handed_in as "handedIn", banked`
const orderColumns = `order_id as "orderId", courier_id as "courierId", currency, version, status, due, collected, missing,
  reason, shipped_at as "shippedAt", collected_at as "collectedAt"`

// Heard of for the first time it has no row to lock: two who hear of it at once take turns by the order's id.
const take = sql('courier.take', `select pg_advisory_xact_lock(hashtextextended('courier ' || $1, 0))`)
const orderOf = sql<CourierOrder>(
  'courier.order',
  `select ${orderColumns} from courier_orders where order_id = $1 for update`,
)

const keepOrder = sql(
  'courier.keep_order',
  `insert into courier_orders (order_id, courier_id, currency, version, status, due, collected, missing, reason,
     shipped_at, collected_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (order_id) do update
     set courier_id = excluded.courier_id, version = excluded.version, status = excluded.status, due = excluded.due,
       collected = excluded.collected, missing = excluded.missing, reason = excluded.reason,
       shipped_at = excluded.shipped_at, collected_at = excluded.collected_at`,
)

// A row of its own first: what is taken off is less than nothing, which a row is never inserted with. In the order of their
// ids, so that two who move what several have don't wait for each other in a circle.
const begin = sql(
  'courier.begin',
  `insert into courier_cash (courier_id, currency)
   select distinct courier, $2 from unnest($1::uuid[]) as c (courier) order by courier on conflict do nothing`,
)
const lock = sql(
  'courier.lock',
  'select 1 from courier_cash where courier_id = any($1::uuid[]) order by courier_id for update',
)
const move = sql(
  'courier.move',
  `with moved as (
     insert into courier_movements (id, courier_id, order_id, kind, amount, at)
     select id, "courierId", "orderId", kind, amount, $2
     from jsonb_to_recordset($1::jsonb) as m (id uuid, "courierId" uuid, "orderId" uuid, kind text, amount bigint)
     returning courier_id, kind, amount
   ), sums as (
     select courier_id, coalesce(sum(amount) filter (where kind = 'due'), 0) as due,
       coalesce(sum(amount) filter (where kind = 'collected'), 0) as collected,
       coalesce(sum(amount) filter (where kind = 'missing'), 0) as missing
     from moved group by courier_id)
   update courier_cash c
   set due = c.due + s.due, collected = c.collected + s.collected, missing = c.missing + s.missing
   from sums s where c.courier_id = s.courier_id`,
)

const note = sql(
  'courier.note',
  `insert into courier_movements (id, courier_id, kind, amount, by, reference, at) values ($1, $2, $3, $4, $5, $6, $7)`,
)

const handIn = sql<CourierCash>(
  'courier.hand_in',
  `update courier_cash set handed_in = handed_in + $2 where courier_id = $1 and collected - handed_in >= $2
   returning ${cashColumns}`,
)
const bank = sql<CourierCash>(
  'courier.bank',
  `update courier_cash set banked = banked + $2 where courier_id = $1 and handed_in - banked >= $2
   returning ${cashColumns}`,
)

const list = sql<CourierCash>(
  'courier.list',
  `select ${cashColumns} from courier_cash where $1::uuid is null or courier_id > $1 order by courier_id limit $2`,
)
const one = sql<CourierCash>('courier.one', `select ${cashColumns} from courier_cash where courier_id = $1`)
const ordersOf = sql<CourierOrder>(
  'courier.orders_of',
  `select ${orderColumns} from courier_orders where courier_id = $1 and ($2::uuid is null or order_id < $2)
   order by order_id desc limit $3`,
)

export type CourierRepository = ReturnType<typeof courierRepository>

/** Cash with couriers. SQL, as what they have moves by conditions on what they have. */
export const courierRepository = ({ db }: { db: Database }) => ({
  /** An order's, locked until the transaction ends; null where none is known. */
  order: async (tx: Tx, orderId: string): Promise<CourierOrder | null> => {
    await tx.query(take, [orderId])
    return (await tx.query(orderOf, [orderId]))[0] ?? null
  },

  keep: (tx: Tx, order: CourierOrder, movements: Movement[], at: Date): void => {
    const { orderId, courierId, currency, version, status, due, collected, missing } = order
    const values = [orderId, courierId, currency, version, status, due, collected, missing]
    tx.write(keepOrder, [...values, order.reason, order.shippedAt, order.collectedAt])
    const made = movements.map((movement) => ({ ...movement, id: v7() }))
    if (made.length === 0) return
    const whose = made.map((movement) => movement.courierId)
    tx.write(begin, [whose, currency])
    tx.write(lock, [whose])
    tx.write(move, [JSON.stringify(made), at])
  },

  /** So much of what is with a courier is handed in, or of what they handed in is banked; null where there isn't so much. */
  pass: async (
    tx: Tx,
    { courierId, kind, amount, by, reference }: Movement & { kind: 'handed_in' | 'banked' },
    at: Date,
  ): Promise<CourierCash | null> => {
    const [after] = await tx.query(kind === 'handed_in' ? handIn : bank, [courierId, amount])
    if (!after) return null
    tx.write(note, [v7(), courierId, kind, amount, by, reference, at])
    return after
  },

  list: (after: string | null, limit: number): Promise<CourierCash[]> => db.query(list, [after, limit]),

  find: async (courierId: string): Promise<CourierCash | null> =>
    (await db.query(one, [courierId]))[0] ?? null,

  /** A courier's orders, newest first, after the order `before`. */
  ordersOf: (courierId: string, before: string | null, limit: number): Promise<CourierOrder[]> =>
    db.query(ordersOf, [courierId, before, limit]),
})
