import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvRecord, csvRecords } from './csv.ts'
import { readField } from './formula.ts'
import { type ImportColumn, importColumns, requiredColumns } from './import-row.ts'
import { type Line, linesOf, unreadable } from './lines.ts'

export type ImportFormat = 'text/csv' | 'application/x-ndjson'

/** What is read of a file in one turn of the event loop at most: a millisecond's work, whatever it holds. */
export const bytesOfTurn = 16_384
export const linesOfTurn = 32

/** A line that has no values; with `last` nothing behind it is read either. */
export interface BadLine {
  line: number
  message: string
  last?: boolean
}

/** The values of a line by column, or why it has none. */
export type ImportLine = { line: number; values: Record<string, string> } | BadLine

/**
 * Reads a file line by line; 422 where it can't be one of products at all. Others have their turn of the event loop
 * between bounded parts of it. Once `isEnough` says so what is left of the file is taken in, so that whoever sends it
 * hears the answer, and not read.
 */
export async function* importLines(
  bytes: AsyncIterable<Uint8Array>,
  format: ImportFormat,
  isEnough = () => false,
): AsyncGenerator<ImportLine> {
  let ofTurn = 0
  const pieces = inTurns(bytes, isEnough, () => {
    ofTurn = 0
  })
  const lines = format === 'text/csv' ? csvLines(csvRecords(pieces)) : ndjsonLines(linesOf(pieces))
  for await (const line of lines) {
    if (isEnough()) continue
    if (ofTurn === linesOfTurn) {
      await nextTurn()
      ofTurn = 0
    }
    ofTurn += 1
    yield line
  }
}

/** The bytes in pieces of which each has a turn of its own. */
async function* inTurns(bytes: AsyncIterable<Uint8Array>, isEnough: () => boolean, onTurn: () => void) {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length && !isEnough(); at += bytesOfTurn) {
      await nextTurn()
      onTurn()
      yield chunk.subarray(at, at + bytesOfTurn)
    }
  }
}

async function* csvLines(records: AsyncIterable<CsvRecord>): AsyncGenerator<ImportLine> {
  let header: ImportColumn[] | null = null
  for await (const { line, fields, fault, last } of records) {
    if (!header) {
      if (fault) throw unreadable(`The header, on line ${line}, ${fault}.`)
      header = readHeader(fields)
    } else if (fault) yield { line, message: fault, last }
    else if (fields.length !== header.length)
      yield { line, message: `has ${fields.length} fields, the header has ${header.length}` }
    else
      yield {
        line,
        values: Object.fromEntries(header.map((column, at) => [column, readField(fields[at] ?? '')])),
      }
  }
  if (!header) throw unreadable('The file is empty: its first line must be the header.')
}

/** The columns in the file's order. Throws a 422 that names what is missing, unknown or there twice. */
function readHeader(fields: string[]): ImportColumn[] {
  const names = fields.map((field) => field.trim())
  const unknown = names.filter((name) => !(importColumns as string[]).includes(name))
  const missing = requiredColumns.filter((column) => !names.includes(column))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  const show = (what: string, columns: string[]) =>
    columns.length > 0
      ? [
          `${what} ${columns
            .slice(0, 20)
            .map((name) => JSON.stringify(name.slice(0, 40).toWellFormed()))
            .join(', ')}`,
        ]
      : []
  const faults = [
    ...show('unknown columns', unknown),
    ...show('missing columns', missing),
    ...show('twice', twice),
  ]
  if (faults.length > 0) {
    throw unreadable(`The header is not ${importColumns.join(',')}: ${faults.join('; ')}.`)
  }
  return names as ImportColumn[]
}

async function* ndjsonLines(lines: AsyncIterable<Line>): AsyncGenerator<ImportLine> {
  for await (const { number: line, text, fault } of lines) {
    if (fault) yield { line, message: fault }
    else if (text.trim() !== '') yield readObject(text, line)
  }
}

/** The columns as fields; numbers (`"stock": 5`, `"price": 12.5`) are taken as they are written in CSV. */
function readObject(text: string, line: number): ImportLine {
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch {
    return { line, message: 'is not JSON' }
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return { line, message: 'is not a JSON object' }
  }
  const values: Record<string, string> = {}
  for (const [column, value] of Object.entries(object)) {
    if (!(importColumns as string[]).includes(column)) {
      return { line, message: `${column.slice(0, 40).toWellFormed()}: is not known here` }
    }
    if (value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number') {
      return { line, message: `${column}: must be text or a number` }
    }
    values[column] = String(value)
  }
  return { line, values }
}
