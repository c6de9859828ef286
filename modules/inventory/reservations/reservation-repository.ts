import { type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelColumns, plainColumns } from '../level-repository.ts'
import { emptied, type Level, type NumberedLevel, type ShelfChange } from '../shelf.ts'
import { type Decision, type Line, type OrderLine, type Standing, type Step, steps } from './reservation.ts'

type ShelfRow = NumberedLevel & { productId: string }

/**
 * Takes the shelves' row locks in the order of their ids, so that two batches of orders never wait for each other in a
 * circle, and reads them as they stand once it has the locks; nobody can change them until the commit.
 */
export const lockShelves: Statement<ShelfRow> = sql(
  'reservation.lock',
  `select product_id as "productId", ${levelColumns('shelves')}, version
   from shelves where product_id = any ($1::uuid[])
   order by product_id for update`,
)

/** The row is the guard: gives those orders that weren't decided on before, and nobody else decides on them now. */
const claim: Statement<{ orderId: string }> = sql(
  'reservation.claim',
  `insert into reservations (order_id, status) select id, 'reserved' from unnest($1::uuid[]) as o (id) order by id
   on conflict (order_id) do nothing returning order_id as "orderId"`,
)

/**
 * What was decided of a batch of orders, in one statement: an order by itself cost PostgreSQL 0.8 ms, one of a hundred
 * together a quarter of that. A shelf gets what was taken from it on top of what it has, so that
 * `never_oversold` holds against the row itself, whatever was reckoned.
 */
const reserve = sql(
  'reservation.reserve',
  `with rejected as (
     update reservations r set status = 'rejected', shortages = d.shortages
     from jsonb_to_recordset($1::jsonb) as d ("orderId" uuid, shortages jsonb)
     where r.order_id = d."orderId" and r.order_id = any (array(select unnest($5::uuid[])))
   ), lines as (
     insert into reservation_lines (order_id, product_id, quantity)
     select * from unnest($2::uuid[], $3::uuid[], $4::bigint[])
   )
   update shelves s set reserved = s.reserved + t.quantity, version = s.version + t.times,
     updated_at = clock_timestamp()
   from (
     select product_id, sum(quantity)::bigint as quantity, count(*) as times
     from unnest($3::uuid[], $4::bigint[]) as l (product_id, quantity) group by product_id
   ) t
   where s.product_id = t.product_id`,
)

/** What became of orders that were decided on before. */
const standing: Statement<Standing & { orderId: string }> = sql(
  'reservation.standing',
  `select r.order_id as "orderId", r.status, coalesce(r.shortages, '[]') as shortages, coalesce((
     select jsonb_agg(jsonb_build_object('productId', l.product_id, 'quantity', l.quantity - l.returned) order by l.product_id)
     from reservation_lines l where l.order_id = r.order_id and l.quantity > l.returned), '[]') as lines
   from reservations r where r.order_id = any ($1::uuid[])`,
)

/**
 * Of one order only one change at a time: what it holds is read by the statement after this one, as it then stands; and
 * only of those that this one gives, since another may be reserved meanwhile, and isn't locked. (The lock changes nothing:
 * an order that is heard of again doesn't wait for it.)
 */
export const lockOrders: Statement<{ orderId: string }> = sql(
  'reservation.lock_orders',
  `select order_id as "orderId" from reservations where order_id = any ($1::uuid[]) order by order_id for update`,
)

interface AdvanceRow extends Level {
  productId: string
  quantity: number
  /** Null where the shelf stays as it is. */
  version: number | null
}

const shelfAfter = `k.product_id as "productId", k.quantity, ${levelColumns('k')}, c.version`

/**
 * One step of an order's reservation, once, in one statement: the change of status is the guard, the
 * shelves are locked in the order of their ids and reckoned with as they then stand (READ COMMITTED re-reads what it
 * locks), and the ledger gets its lines. The shelves are locked before the reservation's row is changed, as `claim` does,
 * whose insert waits for a change of that row. A line in another unit than its shelf counts in (which only what comes
 * back can be: what is reserved keeps the shelf's unit) is left out, and marked so; nothing of it is held any more.
 */
