import { sql } from '#src/database/statement.ts'
import { type Invariant, judged, type Walk } from './books.ts'

/** An invoice or a credit note, its amounts in minor units. */
interface ReceiptRow {
  orderId: string
  kind: 'invoice' | 'credit_note'
  number: string
  total: number
  document: {
    lines: { gross: number; total: number; discounts: { amount: number }[] }[]
    subtotal: number
    discount: number
    deliveryFee: number
    fees: { amount: number }[]
    tip: number
    taxes: { amount: number }[]
    taxTotal: number
    total: number
    cause?: string
    creditedBefore?: number
  }
}

interface OrderRow {
  id: string
  status: string
  total: number
  refunded: number
  settled: number
  /** It was packed since the first invoice was issued. */
  packed: boolean
}

const orders = { module: 'order', what: 'orders', from: 'orders', id: 'id' } as const

const ordersById = sql<OrderRow>(
  'audit.receipted_orders',
  `select o.id, o.status, o.total, o.refunded, o.settled, exists (
     select from timeline t where t.order_id = o.id and t.at >= o.created_at and t.event = 'OrderPacked'
       and t.at >= (select issued_at from receipts where series = 'INV' order by year, number limit 1)) as packed
   from orders o where o.id = any($1::uuid[])`,
)
const receiptsOf = sql<ReceiptRow>(
  'audit.receipts_of',
  `select order_id as "orderId", kind, format('%s-%s-%s', series, year, number) as number, total, document
   from receipts where order_id = any($1::uuid[])`,
)

const says = (
  says: string,
  judge: (order: OrderRow, receipts: ReceiptRow[]) => string | null,
): Invariant => ({
  says,
  subjects: orders,
  async check(ids, { order }) {
    const [rows, receipts] = await Promise.all([
      order.query(ordersById, [ids]),
      order.query(receiptsOf, [ids]),
    ])
    const byId = new Map(rows.map((row) => [row.id, row]))
    const byOrder = Map.groupBy(receipts, ({ orderId }) => orderId)
    return judged(ids, (id) => {
      const found = byId.get(id)
      return found ? judge(found, byOrder.get(id) ?? []) : 'gone'
    })
  },
})

const sum = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
const amounts = (all: { amount: number }[]) => sum(all.map(({ amount }) => amount))

/** Why what a receipt says does not add up; null where it does. */
function whyWrong({ number, total, document }: ReceiptRow): string | null {
  const { lines, subtotal, discount, deliveryFee, fees, tip, taxes, taxTotal, cause } = document
  const wrong = lines.find((line) => line.gross - amounts(line.discounts) !== line.total)
  if (wrong) return `a line of ${number} comes to ${wrong.total}`
  const net = sum(lines.map((line) => line.total))
  if (subtotal - discount !== net) return `the lines of ${number} come to ${net}`
  if (amounts(taxes) !== taxTotal) return `the taxes of ${number} come to ${amounts(taxes)}`
  const parts = net + deliveryFee + amounts(fees) + tip - (document.creditedBefore ?? 0)
  const stated = cause === 'goodwill' ? total : parts
  return document.total === stated && total === stated
    ? null
    : `${number} comes to ${stated}, and says ${total}`
}

const ofKind = (receipts: ReceiptRow[], kind: ReceiptRow['kind']) => receipts.filter((it) => it.kind === kind)

// Those that a restore has lost are accounted for, and given to nobody.
const numbers = sql<{ id: string; why: string }>(
  'audit.receipt_numbers',
  `select format('%s-%s', series, year) as id,
     format('%s receipts and %s lost ones from %s to %s, the last number is %s', n, lost, least, most, last) as why
   from (
     select series, year, count(*) filter (where not gone) as n, count(*) filter (where gone) as lost,
       count(distinct number) as numbers, min(number) as least, max(number) as most
     from (
       select series, year, number, false as gone from receipts
       union all select series, year, number, true from lost_receipts) as given
     group by series, year) as counted
   full join receipt_numbers using (series, year)
   where last is null or (n + lost, numbers, least, most) is distinct from (last, last, 1::bigint, last)`,
)
const series = sql<{ n: number }>('audit.receipt_series', 'select count(*) as n from receipt_numbers')

