import { escapeField, formatRecords } from '#src/csv.ts'
import { formatMajor, type Money } from '#src/money.ts'

/** A cell of a report. */
type Cell = string | number | Money | null | undefined

/**
 * A report as CSV, its columns by these names: amounts in major units (`1299.00`), their currency in a column of its own.
 * It is made for spreadsheets: what one would take for a formula has an apostrophe before it.
 */
export function toCsv<Row extends object>(columns: readonly (keyof Row & string)[], rows: Row[]): string {
  const cells = (row: Row) => columns.map((column) => row[column] as Cell)
  const currencyOf = (row: Row) => (Object.values(row) as Cell[]).find(isMoney)?.currency
  const currencies = rows.map(currencyOf)
  const hasMoney = currencies.some((it) => it !== undefined)
  return formatRecords([
    [...columns, ...(hasMoney ? ['currency'] : [])],
    ...rows.map((row, at) => [...cells(row).map(spell), ...(hasMoney ? [currencies[at] ?? ''] : [])]),
  ])
}

const isMoney = (cell: Cell): cell is Money => typeof cell === 'object' && cell !== null

// A number that is less than nothing is no formula.
function spell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return isMoney(cell) ? formatMajor(cell) : escapeField(cell, true)
}
