import { type CsvRecord, csvRecords } from './csv.ts'
import { type ImportColumn, importColumns, requiredColumns } from './import-row.ts'
import { type Line, linesOf, unreadable } from './lines.ts'

export type ImportFormat = 'text/csv' | 'application/x-ndjson'

/** The values of a line by column, or why it has none. */
export type ImportLine = { line: number; values: Record<string, string> } | { line: number; message: string }

/** Reads a file line by line; 422 where it can't be one of products at all. */
export function importLines(
  bytes: AsyncIterable<Uint8Array>,
  format: ImportFormat,
): AsyncGenerator<ImportLine> {
  return format === 'text/csv' ? csvLines(csvRecords(bytes)) : ndjsonLines(linesOf(bytes))
}

async function* csvLines(records: AsyncIterable<CsvRecord>): AsyncGenerator<ImportLine> {
  let header: ImportColumn[] | null = null
  for await (const { line, fields, fault } of records) {
    if (!header) {
      if (fault) throw unreadable(`The header, on line ${line}, ${fault}.`)
      header = readHeader(fields)
    } else if (fault) yield { line, message: fault }
    else if (fields.length !== header.length)
      yield { line, message: `has ${fields.length} fields, the header has ${header.length}` }
    else yield { line, values: Object.fromEntries(header.map((column, at) => [column, fields[at] ?? ''])) }
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