const advance: Statement<AdvanceRow> = sql(
  'reservation.advance',
  `with locked as (
     select s.product_id, ${plainColumns('s')}, s.version,
       l.quantity - l.returned as quantity, coalesce(u.sold_by = s.sold_by, true) as fits
     from reservations r join reservation_lines l using (order_id) join shelves s using (product_id)
     left join unnest($7::uuid[], $8::text[]) as u (product_id, sold_by) using (product_id)
     where r.order_id = $1 and r.status = $2 and l.quantity > l.returned
     order by s.product_id for update of s
   ), moved as (
     update reservations set status = $3, order_version = greatest(order_version, $9::bigint), updated_at = clock_timestamp()
     where order_id = $1 and status = $2 and (select count(*) from locked) >= 0
     returning order_id
   ), changed as (
     update shelves s
     set on_hand = k.on_hand + $4::bigint * k.quantity, reserved = k.reserved + $5::bigint * k.quantity,
       version = k.version + 1, updated_at = clock_timestamp()
     from locked k cross join moved where s.product_id = k.product_id and k.fits
     returning s.product_id, s.on_hand, s.version, k.quantity
   ), ledger as (
     insert into movements (product_id, version, kind, delta, on_hand_after, reference)
     select product_id, version, $6, $4::bigint * quantity, on_hand, $1::text from changed where $6 <> ''
   ), left_out as (
     update reservation_lines l
     set left_out = true, returned = case $3 when 'reserved' then l.quantity else l.returned end
     from locked k cross join moved where l.order_id = $1 and l.product_id = k.product_id and not k.fits
   ), answered as (
     delete from stock_requests q using moved where q.order_id = moved.order_id
   )
   select ${shelfAfter} from locked k cross join moved left join changed c using (product_id)
   order by k.product_id`,
)

/** What came back of an order that is out, as far as it is out yet, and of that what goes on its shelf. */
const takeBack: Statement<AdvanceRow> = sql(
  'reservation.take_back',
  `with back as (
     select product_id, sum(quantity)::bigint as quantity, min(sold_by) as sold_by
     from unnest($2::uuid[], $3::bigint[], $4::text[]) as b (product_id, quantity, sold_by)
     where quantity > 0 group by product_id
   ), locked as (
     select s.product_id, ${plainColumns('s')}, s.version,
       least(b.quantity, l.quantity - l.returned) as quantity, b.sold_by in ('', s.sold_by) as fits
     from reservations r join reservation_lines l using (order_id) join back b using (product_id)
     join shelves s using (product_id)
     where r.order_id = $1 and r.status = 'shipped' and l.quantity > l.returned
     order by s.product_id for update of s
   ), counted as (
     update reservation_lines l
     set returned = l.returned + k.quantity, restocked = l.restocked + case when $5 and k.fits then k.quantity else 0 end
     from locked k where l.order_id = $1 and l.product_id = k.product_id
   ), changed as (
     update shelves s set on_hand = k.on_hand + k.quantity, reserved = k.reserved, version = k.version + 1,
       updated_at = clock_timestamp()
     from locked k where s.product_id = k.product_id and k.fits and $5
     returning s.product_id, s.on_hand, s.version, k.quantity
   ), ledger as (
     insert into movements (product_id, version, kind, delta, on_hand_after, reference)
     select product_id, version, 'returned', quantity, on_hand, $1::text from changed
   )
   select ${shelfAfter} from locked k left join changed c using (product_id)
   order by k.product_id`,
)

/** What a step did. */
export interface Advanced {
  lines: Line[]
  /** Of what comes back: what its shelf doesn't count in this unit any more. */
  leftOut: Line[]
  changes: ShelfChange[]
}

