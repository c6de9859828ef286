import { isAscii, isUtf8 } from 'node:buffer'

/** A record of a CSV file and the line that it begins at; or why there is none. */
export interface CsvRecord {
  line: number
  fields: string[]
  fault?: string
  /** Whether the file isn't read behind the fault. */
  last?: boolean
  /** It isn't UTF-8, and was read as the code page that a Windows spreadsheet saves. */
  isWindows1252?: boolean
  /** The file ends within its line: it may have been cut off there. */
  isUnended?: boolean
}

/** How a file writes its records. */
export interface CsvForm {
  /** The byte between two fields. */
  separator: number
  /** How many fields the header has, those without a name at its end left out, and with them. Where they aren't given, as many as the first record. */
  width?: number
  fullWidth?: number
}

/** Bytes of a record at most: half as much again as the longest that a product could be. */
const longestRecord = 131_072
/** Twice as many as the widest files of shops have. */
const mostFields = 2_000

const [tab, feed, carriage, blank, quote, comma, equals] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3d]
const windows1252 = new TextDecoder('windows-1252')

/**
 * The records of a CSV file (RFC 4180; lines end with LF, CRLF or CR), its empty lines left out. Little memory is used
 * whatever comes. A record that isn't UTF-8 is read as Windows-1252, unless one before it was UTF-8 beyond ASCII.
 *
 * A record that can't be read is a fault of its own where it is sure that it ends: with its only line, or after as
 * many fields as the first record has. Where that isn't sure, as with a quote that is never closed, what follows may
 * be a text that looks like records: then nothing of the rest of the file is given, and the last fault says so.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  form: CsvForm = { separator: comma },
): AsyncGenerator<CsvRecord> {
  const reader = csvReader(form)
  for await (const chunk of bytes) yield* reader.read(chunk)
  yield* reader.end()
}

/** Where in a record a reader stands; `quote` is right after one in a quoted field, which ends it or is doubled. */
type State = 'start' | 'bare' | 'quoted' | 'quote' | 'closed'

