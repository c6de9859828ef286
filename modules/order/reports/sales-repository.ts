import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Sale } from './sale.ts'
import { type Grouping, pickSums, picksOf, type SalesRow, salesSums, sumsOf } from './sums.ts'

/** A day or more of the shop's, both ends included: `YYYY-MM-DD`. */
export interface Span {
  from: string
  to: string
}

/** A row of the report of picking: of a day, or of a picker (null: nobody had it any more). */
export interface PickingRow {
  date?: string
  pickerId?: string | null
  orders: number
  picked: number
  short: number
  substituted: number
  seconds: number
}

// What a product lies in is looked up as it is sold: it may lie elsewhere by the time that it is reported.
const keep = sql(
  'sales.keep',
  `insert into sales (order_id, version, at, day, hour, zone_id, currency, sold, parts, picker_id, lines_picked,
     lines_short, lines_substituted, picking_seconds)
   select r.order_id, r.version, r.at, r.day, r.hour, r.zone_id, r.currency, r.sold,
     (select coalesce(jsonb_agg(part || jsonb_build_object('categories', coalesce(c.category_ids, '{}'))), '[]')
      from jsonb_array_elements(r.parts) as part left join catalogue c on c.product_id = (part ->> 'product')::uuid),
     r.picker_id, coalesce(r.lines_picked, 0), coalesce(r.lines_short, 0), coalesce(r.lines_substituted, 0),
     case when r.lines_picked is not null then greatest(0, coalesce(extract(epoch from r.at - (
       select min(t.at) from timeline t
       where t.order_id = r.order_id and t.at >= r.placed_at and t.event = 'OrderPickingStarted')), 0)) end
   from jsonb_to_recordset($1::jsonb) as r (order_id uuid, version integer, at timestamptz, placed_at timestamptz,
     day date, hour smallint, zone_id uuid, currency text, sold boolean, parts jsonb, picker_id uuid,
     lines_picked integer, lines_short integer, lines_substituted integer)`,
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
