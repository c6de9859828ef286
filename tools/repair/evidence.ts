import { timeOf } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import type { Status } from '../../modules/order/order.ts'
import { type Books, byId } from '../audit/books.ts'
import type { Evidence, KnownOrder, KnownPayment, KnownReservation } from './plan-order.ts'

type OrderRow = KnownOrder & { id: string; customerId: string; updatedAt: Date }
const orders = sql<OrderRow>(
  'repair.orders',
  `select id, customer_id as "customerId", status, payment_method as method, total, refunded, updated_at as "updatedAt"
   from orders where id = any($1::uuid[])`,
)
const reservations = sql<KnownReservation & { id: string }>(
  'repair.reservations',
  'select order_id as id, status from reservations where order_id = any($1::uuid[])',
)
const payments = sql<KnownPayment & { id: string; customerId: string }>(
  'repair.payments',
  `select order_id as id, customer_id as "customerId", method, status, refunded, called_off as "calledOff",
     flags <> '{}' and authorized > 0 as flagged,
     status = 'failed' and retries_left > 0 and authorized = 0 and coalesce(pay_by > now(), false) as waits
   from payments where order_id = any($1::uuid[])`,
)
const letters = sql<{ id: string; templates: string[]; customerId: string }>(
  'repair.letters',
  `select order_id as id, array_agg(template order by id) as templates, min(user_id::text) as "customerId"
   from messages where order_id = any($1::uuid[]) group by 1`,
)
const erased = sql<{ id: string }>(
  'repair.erased',
  'select user_id as id from contacts where erased and user_id = any($1::uuid[])',
)

/** Messages are kept for 180 days. */
const messagesKept = 179 * 24 * 60 * 60_000

/** What the bus still knows of an order: how far it came, as it was last said. */
export type Said = ReadonlyMap<string, { status: Status }>
/** What providers know of orders' payments, as they will be known once they are written down. */
export type Provided = ReadonlyMap<string, KnownPayment>

/** What all modules know of these orders, wherever the ids come from. */
export async function gather(
  ids: string[],
  books: Books,
  { since, said, provided }: { since: Date; said: Said; provided: Provided },
): Promise<Evidence[]> {
  const [order, reservation, payment, letter] = await Promise.all([
    books.order.query(orders, [ids]).then(byId),
    books.inventory.query(reservations, [ids]).then(byId),
    books.payment.query(payments, [ids]).then(byId),
    books.notification.query(letters, [ids]).then(byId),
  ])
  const customers = [...order.values()].map(({ customerId }) => customerId)
  const gone = byId(await books.notification.query(erased, [customers]))
  return ids.map((id) => {
    const its = order.get(id) ?? null
    const templates = letter.get(id)?.templates ?? []
    const changed = its?.updatedAt ?? new Date(timeOf(id))
    const isKept = changed.getTime() > Date.now() - messagesKept
    return {
      id,
      order: its,
      reservation: reservation.get(id) ?? null,
      payment: provided.get(id) ?? payment.get(id) ?? null,
      told: toldOf(templates),
      said: said.get(id) ?? null,
      untold: isKept && !gone.has(its?.customerId ?? '') && (templates.length === 0 || changed >= since),
    }
  })
}

/** An order that was brought in vain is shipped once more, and each is written of: the last says where it is. */
function toldOf(templates: string[]): Set<string> {
  const where = ['order_shipped', 'delivery_failed']
  const last = templates.findLast((template) => where.includes(template))
  return new Set(templates.filter((template) => template === last || !where.includes(template)))
}
