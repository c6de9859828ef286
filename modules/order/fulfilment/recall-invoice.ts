import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Order } from '../order.ts'
import { sellerOf } from '../receipts/issue-receipts.ts'
import { invoiceOf } from '../receipts/receipt.ts'
import type { ReceiptSeriesRepository, SeriesNumber } from './receipt-series-repository.ts'

interface Needs {
  receiptSeries: ReceiptSeriesRepository
  config: Config
  now: () => Date
}

/** The number of a receipt that others know, as people read it, and when it was issued where that is known. */
export interface GivenNumber {
  number: string
  issuedAt: Date | null
}

/** Of which series a number is, and which of it; null where it is none. */
export function readNumber(spelt: string): SeriesNumber | null {
  const [, series, year, number] = /^(INV|CN)-(\d{4})-(\d{6,15})$/.exec(spelt) ?? []
  return series
    ? { series: series as SeriesNumber['series'], year: Number(year), number: Number(number) }
    : null
}

/**
 * An order that was lost, or forgot how far it came, has the invoice again that it had, of how it was packed. False where
 * its number is nobody's to be given back: then it has a new one.
 */
export const recallInvoice =
  ({ receiptSeries, config, now }: Needs) =>
  async (packed: Order, { number: spelt, issuedAt }: GivenNumber, tx: Tx): Promise<boolean> => {
    const number = readNumber(spelt)
    if (number?.series !== 'INV') return false
    const document = invoiceOf(packed, sellerOf(config))
    const { id: orderId, version } = packed
    return receiptSeries.recall(
      { ...number, spelt, orderId, version, issuedAt: issuedAt ?? now(), document },
      tx,
    )
  }

export type RecallInvoice = ReturnType<typeof recallInvoice>
