import type { Logger } from 'pino'
import type { Config } from '#src/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ImportBatch } from './import-batch.ts'
import { type ImportFormat, importLines } from './import-lines.ts'
import { type ImportRow, readRow } from './import-row.ts'
import { skuKey } from './product.ts'

/** Lines of one transaction: larger ones gain little, and hold back others that write. */
const batchSize = 200
/** More errors than these are counted, but not listed. */
const mostErrors = 1000
const progressEvery = 5000

export interface ImportReport {
  created: number
  updated: number
  unchanged: number
  failed: number
  /** At most the first 1000. */
  errors: { line: number; message: string }[]
}

/**
 * Brings a file of products into the catalogue as it streams in: upserts by SKU, batch by batch, each in the
 * transaction that `inBatch` opens. A bad line fails alone; after a quote that is never closed nothing more is
 * read. Where a SKU comes twice the later line wins. What was committed stays if the rest never comes; importing
 * the file again finds it unchanged.
 */
export const importProducts =
  ({ importBatch, config, log }: { importBatch: ImportBatch; config: Config; log: Logger }) =>
  async (
    file: { bytes: AsyncIterable<Uint8Array>; format: ImportFormat },
    inBatch: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  ): Promise<ImportReport> => {
    const report: ImportReport = { created: 0, updated: 0, unchanged: 0, failed: 0, errors: [] }
    let batch = new Map<string, ImportRow>()
    let read = 0

    const fail = (error: { line: number; message: string }) => {
      report.failed += 1
      if (report.errors.length < mostErrors) report.errors.push(error)
    }

    const flush = async () => {
      if (batch.size === 0) return
      const rows = [...batch.values()]
      batch = new Map()
      const counts = await inBatch((tx) => importBatch(rows, tx))
      report.created += counts.created
      report.updated += counts.updated
      report.unchanged += counts.unchanged
      counts.refused.forEach(fail)
    }

    for await (const line of importLines(file.bytes, file.format)) {
      read += 1
      if (read % progressEvery === 0) log.info({ lines: read, failed: report.failed }, 'importing products')
      const row = 'values' in line ? readRow(line.values, line.line, config.currency) : line
      if ('message' in row) {
        fail(row)
        continue
      }
      const key = skuKey(row.sku)
      if (batch.size >= batchSize || batch.has(key)) await flush()
      batch.set(key, row)
    }
    await flush()
    // A batch is refused behind lines that were read after it.
    report.errors.sort((a, b) => a.line - b.line)
    const { errors: _, ...counts } = report
    log.info(counts, 'products imported')
    return report
  }

export type ImportProducts = ReturnType<typeof importProducts>
