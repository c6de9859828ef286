import { sql } from '#src/database/statement.ts'
import { type Books, byId, type Invariant, judged, within } from './books.ts'
import { reservationOf } from './held.ts'
import { type OrderRow, orders, ordersById } from './order-row.ts'

const paymentsByOrder = sql<{
  id: string
  method: string
  status: string
  amount: number
  authorized: number
  captured: number
  refunded: number
  settled: number
  calledOff: boolean
  flagged: boolean
}>(
  'audit.payments_by_order',
  `select order_id as id, method, status, amount, authorized, captured, refunded, settled,
     called_off as "calledOff", flags <> '{}' as flagged
   from payments where order_id = any($1::uuid[])`,
)

const told = sql<{ id: string; templates: string[] }>(
  'audit.told',
  `select order_id as id, array_agg(template) as templates from messages where order_id = any($1::uuid[]) group by 1`,
)

const erased = sql<{ id: string }>(
  'audit.erased',
  'select id from users where erased_at is not null and id = any($1::uuid[])',
)

/** Messages are kept for 180 days; what is older than this has none to show, and a clock may be a day off. */
const messagesKept = 179 * 24 * 60 * 60_000

type PaymentRow =
  | {
      status: string
      authorized: number
      captured: number
      refunded: number
      settled: number
      calledOff: boolean
      flagged: boolean
    }
  | undefined

const owesNothing = (payment: PaymentRow) =>
  !payment ||
  (payment.captured === payment.refunded && !['requires_action', 'authorized'].includes(payment.status))
/** Cash that came back is given back by people: until they say so it is owed, and staff see it in `?owed=true`. */
const owesCash = (payment: PaymentRow) => payment?.calledOff && payment.captured > payment.refunded
/** What was taken, less what went back because the order costs less, is what it costs; or staff know why it isn't. */
const paidInFull = (payment: PaymentRow, total: number, cash: boolean) =>
  payment !== undefined &&
  (payment.captured - payment.settled === total ||
    payment.flagged ||
    // Cash is owed until it is handed over; what was given on top may be all that was left.
    (cash && payment.captured - payment.settled > total) ||
    (payment.captured > 0 && payment.refunded === payment.captured) ||
    (total === 0 && payment.captured === 0))
/** So much is held, or was taken, that it covers what the order costs. */
const isCovered = (payment: PaymentRow, total: number) =>
  payment !== undefined &&
  (payment.flagged || (payment.status === 'authorized' ? payment.authorized : payment.captured) >= total)

/** How the money of an order must stand, by its status and how it is paid. */
function moneyIsRight({ status, method, total }: OrderRow, payment: PaymentRow): boolean {
  const cash = method === 'cash_on_delivery'
  switch (status) {
    case 'pending':
    case 'awaiting_payment':
      return !payment || payment.captured === 0
    case 'confirmed':
    case 'picking':
      return cash ? payment?.status === 'authorized' : isCovered(payment, total)
    case 'packed':
    case 'shipped':
      return cash ? payment?.status === 'authorized' : paidInFull(payment, total, cash)
    case 'delivered':
      return paidInFull(payment, total, cash)
    case 'returned':
      return owesNothing(payment) || (cash && Boolean(owesCash(payment)))
    default:
      return owesNothing(payment)
  }
}

/** What must be true of every order, within its own books and against the others'. */
export const orderInvariants: Invariant[] = [
  within(
    'order',
    "an order's timeline leads to where it stands",
    orders,
    `select o.id, format('version %s %s, timeline has %s entries and ends %s', o.version, o.status, t.entries, t.last) as why
     from orders o cross join lateral (
       select count(*) as entries, max(version) as newest, (array_agg(status order by version desc))[1] as last
       from timeline where order_id = o.id
     ) t cross join (
       select coalesce(max(month) + interval '1 month', '-infinity') as archived from archived_months where of_table = 'timeline'
     ) a where o.id = any($1::uuid[]) and case
       when o.created_at >= a.archived then (t.entries, t.newest, t.last) is distinct from (o.version, o.version, o.status)
       -- Its first entries, or all of them, were archived.
       when t.entries = 0 then o.updated_at >= a.archived
       else (t.newest, t.last) is distinct from (o.version, o.status) or t.entries > o.version
     end`,
  ),
  {
    says: 'no reservation is without its order',
    subjects: { module: 'inventory', what: 'reservations', from: 'reservations', id: 'order_id' },
    check: (ids, books) => withoutOrder(ids, books),
  },
  {
    says: 'orders and payments agree: nobody is charged for nothing, nothing goes out unpaid',
    subjects: orders,
    async check(ids, books) {
      const [rows, payments] = await Promise.all([
        books.order.query(ordersById, [ids]).then(byId),
        books.payment.query(paymentsByOrder, [ids]).then(byId),
      ])
      return judged(ids, (id) => {
        const [order, payment] = [rows.get(id), payments.get(id)]
        if (!order) return 'gone'
        // What is weighed at the shelves is told when it is packed.
        if (payment && order.status !== 'picking' && payment.amount !== order.total)
          return `the order is ${order.total}, its payment ${payment.amount}`
        if (payment && payment.method !== order.method)
          return `the order is ${order.method}, its payment ${payment.method}`
        if (moneyIsRight(order, payment)) return null
        const stands = payment
          ? `${payment.status}, captured ${payment.captured}, refunded ${payment.refunded}`
          : 'missing'
        return `the order is ${order.status} (${order.method}, ${order.total}), its payment ${stands}`
      })
    },
  },
  {
    says: 'the customer was told how the order went, unless that is long ago or the customer is erased',
    subjects: orders,
    async check(ids, books) {
      const [rows, messages] = await Promise.all([
        books.order.query(ordersById, [ids]).then(byId),
        books.notification.query(told, [ids]).then(byId),
      ])
      const customers = [...new Set([...rows.values()].map(({ customerId }) => customerId))]
      const gone = byId(await books.user.query(erased, [customers]))
      const old = Date.now() - messagesKept
      return judged(ids, (id) => {
        const { status = '', customerId = '', updatedAt } = rows.get(id) ?? {}
        if (!(status in reservationOf) || status === 'awaiting_payment') return null
        if (gone.has(customerId) || (updatedAt && updatedAt.getTime() < old)) return null
        return messages.has(id) ? null : `the order is ${status}, and no message is about it`
      })
    },
  },
]

async function withoutOrder(ids: string[], books: Books): Promise<Map<string, string>> {
  const found = byId(await books.order.query(ordersById, [ids]))
  return judged(ids, (id) => (found.has(id) ? null : 'there is no such order'))
}
