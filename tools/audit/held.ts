import { sql } from '#src/database/statement.ts'
import type { SoldBy } from '#src/quantity.ts'
import { mostOfLine } from '../../modules/order/life/lines.ts'
import { byId, type Invariant, judged } from './books.ts'

/** A line as it is kept; an order of an earlier release says only what was ordered. */
interface HeldLine {
  productId: string
  soldBy: SoldBy
  quantity: number
  state?: string
  picked?: number | null
  held?: number | null
}

/** Of an order what is to be held for it. */
export interface HeldOrder {
  id: string
  status: string
  tolerance: number
  items: HeldLine[]
  /** More is held, or asked for, than its lines say: an offer or a change of them is under way. */
  asksMore: boolean
}

const orders = sql<HeldOrder>(
  'audit.held_orders',
  `select id, status, tolerance, items, wanted is not null or proposals @? '$[*] ? (@.state == "reserving" || @.state == "asked")'
     as "asksMore"
   from orders where id = any($1::uuid[])`,
)

/** What was taken for an order, by product: what came back of it is in it. */
const reservations = sql<{ id: string; status: string; lines: Record<string, number> | null }>(
  'audit.reservations',
  `select r.order_id as id, r.status, (
     select jsonb_object_agg(product_id, quantity) from reservation_lines l where l.order_id = r.order_id
   ) as lines from reservations r where r.order_id = any($1::uuid[])`,
)

/** How an order's reservation must stand; an order on its way to being decided may have any or none. */
export const reservationOf: Record<string, (string | null)[]> = {
  awaiting_payment: ['reserved'],
  confirmed: ['reserved'],
  picking: ['reserved'],
  packed: ['reserved'],
  shipped: ['shipped'],
  delivered: ['shipped'],
  rejected: ['rejected'],
  cancelled: ['released', 'rejected'],
  returned: ['shipped', 'restocked'],
}

/** Where the bag is closed: no more and no less is held than is in it. */
const closed = ['packed', 'shipped', 'delivered', 'returned']

/**
 * Why what is held for an order isn't what it should be: never less than is in its bag or is to come into it, never more
 * than may be weighed, and once it is packed exactly what is in the bag. Null where it is.
 */
export function whyNotHeld(
  { status, tolerance, items, asksMore }: HeldOrder,
  held: Record<string, number>,
): string | null {
  const inBag = new Map<string, number>()
  const most = new Map<string, number>()
  const add = (to: Map<string, number>, { productId }: HeldLine, quantity: number) =>
    to.set(productId, (to.get(productId) ?? 0) + quantity)
  for (const item of items) {
    const replaced = item.state === 'substituted'
    add(inBag, item, replaced ? 0 : (item.picked ?? item.quantity))
    add(most, item, replaced ? 0 : (item.held ?? mostOfLine(item, tolerance)))
  }
  const isOpen = !closed.includes(status) && status !== 'cancelled'
  for (const productId of new Set([...inBag.keys(), ...Object.keys(held)])) {
    const [is, needs] = [held[productId] ?? 0, inBag.get(productId) ?? 0]
    if (is < needs) return `${is} of ${productId} is held, ${needs} is in the bag`
    const may = closed.includes(status) ? needs : isOpen && !asksMore ? (most.get(productId) ?? 0) : is
    if (is > may) return `${is} of ${productId} is held, ${may} at most is to be`
  }
  return null
}

/** What is held for orders is what is in their bags, or may come into them. */
export const held: Invariant = {
  says: 'orders and reservations agree, line by line',
  subjects: { module: 'order', what: 'orders', from: 'orders', id: 'id' },
  async check(ids, books) {
    const [rows, kept] = await Promise.all([
      books.order.query(orders, [ids]).then(byId),
      books.inventory.query(reservations, [ids]).then(byId),
    ])
    return judged(ids, (id) => {
      const [order, reservation] = [rows.get(id), kept.get(id)]
      const allowed = order && reservationOf[order.status]
      if (!allowed) return null
      if (!allowed.includes(reservation?.status ?? null))
        return `the order is ${order.status}, its reservation ${reservation?.status ?? 'missing'}`
      return reservation?.status === 'rejected' ? null : whyNotHeld(order, reservation?.lines ?? {})
    })
  },
}
