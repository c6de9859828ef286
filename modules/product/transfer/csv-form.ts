import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvForm, type CsvRecord, csvReader } from './csv.ts'

/** What a file's beginning tells: how it is written, and its header. */
export interface CsvStart<Header> {
  form: CsvForm
  /** The record that is the header, or what stands in its place; null where the file is empty. */
  record: CsvRecord | null
  header: Header
  /** The whole file, its beginning with it. */
  bytes: AsyncIterable<Uint8Array>
}

/** How good a header a record makes. */
export interface Rated {
  score: number
  /** Whether it has all that a header must have; its score is above those that haven't, then. */
  isWhole: boolean
}

/** Bytes of a beginning at most: the longest headers of shops have a third of it. */
export const longestStart = 16_384
/** Records before a header at most: titles, dates, `sep=;`. */
const mostBefore = 10
const separators = Buffer.from(',;\t|')
/** What a spreadsheet is told by, on a line of its own. */
const told = /^"?sep=([^\w"\r\n])"?[\r\n]/i

/**
 * Finds how a CSV file is written from as little of its beginning as tells it. `read` makes a header of a record's fields
 * and says how good a one it is: the best of any separator is taken, at once where it is `whole`.
 */
export async function startOf<Header extends Rated>(
  bytes: AsyncIterable<Uint8Array>,
  read: (fields: string[]) => Header,
): Promise<CsvStart<Header>> {
  const rest = bytes[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  let tried = 0
  for (;;) {
    const next = await rest.next()
    if (!next.done) start = Buffer.concat([start, next.value])
    const isAll = next.done || start.length >= longestStart
    // Tried again when it has doubled, so that a file that comes byte by byte costs no more than another.
    if (!isAll && (start.length < 2 * tried || !/[\r\n]/.test(start.toString('latin1', tried)))) continue
    tried = start.length
    const found = await best(start, Boolean(next.done), read)
    if (found?.header.isWhole || isAll) return { ...(found ?? nothing(read)), bytes: joined(start, rest) }
  }
}

const nothing = <Header>(read: (fields: string[]) => Header) => ({
  form: { separator: separators[0] as number },
  record: null,
  header: read([]),
})

/** The best header among the first records, by each separator that it might be. */
async function best<Header extends Rated>(start: Buffer, isAll: boolean, read: (fields: string[]) => Header) {
  const sign = told.exec(start.toString('latin1', 0, 10))?.[1]
  let found: { form: CsvForm; record: CsvRecord; header: Header } | null = null
  for (const separator of sign ? Buffer.from(sign) : separators) {
    await nextTurn()
    for (const record of firstRecords(start, isAll, separator)) {
      const header = read(record.fields)
      if (found && found.header.score >= header.score) continue
      const width = record.fields.findLastIndex((field) => field.trim() !== '') + 1
      found = { form: { separator, width, fullWidth: record.fields.length }, record, header }
    }
  }
  return found
}

function* firstRecords(start: Buffer, isAll: boolean, separator: number): Generator<CsvRecord> {
  const reader = csvReader({ separator })
  let left = mostBefore
  for (const records of [reader.read(start), isAll ? reader.end() : []]) {
    for (const record of records) {
      yield record
      left -= 1
      if (left === 0) return
    }
  }
}

async function* joined(start: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield start
    for (;;) {
      const { value, done } = await rest.next()
      if (done) return
      yield value
    }
  } finally {
    await rest.return?.()
  }
}
