import { isUtf8 } from 'node:buffer'

/** A record of a CSV file and the line that it begins at; or why there is none. */
export interface CsvRecord {
  line: number
  fields: string[]
  fault?: string
  /** Whether the file isn't read behind the fault. */
  last?: boolean
}

/** Bytes of a record at most: half as much again as the longest that a product could be. */
const longestRecord = 131_072

const [tab, feed, carriage, blank, quote, comma] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c]
const bom = Buffer.from('\ufeff')

/**
 * The records of a CSV file (RFC 4180; LF or CRLF, UTF-8 with or without a byte order mark), its empty lines left
 * out. Little memory is used whatever comes.
 *
 * A record that can't be read is a fault of its own where it is sure that it ends: with its only line, or after as
 * many fields as the first record has. Where that isn't sure, as with a quote that is never closed, what follows may
 * be a text that looks like records: then nothing of the rest of the file is given, and the last fault says so.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const reader = csvReader()
  for await (const chunk of withoutMark(bytes)) yield* reader.read(chunk)
  yield* reader.end()
}

/** Where in a record a reader stands; `quote` is right after one in a quoted field, which ends it or is doubled. */
type State = 'start' | 'bare' | 'quoted' | 'quote' | 'closed'

/** Where a byte leads to. `field` and `record` end one; `broken` is text after the quote that closed a field. */
function next(state: State, byte: number): State | 'field' | 'record' | 'broken' {
  if (state === 'quoted') return byte === quote ? 'quote' : 'quoted'
  if (byte === feed) return 'record'
  if (byte === comma) return 'field'
  if (state === 'bare') return 'bare'
  const isBlank = byte === blank || byte === tab
  if (state === 'start') return byte === quote ? 'quoted' : isBlank ? 'start' : 'bare'
  if (byte === quote && state === 'quote') return 'quoted'
  return isBlank ? 'closed' : 'broken'
}

/** One way to understand a record with text after a closing quote. */
interface Reading {
  state: State
  fields: number
  /** Whether such a quote is one of the text that wasn't doubled, rather than the field's end. */
  goesOn: boolean
}

function csvReader() {
  let line = 1
  /** Whether the line has begun. */
  let begun = false
  /** A carriage return that may be part of a line's end. */
  let returned = false
  /** How many fields the first record has. */
  let width = -1
  /** Why the rest of the file isn't read. */
  let lost: { line: number; why: string } | null = null

  // The record that is being read.
  let state: State = 'start'
  let first = 1
  /** Its fields, a comma after each, so that the bytes of two never make a letter together. */
  const room = Buffer.allocUnsafe(longestRecord)
  let used = 0
  let begin = 0
  let ends: number[] = []
  let fields = 0
  let fault: string | null = null
  let readings: Reading[] | null = null

  const startRecord = () => {
    state = 'start'
    first = line
    used = begin = fields = 0
    ends = []
    fault = readings = null
  }

  const keep = (byte: number) => {
    if (used < longestRecord) room[used++] = byte
    else fault ??= `is longer than ${longestRecord} bytes`
  }

  const endField = () => {
    fields += 1
    if (!fault) ends.push(used)
    keep(comma)
    begin = used
    state = 'start'
  }

  /** One byte more; true where it ends the record. */
  const take = (byte: number): boolean => {
    if (readings) return takeInDoubt(readings, byte)
    const to = next(state, byte)
    if (to === 'record') return true
    if (to === 'field') endField()
    else if (to === 'broken') {
      fault ??= misplaced
      readings = [
        { state: 'bare', fields, goesOn: false },
        { state: byte === quote ? 'quote' : 'quoted', fields, goesOn: true },
      ]
    } else {
      if (to === 'bare' && byte === quote) fault ??= misplaced
      // Blanks before a quoted field are none of it, nor those after it.
      if (state === 'start' && to === 'quoted') used = begin
      else if (to !== 'quote' && to !== 'closed') keep(byte)
      state = to
    }
    return false
  }

  /**
   * The same for each way to understand it. The record is over when all that still stand say so, and one of them
   * counts as many fields as there should be; one that ends before the other was wrong.
   */
  const takeInDoubt = (all: Reading[], byte: number): boolean => {
    const going: Reading[] = []
    for (const reading of all) {
      const to = next(reading.state, byte)
      if (to === 'record') continue
      going.push(reading)
      if (to === 'field') {
        reading.fields += 1
        reading.state = 'start'
      } else if (to !== 'broken') reading.state = to
      else reading.state = !reading.goesOn ? 'bare' : byte === quote ? 'quote' : 'quoted'
    }
    if (going.length > 0) readings = going
    else if (all.some((reading) => reading.fields + 1 === width)) return true
    else lost = { line: first, why: fault ?? misplaced }
    return false
  }

  /** The record that ended with `last`; null where it is an empty line, or where it isn't sure that it ended. */
  const endRecord = (last: number): CsvRecord | null => {
    if (fields === 0 && used === 0 && state === 'start' && !readings) return null
    if (!readings) endField()
    if (!fault && !isUtf8(room.subarray(0, used))) fault = 'is not UTF-8'
    if (width === -1 && !fault) width = fields
    if (!readings && last > first && fields !== width) {
      lost = { line: first, why: fault ?? `has ${fields} fields and several lines, the header has ${width}` }
      return null
    }
    if (fault) return { line: first, fields: [], fault }
    return {
      line: first,
      fields: ends.map((end, at) => room.toString('utf8', (ends[at - 1] ?? -1) + 1, end)),
    }
  }

  const endLine = (): CsvRecord | null => {
    if (returned && state === 'quoted') take(carriage)
    returned = false
    const record = !lost && take(feed) ? endRecord(line) : undefined
    line += 1
    begun = false
    if (record !== undefined && !lost) startRecord()
    return record ?? null
  }

  return {
    *read(chunk: Uint8Array): Generator<CsvRecord> {
      for (const byte of chunk) {
        if (byte === feed) {
          const record = endLine()
          if (record) yield record
          continue
        }
        begun = true
        if (lost) continue
        if (returned) take(carriage)
        returned = byte === carriage
        if (!returned) take(byte)
      }
    },
    *end(): Generator<CsvRecord> {
      const last = begun ? line : line - 1
      if (!lost) {
        const ended = readings ? takeInDoubt(readings, feed) : state !== 'quoted'
        if (!ended) lost ??= { line: first, why: readings ? misplaced : unclosed }
        const record = ended ? endRecord(last) : null
        if (record) yield record
      }
      if (!lost) return
      const rest = last > lost.line ? `; what follows, to line ${last}, was not read` : ''
      yield { line: lost.line, fields: [], fault: `${lost.why}${rest}`, last: true }
    },
  }
}

const misplaced = 'has a quote in the wrong place'
const unclosed = 'has a quote that is never closed'

/** The bytes of a file without its byte order mark. */
async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (!start) {
      yield chunk
      continue
    }
    start = Buffer.concat([start, chunk])
    if (start.length < bom.length) continue
    yield start.subarray(0, bom.length).equals(bom) ? start.subarray(bom.length) : start
    start = null
  }
  if (start) yield start
}
