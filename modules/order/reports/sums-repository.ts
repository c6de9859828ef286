import { sql } from '#src/database/statement.ts'

/** SQL of the sums of sales: as they are folded, as they are reported, and as the audit holds one against the other. */

/** What sales are reported by. */
export const groupings = ['day', 'hour', 'category', 'product', 'zone'] as const
export type Grouping = (typeof groupings)[number]

/** A row of a report: its key (the column that fits what it is by), and the sums in minor units. */
export interface SalesRow {
  date?: string
  hour?: number
  categoryId?: string | null
  productId?: string | null
  zoneId?: string | null
  /** As the catalogue, or the list of zones, names it by now; null where it doesn't any more. */
  sku?: string | null
  name?: string | null
  currency: string
  orders: number
  pieces: number
  grams: number
  revenue: number
  fees: number
  discount: number
  tax: number
  refunds: number
  refundedTax: number
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

/**
 * The sums of rows of `sales` (a table, or what is one), by each of their keys. A product is in all categories that it lies
 * in, the near and the far; an order is counted once in each key.
 */
export const sumsOf = (sales: string, where = 'true') => `
  select k.kind, s.day, k.key, s.currency,
    count(distinct s.order_id) filter (where s.sold) as orders,
    sum(p.pieces)::bigint as pieces, sum(p.grams)::bigint as grams, sum(p.revenue)::bigint as revenue,
    sum(case when p.product is null then p.revenue else 0 end)::bigint as fees, sum(p.discount)::bigint as discount,
    sum(p.tax)::bigint as tax, sum(p.refunds)::bigint as refunds, sum(p."refundedTax")::bigint as refunded_tax
  from ${sales} s
  cross join lateral jsonb_to_recordset(s.parts) as p (product text, categories text[], pieces bigint, grams bigint,
    revenue bigint, discount bigint, tax bigint, refunds bigint, "refundedTax" bigint)
  cross join lateral (
    values ('day', ''), ('hour', lpad(s.hour::text, 2, '0')), ('zone', coalesce(s.zone_id::text, '')),
      ('product', coalesce(p.product, ''))
    union all
    select 'category', unnest(case when p.categories = '{}' then array[''] else p.categories end)
  ) as k (kind, key)
  where ${where} group by k.kind, s.day, k.key, s.currency`

/** The same of what was picked, by who picked it. */
export const picksOf = (sales: string, where = 'true') => `
  select s.day, coalesce(s.picker_id::text, '') as picker, count(*) as orders,
    sum(s.lines_picked)::bigint as lines_picked, sum(s.lines_short)::bigint as lines_short,
    sum(s.lines_substituted)::bigint as lines_substituted, sum(s.picking_seconds)::bigint as seconds
  from ${sales} s where s.picking_seconds is not null and ${where} group by 1, 2`

const unfolded = 'not s.folded and s.day between $1::date and $2::date'

const sums = `sum(orders) as orders, sum(pieces) as pieces, sum(grams) as grams, sum(revenue) as revenue, sum(fees) as fees,
  sum(discount) as discount, sum(tax) as tax, sum(refunds) as refunds, sum(refunded_tax) as "refundedTax"`

/** The sums by a key, of days from $1 to $2: those that are folded, and those that are not yet. */
const summed = (kind: Grouping, keys: string) => `
  select ${keys}, currency, ${sums} from (
    select day, key, currency, orders, pieces, grams, revenue, fees, discount, tax, refunds, refunded_tax from sales_rollups
    where kind = '${kind}' and day between $1::date and $2::date
    union all
    select day, key, currency, orders, pieces, grams, revenue, fees, discount, tax, refunds, refunded_tax
    from (${sumsOf('sales', unfolded)}) as u where kind = '${kind}'
  ) as both_of_them`

/** Of each of what came in it, the most first. */
const ranked = (kind: Grouping, name: string, more = '', from = '') => `
  select nullif(r.key, '') as "${name}", ${more} r.currency, r.orders, r.pieces, r.grams, r.revenue, r.fees, r.discount, r.tax,
    r.refunds, r."refundedTax"
  from (${summed(kind, 'key')} group by key, currency) as r ${from} order by r.revenue desc, r.key, r.currency`

export const salesSums = {
  day: sql<SalesRow>(
    'sales.by_day',
    `${summed('day', 'day::text as date')} group by day, currency order by day, currency`,
  ),
  hour: sql<SalesRow>(
    'sales.by_hour',
    `${summed('hour', 'day::text as date, key::integer as hour')} group by day, key, currency order by day, key, currency`,
  ),
  category: sql<SalesRow>('sales.by_category', ranked('category', 'categoryId')),
  product: sql<SalesRow>(
    'sales.by_product',
    ranked(
      'product',
      'productId',
      'c.sku, c.name,',
      `left join catalogue c on c.product_id = nullif(r.key, '')::uuid`,
    ),
  ),
  zone: sql<SalesRow>(
    'sales.by_zone',
    ranked('zone', 'zoneId', 'z.name,', `left join zones z on z.id = nullif(r.key, '')::uuid`),
  ),
} as const

const picked = (keys: string) => `
  select ${keys}, sum(orders) as orders, sum(lines_picked) as picked, sum(lines_short) as short,
    sum(lines_substituted) as substituted, sum(seconds) as seconds
  from (
    select * from picking_rollups where day between $1::date and $2::date
    union all
    select * from (${picksOf('sales', unfolded)}) as u
  ) as both_of_them`

export const pickSums = {
  day: sql<PickingRow>('picking.by_day', `${picked('day::text as date')} group by day order by day`),
  picker: sql<PickingRow>(
    'picking.by_picker',
    `${picked(`nullif(picker, '') as "pickerId"`)} group by picker order by sum(orders) desc, picker`,
  ),
} as const

const folded = 's.folded and s.day = $1::date'

/** For the audit: the keys of a day ($1) whose rollups aren't the sums of what was folded into them. */
export const rollupDifferences = sql<{ why: string }>(
  'audit.sales_rollups',
  `select format('%s %s %s: the rollup says %s, the sales %s', coalesce(r.kind, s.kind), coalesce(r.key, s.key),
     coalesce(r.currency, s.currency), to_jsonb(r), to_jsonb(s)) as why
   from (select * from sales_rollups where day = $1::date) as r
   full join (${sumsOf('sales', folded)}) as s using (kind, day, key, currency)
   where (r.orders, r.pieces, r.grams, r.revenue, r.fees, r.discount, r.tax, r.refunds, r.refunded_tax) is distinct from
     (s.orders, s.pieces, s.grams, s.revenue, s.fees, s.discount, s.tax, s.refunds, s.refunded_tax)`,
)

/** The same of picking. */
export const pickDifferences = sql<{ why: string }>(
  'audit.picking_rollups',
  `select format('picker %s: the rollup says %s, the sales %s', coalesce(r.picker, s.picker), to_jsonb(r), to_jsonb(s)) as why
   from (select * from picking_rollups where day = $1::date) as r
   full join (${picksOf('sales', folded)}) as s using (day, picker)
   where (r.orders, r.lines_picked, r.lines_short, r.lines_substituted, r.seconds) is distinct from
     (s.orders, s.lines_picked, s.lines_short, s.lines_substituted, s.seconds)`,
)
