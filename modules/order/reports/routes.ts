import { type Preferences, reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import {
  PickingReport,
  PickingSpan,
  presentPicking,
  presentSales,
  SalesReport,
  SalesSpan,
} from './schemas.ts'
import { toCsv } from './to-csv.ts'

const { get } = routesFor<Deps>()

const csv = 'text/csv; charset=utf-8'

const salesKeys = {
  day: ['date'],
  hour: ['date', 'hour'],
  category: ['categoryId'],
  product: ['productId', 'sku', 'name'],
  zone: ['zoneId', 'name'],
} as const
const salesColumns = [
  ...(['orders', 'pieces', 'grams', 'revenue', 'fees', 'discount', 'tax'] as const),
  ...(['refunds', 'refundedTax'] as const),
]
const pickingKeys = { day: ['date'], picker: ['pickerId'] } as const
const pickingColumns = ['orders', 'lines', 'picked', 'short', 'substituted', 'minutesAnOrder'] as const

export const routes = [
  get('/v1/orders/reports/sales', {
    summary: 'What was sold, by day, hour, category, product or zone',
    description:
      "Days are the shop's, both ends included; what has nothing to tell is left out. An order is sold when it is packed, and " +
      'what comes back or is given back after that is a refund of the day on which it does. By category each counts all that ' +
      'lies in it, so that the rows come to more than the whole. JSON, or `text/csv` by `Accept`.',
    who: 'staff:reports',
    query: SalesSpan,
    answers: { 200: { json: SalesReport, or: [csv] } },
    async run({ sales }, { query, prefers }) {
      const items = (await sales.sales(query.by, query)).map(presentSales)
      return wantsCsv(prefers)
        ? asFile(`sales-by-${query.by}`, query, toCsv([...salesKeys[query.by], ...salesColumns], items))
        : { ...query, items }
    },
  }),

  get('/v1/orders/reports/picking', {
    summary: 'How orders were picked, by day or by picker',
    description:
      "Of orders that were picked line by line, on the shop's day on which they were packed; both ends included. JSON, or " +
      '`text/csv` by `Accept`.',
    who: 'staff:reports',
    query: PickingSpan,
    answers: { 200: { json: PickingReport, or: [csv] } },
    async run({ sales }, { query, prefers }) {
      const items = (await sales.picking(query.by, query)).map(presentPicking)
      return wantsCsv(prefers)
        ? asFile(`picking-by-${query.by}`, query, toCsv([...pickingKeys[query.by], ...pickingColumns], items))
        : { ...query, items }
    },
  }),
]

const wantsCsv = ({ type }: Preferences) => type(['application/json', 'text/csv']) === 'text/csv'

/** A file that says by its name what it is of. */
const asFile = (name: string, { from, to }: { from: string; to: string }, body: string) =>
  reply({
    ...{ type: csv, body },
    headers: { 'Content-Disposition': `attachment; filename="${name}-${from}-${to}.csv"` },
  })