/** Where a byte leads to. `field` and `record` end one; `broken` is text after the quote that closed a field. */
function next(state: State, byte: number, separator: number): State | 'field' | 'record' | 'broken' {
  if (state === 'quoted') return byte === quote ? 'quote' : 'quoted'
  if (byte === feed) return 'record'
  if (byte === separator) return 'field'
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

/** Reads records as their bytes come; `csvRecords` says how. */
export function csvReader({ separator, width: wanted = -1, fullWidth = wanted }: CsvForm) {
  let line = 1
  /** Whether the line has begun. */
  let begun = false
  /** Right behind a carriage return: a line feed is of the same line's end. */
  let returned = false
  let width = wanted
  /** Whether a record was beyond ASCII, and UTF-8. */
  let sureOfUtf8 = false
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
    if (fields > mostFields) fault ??= `has more than ${mostFields} fields`
    if (!fault) ends.push(used)
    keep(comma)
    begin = used
    state = 'start'
  }

  /** Whether a quote in the midst of a field is one of its text: of files by tab, and of `="0123"`, which keeps a spreadsheet from counting. */
  const isLiteral = () => separator === tab || room[begin] === equals

  /** One byte more; true where it ends the record. */
  const take = (byte: number): boolean => {
    if (readings) return takeInDoubt(readings, byte)
    const to = next(state, byte, separator)
    if (to === 'record') return true
    if (to === 'field') endField()
    else if (to === 'broken') {
      fault ??= misplaced
      readings = [
        { state: 'bare', fields, goesOn: false },
        { state: byte === quote ? 'quote' : 'quoted', fields, goesOn: true },
      ]
    } else {
      if (to === 'bare' && byte === quote && !isLiteral()) fault ??= misplaced
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
      const to = next(reading.state, byte, separator)
      if (to === 'record') continue
      going.push(reading)
      if (to === 'field') {
        reading.fields += 1
        reading.state = 'start'
      } else if (to !== 'broken') reading.state = to
      else reading.state = !reading.goesOn ? 'bare' : byte === quote ? 'quote' : 'quoted'
    }
    if (going.length > 0) readings = going
    else if (all.some(({ fields }) => fields + 1 === width || fields + 1 === fullWidth)) return true
    else lost = { line: first, why: fault ?? misplaced }
    return false
  }

  /** The record that ended with `last`; null where it is an empty line, or where it isn't sure that it ended. */
  const endRecord = (last: number): CsvRecord | null => {
    if (fields === 0 && used === 0 && state === 'start' && !readings) return null
    if (!readings) endField()
    const bytes = room.subarray(0, used)
    const isRead = isUtf8(bytes)
    if (isRead && !sureOfUtf8) sureOfUtf8 = !isAscii(bytes)
    const isWindows1252 = !isRead && !sureOfUtf8 && mayBeWindows1252(bytes)
    if (!isRead && !isWindows1252) fault ??= 'is not UTF-8'
    if (width === -1 && !fault) width = fullWidth = fields
    if (!readings && last > first && !isWhole()) {
      lost = { line: first, why: fault ?? `has ${fields} fields and several lines, the header has ${width}` }
      return null
    }
    if (fault) return { line: first, fields: [], fault }
    const text = (from: number, to: number) =>
      isWindows1252 ? windows1252.decode(room.subarray(from, to)) : room.toString('utf8', from, to)
    return {
      line: first,
      fields: ends.map((end, at) => text((ends[at - 1] ?? -1) + 1, end)),
      ...(isWindows1252 ? { isWindows1252 } : {}),
    }
  }

  /** Whether the record has a field for each column, and beyond them only empty ones. */
  const isWhole = () => {
    if (ends.length < fields) return fields === width || fields === fullWidth
    return fields >= width && ends.every((end, at) => at < width || end === (ends[at - 1] ?? 0) + 1)
  }

  const endLine = (): CsvRecord | null => {
    const record = !lost && take(feed) ? endRecord(line) : undefined
    line += 1
    begun = false
    if (record !== undefined && !lost) startRecord()
    return record ?? null
  }

  return {
    *read(chunk: Uint8Array): Generator<CsvRecord> {
      for (const byte of chunk) {
        if (byte === feed && returned) {
          returned = false
          // Within a text a line's end stays as it was written.
          if (state === 'quoted' && !readings && !lost) keep(feed)
          continue
        }
        returned = byte === carriage
        if (byte === feed || byte === carriage) {
          const record = byte === carriage && state === 'quoted' && !readings ? keepReturn() : endLine()
          if (record) yield record
          continue
        }
        begun = true
        if (!lost) take(byte)
      }
    },
    *end(): Generator<CsvRecord> {
      const last = begun ? line : line - 1
      if (!lost) {
        const ended = readings ? takeInDoubt(readings, feed) : state !== 'quoted'
        if (!ended) lost ??= { line: first, why: readings ? misplaced : unclosed }
        const record = ended ? endRecord(last) : null
        if (record) yield begun ? { ...record, isUnended: true } : record
      }
      if (!lost) return
      const rest = last > lost.line ? `; what follows, to line ${last}, was not read` : ''
      yield { line: lost.line, fields: [], fault: `${lost.why}${rest}`, last: true }
    },
  }

  function keepReturn(): null {
    if (!lost) keep(carriage)
    line += 1
    begun = false
    return null
  }
}

const misplaced = 'has a quote in the wrong place'
const unclosed = 'has a quote that is never closed'

/** Bytes that Windows-1252 gives no letter, and the one that no word of a shop has. */
const notOfWindows1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xff])

/** Whether bytes that aren't UTF-8 may be what a Windows spreadsheet of western Europe saves. */
const mayBeWindows1252 = (bytes: Uint8Array): boolean => !bytes.some((byte) => notOfWindows1252.has(byte))
