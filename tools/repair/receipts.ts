import { firstIdAt } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { type GivenNumber, readNumber } from '../../modules/order/fulfilment/recall-invoice.ts'
import type { Books } from '../audit/books.ts'
import type { Step } from './step.ts'

/** A receipt that others than order know was issued, of whichever order. */
export interface KnownReceipt extends GivenNumber {
  order: string
}

// Both tables have the ids of their time, so that what is older isn't read.
const written = sql<{ order: string; number: string }>(
  'repair.invoices_written',
  `select order_id as "order", data ->> 'invoice' as number from messages
   where id >= $1 and order_id is not null and data ->> 'invoice' <> ''`,
)
const hooked = sql<{ order: string; number: string; issuedAt: Date | null }>(
  'repair.receipts_hooked',
  `select data -> 'order' ->> 'id' as "order", coalesce(data ->> 'number', data -> 'order' ->> 'invoice') as number,
     (data ->> 'issuedAt')::timestamptz as "issuedAt"
   from (
     select payload::jsonb -> 'data' as data from webhook_events
     where id >= $1 and payload <> '' and type like 'order.%') as told
   where coalesce(data ->> 'number', data -> 'order' ->> 'invoice') <> ''`,
)
const counted = sql<{ series: string; year: number; last: number }>(
  'repair.receipt_numbers',
  'select series, year, last from receipt_numbers',
)

/** All receipts that are known of since a time: `said` over the bus, and what customers and other systems were told. */
export async function knownReceipts(
  { notification }: Books,
  since: Date,
  said: KnownReceipt[],
): Promise<KnownReceipt[]> {
  const [letters, hooks] = await Promise.all([
    notification.query(written, [firstIdAt(since.getTime())]),
    notification.query(hooked, [firstIdAt(since.getTime())]),
  ])
  const known = [...letters.map((row) => ({ ...row, issuedAt: null })), ...hooks, ...said]
  return known.filter(({ number }) => readNumber(number) !== null)
}

/** The invoices among them by their orders, each with the time at which it was issued where anybody knows that. */
export function invoicesOf(receipts: KnownReceipt[]): Map<string, GivenNumber> {
  const invoices = new Map<string, GivenNumber>()
  for (const { order, number, issuedAt } of receipts)
    if (readNumber(number)?.series === 'INV' && !invoices.get(order)?.issuedAt)
      invoices.set(order, { number, issuedAt })
  return invoices
}

/** What brings the series beyond all that is known to be given. */
export async function planReceipts({ order }: Books, receipts: KnownReceipt[]): Promise<Step[]> {
  const last = new Map(
    (await order.query(counted)).map(({ series, year, last }) => [`${series}-${year}`, last]),
  )
  const most = new Map<string, { series: 'INV' | 'CN'; year: number; number: number }>()
  for (const { number: spelt } of receipts) {
    const given = readNumber(spelt)
    if (!given) continue
    const key = `${given.series}-${given.year}`
    if (given.number > Math.max(last.get(key) ?? 0, most.get(key)?.number ?? 0)) most.set(key, given)
  }
  return [...most].map(([key, given]) => ({
    do: 'receipts.raise',
    ...given,
    why: `${key} was given up to ${given.number}, and order knows of ${last.get(key) ?? 0}`,
  }))
}
