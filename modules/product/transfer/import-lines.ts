import { setImmediate as nextTurn } from 'node:timers/promises'
import { readField } from '#src/csv.ts'
import { csvRecords } from './csv.ts'
import { longestStart, startOf } from './csv-form.ts'
import { toUtf8 } from './encoding.ts'
import { type ForeignLine, foreignReader } from './foreign-lines.ts'
import {
  type Header,
  type ImportColumn,
  importColumns,
  readHeader,
  requiredColumns,
} from './import-header.ts'
import type { ImportValues } from './import-row.ts'
import { shown } from './import-values.ts'
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

/** The values of a line; why it has none; or what is to be said of one. */
export type ImportLine = ImportValues | BadLine | { line: number; warning: string; isSkipped?: boolean }

/** How a file is to be read. */
export interface ImportFile {
  bytes: AsyncIterable<Uint8Array>
  format: ImportFormat
  /** What the sender says of its encoding; UTF-8 unless the file itself says otherwise. */
  charset?: string
}

/**
 * Reads a file line by line; 422 where it can't be one of products at all. The event loop is free for others after each
 * bounded part of it. Once `isEnough` says so the rest of the file is received and not read, so that its sender gets
 * the answer.
 */
export async function* importLines(
  { bytes, format, charset }: ImportFile,
  currency: string,
  isEnough = () => false,
): AsyncGenerator<ImportLine> {
  let ofTurn = 0
  const pieces = inTurns(bytes, isEnough, () => {
    ofTurn = 0
  })
  const text = toUtf8(pieces, charset)
  const lines = format === 'text/csv' ? csvLines(text, currency) : ndjsonLines(linesOf(text))
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

async function* csvLines(bytes: AsyncIterable<Uint8Array>, currency: string): AsyncGenerator<ImportLine> {
  const {
    form,
    record: top,
    header,
    bytes: whole,
  } = await startOf(bytes, (fields) => readHeader(fields, currency))
  const foreign = header.isOwn ? null : foreignReader(header)
  let isTold = false
  let isEmpty = true
  for await (const { line, fields, fault, last, isUnended, isWindows1252 } of csvRecords(whole, form)) {
    isEmpty = false
    if (!top || line < top.line) continue
    if (line === top.line) {
      if (fault) throw unreadable(`The header, on line ${line}, ${fault}.`)
      refuseFaults(header)
      if (header.unknown.length > 0)
        yield { line, warning: `columns that are not known here were not read: ${listed(header.unknown)}` }
      continue
    }
    if (isWindows1252 && !isTold) {
      isTold = true
      const seen = fields.find((field) => /[^\x20-\x7e]/.test(field)) ?? ''
      yield { line, warning: `is not UTF-8; it was read as Windows-1252, which makes ${shown(seen)} of it` }
    }
    if (!fault && fields.every((field) => field.trim() === '')) continue
    const why = fault ?? countFault(fields, header, form.width ?? 0, isUnended)
    if (why) yield { line, message: why, last }
    else if (foreign) yield* foreign.read(line, fields.map(readField)).map(toImportLine)
    else yield { line, values: valuesOf(fields, header) }
  }
  if (isEmpty) throw unreadable('The file is empty: its first line must be the header.')
  if (!top) throw unreadable(`The first line must be the header, and is longer than ${longestStart} bytes.`)
  yield* (foreign?.end() ?? []).map(toImportLine)
}

const toImportLine = (line: ForeignLine): ImportLine =>
  'skipped' in line ? { line: line.line, warning: `${line.skipped}; it was skipped`, isSkipped: true } : line

/** A field that isn't there says nothing. */
function valuesOf(fields: string[], { places }: Header): ImportValues['values'] {
  const values: ImportValues['values'] = {}
  for (const [column, [place = 0]] of places) {
    const field = fields[place]
    if (field !== undefined) values[column as ImportColumn] = readField(field)
  }
  return values
}

/** What a cut at their end wouldn't leave looking whole. */
const known = ['currency', 'soldBy']

/**
 * Why a record hasn't the header's fields; null where it has, or lacks none but empty ones at its end. One at the end of
 * the file that is short may have been cut off within a value: 12 of 1299.00.
 */
function countFault(fields: string[], { places }: Header, width: number, isUnended = false): string | null {
  const has = `has ${fields.length} fields, the header has ${width}`
  if (fields.slice(width).some((field) => field.trim() !== '')) return has
  if (fields.length >= width) return null
  const needed = requiredColumns.flatMap((column) => places.get(column)?.slice(0, 1) ?? [])
  if (needed.some((place) => place >= fields.length)) return has
  const [lastColumn] = [...places].find(([, all]) => all.includes(fields.length - 1)) ?? []
  const isCut = isUnended && fields.at(-1) !== '' && lastColumn && !known.includes(lastColumn)
  return isCut ? `${has}, and the file ends there: it may have been cut off` : null
}

/** Throws a 422 that names what is missing, there twice, or unknown to the mart's own format. */
function refuseFaults({ unknown, missing, twice, isOwn }: Header): void {
  const show = (what: string, columns: string[]) => (columns.length > 0 ? [`${what} ${listed(columns)}`] : [])
  const faults = [...show('missing columns', missing), ...show('twice', twice)]
  if (isOwn || missing.length > 0) faults.unshift(...show('unknown columns', unknown))
  if (faults.length === 0) return
  throw unreadable(`The header is not ${importColumns.join(',')}: ${faults.join('; ')}.`)
}

const listed = (names: string[]) =>
  names
    .slice(0, 20)
    .map((name) => JSON.stringify(name.slice(0, 40).toWellFormed()))
    .join(', ')

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
  const values: ImportValues['values'] = {}
  for (const [column, value] of Object.entries(object)) {
    if (!(importColumns as readonly string[]).includes(column)) {
      return { line, message: `${column.slice(0, 40).toWellFormed()}: is not known here` }
    }
    if (value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number') {
      return { line, message: `${column}: ${shown(JSON.stringify(value))} must be text or a number` }
    }
    values[column as ImportColumn] = String(value)
  }
  return { line, values }
}
