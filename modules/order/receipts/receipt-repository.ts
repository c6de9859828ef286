import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { NumberedReceipt, ReceiptDocument } from '#src/slip/document.ts'
import { type Issued, type ReceiptKind, seriesOf } from './receipt.ts'

/** A receipt that is to have a number: of which order, as it stands in which version. */
export interface Unnumbered extends Issued {
  orderId: string
  version: number
}

/** One that has it. */
export type Receipt = Unnumbered & NumberedReceipt

/** The shop's time zone, and the tax authority that is set. */
interface Issuing {
  timeZone: string
  fiscal: string | null
}

interface Numbered {
  orderId: string
  version: number
  kind: ReceiptKind
  series: string
  year: number
  number: number
  issuedAt: Date
}

const columns = `order_id as "orderId", version, kind, series, year, number, issued_at as "issuedAt"`

// The series in their order, so that two transactions never wait for each other's. An order that has an invoice gets none
// again, and no number is taken for it: whoever issues has locked the order.
const issue = sql<Numbered>(
  'receipt.issue',
  `with asked as (
     select r.* from jsonb_to_recordset($1::jsonb) as r (at integer, "orderId" uuid, version integer, kind text,
       series text, document jsonb)
     where r.kind <> 'invoice' or not exists (select from receipts i where i.order_id = r."orderId" and i.kind = 'invoice')
   ), taken as (
     insert into receipt_numbers as n (series, year, last)
     select series, extract(year from now() at time zone $2)::integer, count(*) from asked group by series order by series
     on conflict (series, year) do update set last = n.last + excluded.last
     returning series, year, last
   ), issued as (
     insert into receipts (order_id, version, kind, series, year, number, issued_at, total, document, fiscal)
     select a."orderId", a.version, a.kind, a.series, t.year,
       t.last - count(*) over (partition by a.series) + row_number() over (partition by a.series order by a.at),
       now(), (a.document ->> 'total')::bigint, a.document, $3
     from asked a join taken t on t.series = a.series
     returning *
   ), named as (
     update orders o set invoice = concat_ws('-', i.series, i.year, lpad(i.number::text, greatest(6, length(i.number::text)), '0'))
     from issued i where i.kind = 'invoice' and o.id = i.order_id
   )
   select ${columns} from issued`,
)

const ofOrders = sql<Numbered & { document: ReceiptDocument }>(
  'receipt.of_orders',
  `select ${columns}, document from receipts where order_id = any($1::uuid[])
   order by version, kind desc`,
)

const due = sql<{ id: string; packed: boolean }>(
  'receipt.due',
  'select order_id as id, packed from receipts_due order by order_id limit $1 for update skip locked',
)

const settle = sql('receipt.settle', 'delete from receipts_due where order_id = any($1::uuid[])')

const spell = ({ series, year, number }: Numbered) => `${series}-${year}-${String(number).padStart(6, '0')}`

/** Invoices and credit notes, which only grow more. */
export const receiptRepository = ({ db }: { db: Database }) => ({
  /**
   * Gives each the next number of its series. The rows of the numbers are locked from here to the commit. `fiscal`: whom
   * they are to be registered with.
   */
  async issue(asked: Unnumbered[], { timeZone, fiscal }: Issuing, tx: Tx): Promise<Receipt[]> {
    const rows = asked.map((one, at) => ({ ...one, at, series: seriesOf[one.kind] }))
    const numbered = await tx.query(issue, [JSON.stringify(rows), timeZone, fiscal])
    const found = new Map(numbered.map((row) => [keyOf(row), row]))
    return asked.flatMap((one) => {
      const row = found.get(keyOf(one))
      return row ? { ...one, number: spell(row), issuedAt: row.issuedAt } : []
    })
  },

  /** What was issued of some orders; of each the invoice first. */
  async ofOrders(ids: string[], on: Queryable = db): Promise<Receipt[]> {
    return (await on.query(ofOrders, [ids])).map(({ orderId, version, kind, document, ...row }) => ({
      ...{ orderId, version, kind, document, issuedAt: row.issuedAt },
      number: spell({ orderId, version, kind, ...row }),
    }))
  },

  /** Claims orders of which there may be a receipt to come; `packed`: an invoice. */
  due: (limit: number, tx: Tx): Promise<{ id: string; packed: boolean }[]> => tx.query(due, [limit]),

  /** What these orders were due is issued. */
  settle(ids: string[], tx: Tx): void {
    tx.write(settle, [ids])
  },
})

export type ReceiptRepository = ReturnType<typeof receiptRepository>

const keyOf = ({ orderId, version, kind }: Pick<Unnumbered, 'orderId' | 'version' | 'kind'>) =>
  `${orderId} ${version} ${kind}`
