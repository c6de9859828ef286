import { type Statement, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { NumberedLevel } from '../shelf.ts'
import type { Line, Shortage } from './reservation.ts'
import { lockOrders, lockShelves } from './reservation-repository.ts'

/** What a request was answered: what is held by it, or why nothing is. */
export type Answer = { lines: Line[]; shortages: null } | { lines: null; shortages: Shortage[] }

/** By what a request is known. */
interface Asked {
  orderId: string
  version: number
  request: string
}

const standing: Statement<{ open: boolean; lines: Line[] | null; shortages: Shortage[] | null }> = sql(
  'request.standing',
  `select r.status = 'reserved' and r.order_version <= $3 as open, q.lines, q.shortages
   from reservations r left join stock_requests q on q.order_id = r.order_id and q.request = $2
   where r.order_id = $1`,
)

/** A product that the order holds already is held once more on top. */
const keep = sql(
  'request.keep',
  `with asked as (
     insert into stock_requests (order_id, request, lines, shortages) values ($1, $2, $3, $4)
   ), followed as (
     update reservations set order_version = greatest(order_version, $5::bigint) where order_id = $1
   ), held as (
     insert into reservation_lines as l (order_id, product_id, quantity)
     select $1, * from unnest($6::uuid[], $7::bigint[])
     on conflict (order_id, product_id) do update set quantity = l.quantity + excluded.quantity
   )
   update shelves s set reserved = s.reserved + t.quantity, version = s.version + 1, updated_at = clock_timestamp()
   from unnest($6::uuid[], $7::bigint[]) as t (product_id, quantity) where s.product_id = t.product_id`,
)

/** What orders ask for besides what they have. SQL: the order and its shelves are locked, then changed in one write. */
export interface RequestRepository {
  /**
   * The shelves of these products, locked until the transaction ends; whether the order can have more (`open`); and what the
   * request was answered, if it was.
   */
  claim(
    asked: Asked,
    productIds: string[],
    tx: Tx,
  ): Promise<{ open: boolean; known: Answer | null; shelves: Map<string, NumberedLevel> }>
  /** Keeps the answer, and holds what it gives. */
  keep(asked: Asked, answer: Answer, tx: Tx): void
}

export const requestRepository = (): RequestRepository => ({
  async claim({ orderId, version, request }, productIds, tx) {
    // Sent together, answered in turn: what the order holds is read once nobody else can change it.
    const [locked, shelves, [row]] = await Promise.all([
      tx.query(lockOrders, [[orderId]]),
      tx.query(lockShelves, [productIds]),
      tx.query(standing, [orderId, request, version]),
    ])
    const { open = false, lines = null, shortages = null } = (locked.length > 0 && row) || {}
    return {
      open,
      known: lines ? { lines, shortages: null } : shortages ? { lines: null, shortages } : null,
      shelves: new Map(shelves.map(({ productId, ...level }) => [productId, level])),
    }
  },

  keep({ orderId, version, request }, { lines, shortages }, tx) {
    const held = lines ?? []
    tx.write(keep, [
      orderId,
      request,
      lines && JSON.stringify(lines),
      shortages && JSON.stringify(shortages),
      version,
      held.map(({ productId }) => productId),
      held.map(({ quantity }) => quantity),
    ])
  },
})
