import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type OrderRow, orderColumns, toOrder } from '../order-repository.ts'
import { type Sale, unbooked as saleOfBefore } from './sale.ts'
import {
  type Grouping,
  type PickingRow,
  pickSums,
  picksOf,
  type SalesRow,
  salesSums,
  sumsOf,
} from './sums-repository.ts'

/** A day or more of the shop's, both ends included: `YYYY-MM-DD`. */
export interface Span {
  from: string
  to: string
}

// What a product lies in is looked up as it is sold: it may lie elsewhere by the time that it is reported. What comes back of an
// order that was packed before there were books is left to the job that writes down both.
const keeping = `with r as (select * from jsonb_to_recordset($1::jsonb) as r (order_id uuid, version integer, at timestamptz,
     placed_at timestamptz, day date, hour smallint, zone_id uuid, currency text, sold boolean, parts jsonb,
     revenue bigint, refunds bigint, picker_id uuid, lines_picked integer, lines_short integer, lines_substituted integer))
   insert into sales (order_id, version, at, day, hour, zone_id, currency, sold, parts, revenue, refunds, picker_id,
     lines_picked, lines_short, lines_substituted, picking_seconds)
   select r.order_id, r.version, r.at, r.day, r.hour, r.zone_id, r.currency, r.sold,
     (select coalesce(jsonb_agg(part || jsonb_build_object('categories', coalesce(c.category_ids, '{}'))), '[]')
      from jsonb_array_elements(r.parts) as part left join catalogue c on c.product_id = (part ->> 'product')::uuid),
     r.revenue, r.refunds, r.picker_id, coalesce(r.lines_picked, 0), coalesce(r.lines_short, 0), coalesce(r.lines_substituted, 0),
     case when r.lines_picked is not null then greatest(0, coalesce(extract(epoch from r.at - (
       select min(t.at) from timeline t
       where t.order_id = r.order_id and t.at >= r.placed_at and t.event = 'OrderPickingStarted')), 0)) end
   from r
   where (r.sold or exists (select from sales s where s.order_id = r.order_id)
     or exists (select from r as o where o.order_id = r.order_id and o.sold))`
const keep = sql('sales.keep', keeping)
const keepUnbooked = sql('sales.keep_unbooked', `${keeping} on conflict do nothing`)

// What an order came to when it was packed, and what it gave up since, as `soldFor` and `givenUp` have it.
const unbookedOf = (columns: string, where: string) => `
  select ${columns}
  from orders o cross join lateral (
    select version, at from timeline t where t.order_id = o.id and t.at >= o.created_at and t.event = 'OrderPacked'
    order by t.version limit 1) as p
  cross join lateral (
    select coalesce(o.ordered_total, o.total) + coalesce((
      select sum((a -> 'amount' ->> 'amount')::bigint) from jsonb_array_elements(o.adjustments) as a
      where a ->> 'reason' <> 'returned'), 0) as came_to) as c
  cross join lateral (
    select sum(revenue) filter (where s.sold) as sold, coalesce(sum(refunds), 0) as given from sales s where s.order_id = o.id) as b
  where ${where} and o.status in ('packed', 'shipped', 'delivered', 'cancelled', 'returned')
    and (b.sold is null or b.given < least(c.came_to, c.came_to + o.refunded - o.settled
      - case when o.status in ('cancelled', 'returned') then 0 else o.total end))
  order by o.id`
// Locked first: what is in the books of an order is read once nobody else changes it.
const lockUnbooked = sql<{ id: string }>(
  'sales.lock_unbooked',
  `${unbookedOf('o.id', 'o.id > $1')} limit $2 for update of o skip locked`,
)
const unbooked = sql<
  OrderRow & { packed: { version: number; at: string }; sold: number | null; given: number }
>(
  'sales.unbooked',
  unbookedOf(
    `${orderColumns.replace('version', 'o.version')}, jsonb_build_object('version', p.version, 'at', p.at) as packed, b.sold, b.given`,
    'o.id = any($1::uuid[])',
  ),
)

const isMended = sql<{ mended: boolean }>(
  'sales.is_mended',
  'select exists (select from sales_mended) as mended',
)
const setMended = sql(
  'sales.set_mended',
  'insert into sales_mended select now() where not exists (select from sales_mended)',
)

