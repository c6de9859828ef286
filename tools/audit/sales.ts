import { sql } from '#src/database/statement.ts'
import { type OrderRow as FullRow, orderColumns, toOrder } from '../../modules/order/order-repository.ts'
import { givenUp, soldFor, taxLeft } from '../../modules/order/reports/sale.ts'
import { pickDifferences, rollupDifferences } from '../../modules/order/reports/sums-repository.ts'
import { type Books, byId, type Invariant, judged, type Walk } from './books.ts'
import { orders } from './order-row.ts'

const packedOrders = sql<FullRow & { packed: boolean }>(
  'audit.packed_orders',
  `select ${orderColumns}, exists (select from timeline t where t.order_id = o.id and t.at >= o.created_at
     and t.event = 'OrderPacked') as packed
   from orders o where id = any($1::uuid[])`,
)
const booked = sql<{ id: string; sales: number; sold: number; refunds: number; tax: number }>(
  'audit.booked',
  `select order_id as id, count(distinct s.version) filter (where s.sold) as sales, sum(p.revenue) as sold, sum(p.refunds) as refunds,
     sum(p.tax - p."refundedTax") as tax
   from sales s cross join lateral jsonb_to_recordset(s.parts) as p (revenue bigint, refunds bigint, tax bigint,
     "refundedTax" bigint)
   where order_id = any($1::uuid[]) group by 1`,
)
/** Of sales that can't be told by their parts. */
const misadded = sql<{ id: string }>(
  'audit.misadded',
  `select distinct order_id as id from sales s cross join lateral (
     select coalesce(sum(revenue), 0) as revenue, coalesce(sum(refunds), 0) as refunds
     from jsonb_to_recordset(s.parts) as p (revenue bigint, refunds bigint)) as p
   where order_id = any($1::uuid[]) and (s.revenue, s.refunds) is distinct from (p.revenue, p.refunds)`,
)
const days = sql<{ day: string }>(
  'audit.sales_days',
  `select day::text as day from sales union select day::text from sales_rollups
   union select day::text from picking_rollups order by 1`,
)

/** What must be true of the books that reports of sales and picking are made of. */
export const sales: (Invariant | Walk)[] = [
  {
    says: 'what was sold, given up and taxed is what the orders say, each of which was sold once',
    subjects: orders,
    async check(ids, books) {
      const [rows, entries, wrong] = await Promise.all([
        books.order.query(packedOrders, [ids]).then(byId),
        books.order.query(booked, [ids]).then(byId),
        books.order.query(misadded, [ids]).then(byId),
      ])
      return judged(ids, (id) => {
        const row = rows.get(id)
        if (!row) return 'gone'
        const { packed, ...rest } = row
        const entry = entries.get(id)
        if (!entry) return packed ? 'it was packed, and is not in the books of sales' : null
        if (entry.sales !== 1) return `it was sold ${entry.sales} times`
        if (wrong.has(id)) return 'its sums are not those of its parts'
        const order = toOrder(rest)
        const said = `sold for ${soldFor(order)}, gave up ${givenUp(order)}, tax ${taxLeft(order)}`
        const kept = `sold for ${entry.sold}, gave up ${entry.refunds}, tax ${entry.tax}`
        return said === kept ? null : `by the order ${said}; by the books ${kept}`
      })
    },
  },
  {
    says: 'the rollups of sales and picking are the sums of what was sold and given up, day by day',
    subjects: { what: 'days' },
    walk: (books) => rolledUp(books),
  },
]

/** A day is read in one statement: what is folded meanwhile is in both, or in neither. */
async function rolledUp({ order }: Books) {
  const found = await order.query(days)
  const broken = new Map<string, string>()
  for (const { day } of found)
    for (const statement of [rollupDifferences, pickDifferences])
      for (const { why } of await order.query(statement, [day])) broken.set(day, why)
  return { walked: found.length, broken }
}
