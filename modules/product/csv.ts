import { parse } from 'csv-parse/sync'
import type { Line } from './lines.ts'

/** A record of a CSV file and the line that it begins at; or why there is none. */
export interface CsvRecord {
  line: number
  fields: string[]
  fault?: string
}

/** Lines that a quoted field may go on for; a quote that is still open then was never meant as one. */
const mostLines = 50
const mostCharacters = 65_536
/** None that occurs: what is parsed is one record already, and its line ends are its fields'. */
const delimiters = '\0'

/**
 * The records of a CSV file (RFC 4180), its empty lines left out. A record with a stray or an unclosed
 * quote is a fault of its first line alone: reading goes on with the very next line.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  const source = lines[Symbol.asyncIterator]()
  // What was read ahead for a quoted field that didn't close.
  const waiting: Line[] = []
  const next = async (): Promise<Line | null> => {
    const line = waiting.shift()
    if (line) return line
    const read = await source.next()
    return read.done ? null : read.value
  }
  try {
    for (let first = await next(); first; first = await next()) {
      if (first.fault) yield { line: first.number, fields: [], fault: first.fault }
      else if (first.text !== '') yield await recordFrom(first, next, waiting)
    }
  } finally {
    await source.return?.()
  }
}

/** The record that begins with `first`; lines that turn out not to belong to it are put back to `waiting`. */
async function recordFrom(
  first: Line,
  next: () => Promise<Line | null>,
  waiting: Line[],
): Promise<CsvRecord> {
  const taken: Line[] = []
  let [text, end, open] = [first.text, first.end, hasOddQuotes(first.text)]
  while (open && taken.length < mostLines && text.length < mostCharacters) {
    const more = await next()
    if (!more) break
    taken.push(more)
    if (more.fault) break
    text += end + more.text
    end = more.end
    open = open !== hasOddQuotes(more.text)
  }
  const fields = open ? null : fieldsOf(text)
  if (fields) return { line: first.number, fields }
  waiting.unshift(...taken)
  const fault = open ? 'has a quote that is never closed' : 'has a quote in the wrong place'
  return { line: first.number, fields: [], fault }
}

/** A field that goes on in the next line has opened a quote and not closed it. */
const hasOddQuotes = (text: string) => text.split('"').length % 2 === 0

/** The fields of a whole record; null where its quotes stand wrong. */
function fieldsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',')
  try {
    const records = parse(text, { relax_column_count: true, record_delimiter: delimiters })
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}
