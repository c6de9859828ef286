import { type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type Line, type Step, steps } from './reservation.ts'
import type { ShelfChange } from './shelf.ts'

interface ReserveRow {
  status: 'reserved' | 'rejected'
  /** Null in the one row of an order without lines. */
  productId: string | null
  quantity: number
  /** The shelf before; null where there is none. */
  onHand: number | null
  reserved: number
  reorderPoint: number
  /** The shelf after; null where nothing was taken. */
  version: number | null
}

/**
 * All lines or none, once per order, in one statement.
 *
 * `locked` takes the shelves' row locks in the order of their ids, so that two orders never wait for each
 * other, and reads them as they stand once it has the locks, not as they stood in the statement's snapshot
 * (READ COMMITTED re-reads what it locks); nobody can change them until the commit. `claimed` decides on
 * those numbers and inserts nothing for an order that is known. `taken` reckons with those numbers too, on
 * hand included: an UPDATE first checks the row that it makes of the snapshot's version, and only then
 * finds that there is a newer one, so that `s.reserved + 1` breaks `never_oversold` where a release came
 * in between.
 */
const reserve: Statement<ReserveRow> = sql(
  'reservation.reserve',
  `with wanted as (
     select product_id, quantity from unnest($2::uuid[], $3::bigint[]) as w (product_id, quantity)
   ), locked as (
     select product_id, on_hand, reserved, reorder_point, version from shelves
     where product_id = any ($2::uuid[])
     order by product_id for update
   ), claimed as (
     insert into reservations (order_id, status)
     select $1::uuid, case
       when bool_and(w.quantity > 0 and coalesce(l.on_hand - l.reserved, 0) >= w.quantity) then 'reserved'
       else 'rejected' end
     from wanted w left join locked l using (product_id)
     on conflict (order_id) do nothing
     returning order_id, status
   ), taken as (
     update shelves s
     set on_hand = l.on_hand, reserved = l.reserved + w.quantity, version = l.version + 1,
       updated_at = clock_timestamp()
     from wanted w join locked l using (product_id) cross join claimed c
     where s.product_id = l.product_id and c.status = 'reserved'
     returning s.product_id, s.version
   ), lines as (
     insert into reservation_lines (order_id, product_id, quantity)
     select c.order_id, w.product_id, w.quantity from claimed c, wanted w where c.status = 'reserved'
   )
   select c.status, w.product_id as "productId", w.quantity,
     l.on_hand as "onHand", l.reserved, l.reorder_point as "reorderPoint", t.version
   from claimed c
   left join wanted w on true
   left join locked l using (product_id)
   left join taken t using (product_id)
   order by w.product_id`,
)

interface AdvanceRow {
  productId: string
  quantity: number
  onHand: number
  reserved: number
  reorderPoint: number
  version: number
}

/**
 * One step of an order's reservation, once, in one statement: the change of status is the guard, the
 * shelves are locked and reckoned with as in `reserve`, and the ledger gets its lines. The shelves are
 * locked before the reservation's row, as in `reserve`, whose insert waits for a change of that row.
 */
const advance: Statement<AdvanceRow> = sql(
  'reservation.advance',
  `with locked as (
     select s.product_id, s.on_hand, s.reserved, s.reorder_point, s.version, l.quantity
     from reservations r join reservation_lines l using (order_id) join shelves s using (product_id)
     where r.order_id = $1 and r.status = $2
     order by s.product_id for update of s
   ), moved as (
     update reservations set status = $3, updated_at = clock_timestamp()
     where order_id = $1 and status = $2 and (select count(*) from locked) > 0
     returning order_id
   ), changed as (
     update shelves s
     set on_hand = k.on_hand + $4::bigint * k.quantity, reserved = k.reserved + $5::bigint * k.quantity,
       version = k.version + 1, updated_at = clock_timestamp()
     from locked k cross join moved where s.product_id = k.product_id
     returning s.product_id, s.on_hand, s.version, k.quantity
   ), ledger as (
     insert into movements (product_id, version, kind, delta, on_hand_after, reference)
     select product_id, version, $6, $4::bigint * quantity, on_hand, $1::text from changed where $6 <> ''
   )
   select k.product_id as "productId", k.quantity, k.on_hand as "onHand", k.reserved,
     k.reorder_point as "reorderPoint", c.version
   from locked k join changed c using (product_id)
   order by k.product_id`,
)

/** What became of an order's wish: its lines reserved, or what the shelves have of each. */
export type Reserving =
  | { outcome: 'known' }
  | { outcome: 'reserved'; changes: ShelfChange[] }
  | { outcome: 'rejected'; lines: (Line & { available: number })[] }

export interface ReservationRepository {
  /** Reserves all lines or none; `known` where the order was decided on before. Lines: one per product. */
  reserve(orderId: string, lines: Line[], tx: Tx): Promise<Reserving>
  /** Takes the step and gives its lines and the changes of the shelves; none where the order isn't at that point. */
  advance(orderId: string, step: Step, tx: Tx): Promise<{ lines: Line[]; changes: ShelfChange[] }>
}

export const reservationRepository = (): ReservationRepository => ({
  async reserve(orderId, lines, tx) {
    const ids = lines.map((line) => line.productId)
    const rows = await tx.query(reserve, [orderId, ids, lines.map((line) => line.quantity)])
    if (!rows[0]) return { outcome: 'known' }
    const ofProducts = rows.filter((row) => row.productId !== null) as (ReserveRow & { productId: string })[]
    if (rows[0].status === 'reserved')
      return { outcome: 'reserved', changes: ofProducts.map((row) => changeOf(row, 0, row.quantity)) }
    return {
      outcome: 'rejected',
      lines: ofProducts.map(({ productId, quantity, onHand, reserved }) => ({
        productId,
        quantity,
        available: onHand === null ? 0 : onHand - reserved,
      })),
    }
  },

  async advance(orderId, step, tx) {
    const { from, to, onHand, reserved, movement } = steps[step]
    const rows = await tx.query(advance, [orderId, from, to, onHand, reserved, movement])
    return {
      lines: rows.map(({ productId, quantity }) => ({ productId, quantity })),
      changes: rows.map((row) => changeOf(row, onHand * row.quantity, reserved * row.quantity)),
    }
  },
})

function changeOf(
  row: {
    productId: string
    onHand: number | null
    reserved: number
    reorderPoint: number
    version: number | null
  },
  onHandDelta: number,
  reservedDelta: number,
): ShelfChange {
  const { productId, onHand, reserved, reorderPoint, version } = row
  // Every line of a reserved order has a shelf that was taken from; anything else must not commit.
  if (onHand === null || version === null) throw new Error(`reserved without a shelf: ${productId}`)
  return {
    productId,
    version,
    before: { onHand, reserved, reorderPoint },
    after: { onHand: onHand + onHandDelta, reserved: reserved + reservedDelta, reorderPoint },
  }
}
