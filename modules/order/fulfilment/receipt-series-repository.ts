import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ReceiptDocument } from '#src/slip/document.ts'

/** A number of a series: the 42nd invoice of 2026. */
export interface SeriesNumber {
  series: 'INV' | 'CN'
  year: number
  number: number
}

const raise = sql<{ number: number }>(
  'receipt_series.raise',
  `with before as (select last from receipt_numbers where series = $1 and year = $2),
   raised as (
     insert into receipt_numbers as n (series, year, last) values ($1, $2, $3)
     on conflict (series, year) do update set last = excluded.last where n.last < excluded.last)
   insert into lost_receipts (series, year, number)
   select $1, $2, number from generate_series(coalesce((select last from before), 0) + 1, $3::bigint) as number
   returning number`,
)

// Only what is known to be lost comes back, and to an order that has no other: no number is ever there twice.
const recall = sql<{ number: number }>(
  'receipt_series.recall',
  `with found as (
     delete from lost_receipts
     where series = $1 and year = $2 and number = $3
       and not exists (select from receipts where order_id = $4 and kind = 'invoice')
     returning series, year, number
   ), named as (update orders set invoice = $5 where id = $4 and exists (select from found))
   insert into receipts (order_id, version, kind, series, year, number, issued_at, total, document)
   select $4, $6, 'invoice', series, year, number, $7, ($8::jsonb ->> 'total')::bigint, $8 from found
   returning number`,
)

/** An invoice that others know of: as it is written, and when it was issued. */
interface Recalled extends SeriesNumber {
  spelt: string
  orderId: string
  version: number
  issuedAt: Date
  document: ReceiptDocument
}

/** The series of receipts after a restore. SQL: numbers are counted, and taken back, each in one statement. */
export const receiptSeriesRepository = () => ({
  /** The series goes on above a number that others know was given; those between are lost. False where it is there. */
  raise: async ({ series, year, number }: SeriesNumber, tx: Tx): Promise<boolean> =>
    (await tx.query(raise, [series, year, number])).length > 0,

  /** An order has again the invoice that it had; false where the number is not lost, or the order has one. */
  async recall(
    { series, year, number, spelt, orderId, version, issuedAt, document }: Recalled,
    tx: Tx,
  ): Promise<boolean> {
    const values = [series, year, number, orderId, spelt, version, issuedAt, JSON.stringify(document)]
    return (await tx.query(recall, values)).length > 0
  },
})

export type ReceiptSeriesRepository = ReturnType<typeof receiptSeriesRepository>