// Rows in the order of their keys, so that two that fold at once wait for each other in one order.
const fold = sql<{ folded: number }>(
  'sales.fold',
  `with taken as (
     update sales set folded = true
     where (order_id, version) in (
       select order_id, version from sales where not folded order by day limit $1 for update skip locked)
     returning *),
   sold as (
     insert into sales_rollups as r (kind, day, key, currency, orders, pieces, grams, revenue, fees, discount, tax, refunds,
       refunded_tax)
     select * from (${sumsOf('taken')}) as s order by kind, day, key, currency
     on conflict (kind, day, key, currency) do update set orders = r.orders + excluded.orders,
       pieces = r.pieces + excluded.pieces, grams = r.grams + excluded.grams, revenue = r.revenue + excluded.revenue,
       fees = r.fees + excluded.fees, discount = r.discount + excluded.discount, tax = r.tax + excluded.tax,
       refunds = r.refunds + excluded.refunds, refunded_tax = r.refunded_tax + excluded.refunded_tax),
   picked as (
     insert into picking_rollups as r (day, picker, orders, lines_picked, lines_short, lines_substituted, seconds)
     select * from (${picksOf('taken')}) as p order by day, picker
     on conflict (day, picker) do update set orders = r.orders + excluded.orders,
       lines_picked = r.lines_picked + excluded.lines_picked, lines_short = r.lines_short + excluded.lines_short,
       lines_substituted = r.lines_substituted + excluded.lines_substituted, seconds = r.seconds + excluded.seconds)
   select count(*) as folded from taken`,
)

/**
 * The books of sales. SQL: what is kept looks up where a product lies in its own round trip, and sums are made where the rows
 * are. Sales that are packed at once each add a row and wait for nothing; a job folds them into the rollups, and reports
 * sum both.
 */
export const salesRepository = ({ db, config }: { db: Database; config: Config }) => {
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone: config.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  /** The shop's day and hour of an instant. */
  const dayAndHour = (at: Date) => {
    const [day = '', time = ''] = clock.format(at).split(' ')
    return { day, hour: Number(time.slice(0, 2)) }
  }
  const toRow = ({ picks, ...sale }: Sale) => ({
    order_id: sale.orderId,
    version: sale.version,
    at: sale.at,
    placed_at: sale.placedAt,
    ...dayAndHour(sale.at),
    zone_id: sale.zoneId,
    currency: sale.currency,
    sold: sale.sold,
    parts: sale.parts,
    revenue: sale.revenue,
    refunds: sale.refunds,
    ...(picks && {
      picker_id: picks.pickerId,
      lines_picked: picks.picked,
      lines_short: picks.short,
      lines_substituted: picks.substituted,
    }),
  })
  return {
    keep(sales: Sale[], tx: Tx): void {
      tx.write(keep, [JSON.stringify(sales.map(toRow))])
    },

    /**
     * Writes down what orders from behind this id on have in the books too little, of so many orders at most; the last of
     * them, null where there was none.
     */
    async mend(after: string, limit: number, tx: Tx): Promise<string | null> {
      const ids = (await tx.query(lockUnbooked, [after, limit])).map(({ id }) => id)
      const rows = await tx.query(unbooked, [ids])
      const found = rows.flatMap(({ packed, sold, given, ...row }) =>
        saleOfBefore(toOrder(row), { ...packed, at: new Date(packed.at) }, { sold, refunds: given }),
      )
      if (found.length > 0) tx.write(keepUnbooked, [JSON.stringify(found.map(toRow))])
      return ids.at(-1) ?? null
    },

    /** Whether all orders of before were looked through once. */
    isMended: async (): Promise<boolean> => (await db.query(isMended))[0]?.mended ?? false,
    /** They were. */
    setMended: () => db.query(setMended),

    /** Folds so many that aren't, at most; tells how many. */
    fold: async (limit: number, on: Queryable = db): Promise<number> =>
      (await on.query(fold, [limit]))[0]?.folded ?? 0,

    /** Days and hours in their order, all else by what it brought, the most first. */
    sales: (by: Grouping, { from, to }: Span): Promise<SalesRow[]> => db.query(salesSums[by], [from, to]),

    /** By the day, or by who picked, who picked most first. */
    picking: (by: 'day' | 'picker', { from, to }: Span): Promise<PickingRow[]> =>
      db.query(pickSums[by], [from, to]),
  }
}

export type SalesRepository = ReturnType<typeof salesRepository>
