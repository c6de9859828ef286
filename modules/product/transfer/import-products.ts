import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { foundBy, workOf } from '../finding/work-of-text.ts'
import { skuKey } from '../product.ts'
import type { ImportBatch } from './import-batch.ts'
import { type BadLine, type ImportFile, importLines } from './import-lines.ts'
import { type ImportRow, readRow } from './import-row.ts'

/** Lines of one transaction: larger ones gain little, and hold back others that write, or read beside them. */
const batchSize = 100
/**
 * Work of one transaction (work-of-text.ts), or of the one line that is more: about as much as 100 ordinary lines are. A
 * long text can take a hundred times as long as they to be folded and indexed, while others wait.
 */
const batchWork = 16_384
/** More errors, and more warnings, than these are not listed. */
const mostListed = 1000
/** SKUs of a file that are kept in mind, so that one that comes again is named; some 10 MB. */
const mostNamed = 100_000
/** A file with more bad lines than these is none of products, and is read no further. */
export const mostFailures = 10_000
/** Imports that a process has under way at once: each takes turns and a connection from those who only read. */
const mostAtOnce = 2
const progressEvery = 5000

/** What became of a file. */
export interface ImportReport {
  created: number
  updated: number
  unchanged: number
  failed: number
  /** At most the first 1000, and why no more of the file was read. */
  errors: { line: number; message: string }[]
  /** Of the updated, those that were archived. As what follows left out where there are none. */
  restored?: number
  /** Lines of another shop's file that are no product for sale. */
  skipped?: number
  /** Lines whose stock was not used, since the product was there. */
  stockIgnored?: number
  /** What became of values that weren't taken as they stand; at most the first 1000. */
  warnings?: { line: number; message: string }[]
}

interface Needs {
  importBatch: ImportBatch
  config: Config
  log: Logger
}

/**
 * Brings a file of products into the catalogue as it streams in: upserts by SKU, batch by batch, each in the
 * transaction that `inBatch` opens. A bad line fails alone; after a quote that is never closed, or 10,000 bad lines, nothing
 * more is read. Where a SKU comes twice the later line wins. What was committed stays if the rest never comes; importing
 * the file again finds it unchanged. 503 where two are under way already.
 */
export const importProducts = ({ importBatch, config, log }: Needs) => {
  let underWay = 0

  type InBatch = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

  async function bring(file: ImportFile, inBatch: InBatch): Promise<ImportReport> {
    const report: ImportReport = { created: 0, updated: 0, unchanged: 0, failed: 0, errors: [] }
    const rest = { restored: 0, skipped: 0, stockIgnored: 0 }
    const warnings: { line: number; message: string }[] = []
    const seen = new Map<string, number>()
    let batch = new Map<string, ImportRow>()
    let ofBatch = 0
    let read = 0

    const warn = (line: number, message: string) => {
      if (warnings.length < mostListed) warnings.push({ line, message })
    }

    /** The later line of a SKU counts; both are named. */
    const nameRepeated = (key: string, { sku, line }: ImportRow) => {
      const before = seen.get(key)
      if (before !== undefined) {
        warn(before, `sku: ${JSON.stringify(sku)} comes again on line ${line}, which counts`)
        warn(line, `sku: ${JSON.stringify(sku)} is on line ${before} too; this line counts`)
      } else if (seen.size >= mostNamed) seen.delete(seen.keys().next().value as string)
      seen.set(key, line)
    }

    const fail = ({ line, message, last }: BadLine) => {
      report.failed += 1
      if (report.errors.length < mostListed || last) report.errors.push({ line, message })
    }

    const flush = async () => {
      if (batch.size === 0) return
      const rows = [...batch.values()]
      batch = new Map()
      ofBatch = 0
      const counts = await inBatch((tx) => importBatch(rows, tx))
      report.created += counts.created
      report.updated += counts.updated
      report.unchanged += counts.unchanged
      rest.restored += counts.restored
      rest.stockIgnored += counts.stockIgnored
      counts.refused.forEach(fail)
      for (const { line, message } of counts.warnings) warn(line, message)
    }

    const isEnough = () => report.failed >= mostFailures
    let behind = 0
    for await (const line of importLines(file, config.currency, isEnough)) {
      read += 1
      if (read % progressEvery === 0) log.info({ lines: read, failed: report.failed }, 'importing products')
      behind = line.line
      if ('warning' in line) {
        warn(line.line, line.warning)
        if (line.isSkipped) rest.skipped += 1
        continue
      }
      const row = 'values' in line ? readRow(line, config.currency) : line
      if ('message' in row) {
        fail(row)
        continue
      }
      const key = skuKey(row.sku)
      const work = workOf(`${row.name} ${row.brand ?? ''} ${foundBy(row.description ?? '')}`)
      if (batch.size >= batchSize || ofBatch + work > batchWork || batch.has(key)) await flush()
      nameRepeated(key, row)
      batch.set(key, row)
      ofBatch += work
    }
    await flush()
    if (isEnough())
      report.errors.push({
        line: behind,
        message: `${mostFailures} lines have failed; nothing behind this one was read`,
      })
    // A batch is refused behind lines that were read after it.
    report.errors.sort((a, b) => a.line - b.line)
    log.info({ ...report, ...rest, errors: undefined }, 'products imported')
    const told = Object.fromEntries(Object.entries(rest).filter(([, count]) => count > 0))
    if (warnings.length === 0) return { ...report, ...told }
    return { ...report, ...told, warnings: warnings.sort((a, b) => a.line - b.line) }
  }

  return async (file: ImportFile, inBatch: InBatch): Promise<ImportReport> => {
    if (underWay >= mostAtOnce)
      throw new Problem(503, 'Other files are being imported.', { headers: { 'Retry-After': '10' } })
    underWay += 1
    try {
      return await bring(file, inBatch)
    } finally {
      underWay -= 1
    }
  }
}

export type ImportProducts = ReturnType<typeof importProducts>