/** Receipts that were issued while an authority was set, and how they stand there: what has no other half is broken. */
const unregistered = sql<{ id: string; why: string }>(
  'audit.fiscal_receipts',
  `select id, why from (
     select concat_ws('-', r.series, r.year, r.number) as id, case
       when f.receipt is null then 'it is queued for no tax authority, and was issued for ' || r.fiscal
       when r.order_id is null then 'it is queued, and is no receipt that was issued for ' || f.provider
       when f.receipt <> concat_ws('-', r.series, r.year, lpad(r.number::text, greatest(6, length(r.number::text)), '0'))
         then 'the tax authority is told of it as ' || f.receipt
       when f.state = 'registered' and (f.number is null or f.qr is null) then 'it is registered without a number'
     end as why
     from (
       select r.* from receipts r join receipts i on i.order_id = r.order_id and i.kind = 'invoice' and i.fiscal = r.fiscal
     ) r full join fiscal_documents f
       on f.order_id = r.order_id and f.version = r.version and f.kind = r.kind and f.provider = r.fiscal
   ) as looked where why is not null limit 1000`,
)
const fiscalReceipts = sql<{ n: number }>(
  'audit.fiscal_receipts_known',
  'select count(*) as n from receipts where fiscal is not null',
)

const twice = sql<{ id: string; why: string }>(
  'audit.fiscal_numbers',
  `select number as id, format('it is of %s', string_agg(receipt, ', ')) as why from fiscal_documents
   where number is not null group by provider, number having count(*) > 1 limit 1000`,
)
const fiscalNumbers = sql<{ n: number }>(
  'audit.fiscal_numbers_known',
  'select count(*) as n from fiscal_documents where number is not null',
)

/** What must be true of invoices and credit notes. */
export const receiptInvariants: (Invariant | Walk)[] = [
  says('every order that is packed has its one invoice, and no other has a receipt', (order, receipts) => {
    const invoices = ofKind(receipts, 'invoice').length
    const isOut = ['packed', 'shipped', 'delivered'].includes(order.status)
    if (isOut && order.packed && invoices !== 1) return `it is ${order.status}, and has ${invoices} invoices`
    return invoices === 0 && receipts.length > 0 ? 'it has a credit note and no invoice' : null
  }),

  says('receipts add up, and invoices less credit notes are what orders come to', (order, receipts) => {
    for (const receipt of receipts) {
      const why = whyWrong(receipt)
      if (why) return why
    }
    const [invoice] = ofKind(receipts, 'invoice')
    if (!invoice) return null
    const left = invoice.total - sum(ofKind(receipts, 'credit_note').map(({ total }) => total))
    const stands = ['cancelled', 'returned'].includes(order.status) ? 0 : order.total
    const wanted = Math.max(0, stands - Math.max(0, order.refunded - order.settled))
    return left === wanted ? null : `its receipts leave ${left}, and it comes to ${wanted}`
  }),

  {
    says: 'the numbers of invoices and of credit notes have no gap in any year',
    subjects: { what: 'series of receipts' },
    async walk({ order }) {
      const [broken, [known]] = await Promise.all([order.query(numbers), order.query(series)])
      return { walked: known?.n ?? 0, broken: new Map(broken.map(({ id, why }) => [id, why])) }
    },
  },

  {
    says: 'every receipt that was issued while a tax authority is set is queued for it, or registered, and no other',
    subjects: { what: 'receipts for a tax authority' },
    async walk({ order }) {
      const [broken, [known]] = await Promise.all([order.query(unregistered), order.query(fiscalReceipts)])
      return { walked: known?.n ?? 0, broken: new Map(broken.map(({ id, why }) => [id, why])) }
    },
  },

  {
    says: 'no number of a tax authority is of two receipts',
    subjects: { what: 'numbers of tax authorities' },
    async walk({ order }) {
      const [broken, [known]] = await Promise.all([order.query(twice), order.query(fiscalNumbers)])
      return { walked: known?.n ?? 0, broken: new Map(broken.map(({ id, why }) => [id, why])) }
    },
  },
]