/** What is promised to orders. SQL: a claim locks its shelves, and each step is one round trip. */
export interface ReservationRepository {
  /** The shelves of some products, locked until the transaction ends, and which of the orders are to be decided on. */
  claim(
    productIds: string[],
    orderIds: string[],
    tx: Tx,
  ): Promise<{ shelves: Map<string, NumberedLevel>; fresh: Set<string> }>
  /** How orders stand that were decided on before, by their ids. */
  standing(orderIds: string[], tx: Tx): Promise<Map<string, Standing>>
  /** Keeps what was decided of claimed orders. */
  reserve(decided: { orderId: string; decision: Decision }[], tx: Tx): void
  /** Those of these orders that were decided on; locked until the transaction ends. */
  lock(orderIds: string[], tx: Tx): Promise<Set<string>>
  /**
   * Takes the step of an order that is locked, as the order's `version` says, and gives its lines and the changes of the
   * shelves; none where the order isn't at that point. Lines whose unit, by `units`, isn't their shelf's are left out.
   */
  advance(
    orderId: string,
    step: Step,
    said: { units: ReadonlyMap<string, string>; version: number },
    tx: Tx,
  ): Promise<Advanced>
  /** Takes back what of these lines is out of an order that is locked, on the shelf where `restock`, and gives what that was. */
  takeBack(orderId: string, lines: OrderLine[], restock: boolean, tx: Tx): Promise<Advanced>
}

export const reservationRepository = (): ReservationRepository => ({
  async claim(productIds, orderIds, tx) {
    // Sent together, answered in turn: shelves first, as whoever changes a reservation takes them.
    const [shelves, claimed] = await Promise.all([
      tx.query(lockShelves, [productIds]),
      tx.query(claim, [orderIds]),
    ])
    return {
      shelves: new Map(shelves.map(({ productId, ...level }) => [productId, level])),
      fresh: new Set(claimed.map(({ orderId }) => orderId)),
    }
  },

  async standing(orderIds, tx) {
    const rows = await tx.query(standing, [orderIds])
    return new Map(rows.map(({ orderId, ...standing }) => [orderId, standing]))
  },

  reserve(decided, tx) {
    const rejected = decided.flatMap(({ orderId, decision }) =>
      decision.status === 'rejected' ? [{ orderId, shortages: decision.shortages }] : [],
    )
    const lines = decided.flatMap(({ orderId, decision }) =>
      decision.status === 'reserved' ? decision.lines.map((line) => ({ orderId, ...line })) : [],
    )
    tx.write(reserve, [
      JSON.stringify(rejected),
      lines.map(({ orderId }) => orderId),
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
      rejected.map(({ orderId }) => orderId),
    ])
  },

  lock: async (orderIds, tx) =>
    new Set((await tx.query(lockOrders, [orderIds])).map(({ orderId }) => orderId)),

  async advance(orderId, step, { units, version }, tx) {
    const { from, to, onHand, reserved, movement } = steps[step]
    const said = [[...units.keys()], [...units.values()], version]
    const rows = await tx.query(advance, [orderId, from, to, onHand, reserved, movement, ...said])
    return advanced(rows, onHand, reserved)
  },

  async takeBack(orderId, lines, restock, tx) {
    const rows = await tx.query(takeBack, [
      orderId,
      lines.map(({ productId }) => productId),
      lines.map(({ quantity }) => quantity),
      lines.map(({ soldBy }) => soldBy),
      restock,
    ])
    return restock ? advanced(rows, 1, 0) : { lines: [], leftOut: [], changes: [] }
  },
})

/** What was done to the shelves, by what that is per unit. */
function advanced(rows: AdvanceRow[], onHand: number, reserved: number): Advanced {
  const line = ({ productId, quantity }: AdvanceRow): Line => ({ productId, quantity })
  const moved = rows.filter((row): row is AdvanceRow & { version: number } => row.version !== null)
  return {
    lines: moved.map(line),
    leftOut: rows.filter(({ version }) => version === null).map(line),
    changes: moved.map((row) => changeOf(row, onHand * row.quantity, reserved * row.quantity)),
  }
}

function changeOf(
  row: AdvanceRow & { version: number },
  onHandDelta: number,
  reservedDelta: number,
): ShelfChange {
  const { productId, version, quantity: _, ...before } = row
  const after = { ...before, onHand: before.onHand + onHandDelta, reserved: before.reserved + reservedDelta }
  return { productId, version, before, after: emptied(after) }
}
