import { z } from 'zod'
import { barcode, sku } from '#src/http/schemas.ts'
import { formatMajor, minorDigits, mostMoney, parseMajor } from '#src/money.ts'
import { brand, categoryName, description, images, maxPerOrder, name, soldBy, stock } from './schemas.ts'

/** The columns of the CSV format, in the order in which they are exported. */
export const importColumns = [
  ...(['sku', 'name', 'brand', 'category', 'price', 'currency', 'soldBy', 'barcode'] as const),
  ...(['description', 'imageUrl', 'stock', 'maxPerOrder'] as const),
]
export type ImportColumn = (typeof importColumns)[number]

/** Without these a line says nothing; the others may be left out, and leave what is there. */
export const requiredColumns: ImportColumn[] = ['sku', 'name', 'category', 'price']

const separator = '>'
/** Characters of a field that is taken apart before its parts are looked at: more than its longest parts and blanks between them. */
const longestPath = 2_000
const longestImages = 32_000

/** A blank field is one without a value. */
const optional = <S extends z.ZodType>(schema: S) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(schema)
    .optional()

/** A line of an import: what it says, of what it names. */
const Row = z.strictObject({
  sku,
  name,
  category: z
    .string()
    .max(longestPath)
    .transform((path) => path.split(separator))
    .pipe(z.array(categoryName).max(8)),
  price: z.string().trim(),
  currency: optional(z.string().trim()),
  soldBy: optional(soldBy),
  brand: brand.optional(),
  description: description.optional(),
  // An empty barcode says that there is none; no image, where there may be several, says nothing.
  barcode: z
    .literal('')
    .transform(() => null)
    .or(barcode)
    .optional(),
  imageUrl: optional(
    z
      .string()
      .max(longestImages)
      .transform((lines) => lines.split(/[\r\n]+/).filter((line) => line.trim() !== ''))
      .pipe(images),
  ),
  stock: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,13}$/, 'must be a whole number')
      .transform(Number)
      .pipe(stock),
  ),
  // As with the barcode: an empty one says that there is no limit.
  maxPerOrder: z
    .string()
    .trim()
    .regex(/^\d{0,13}$/, 'must be a whole number')
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(maxPerOrder.nullable())
    .optional(),
})

/** A line that was understood. */
export type ImportRow = Omit<z.output<typeof Row>, 'price'> & {
  line: number
  /** Minor units of the mart's currency. */
  amount: number
}

/** Reads the values of one line; the message says what is wrong with it. */
export function readRow(
  values: Record<string, string>,
  line: number,
  currency: string,
): ImportRow | { line: number; message: string } {
  const refuse = (message: string) => ({ line, message })
  for (const [column, value] of Object.entries(values)) {
    if (value.includes('\0')) return refuse(`${column}: must not contain NUL`)
    if (!value.isWellFormed()) return refuse(`${column}: is not Unicode`)
  }
  const read = Row.safeParse(values)
  if (!read.success) {
    return refuse(
      read.error.issues.map((issue) => `${String(issue.path[0] ?? 'line')}: ${issue.message}`).join('; '),
    )
  }
  const { price, ...row } = read.data
  if ((row.currency ?? currency) !== currency) return refuse(`currency: must be ${currency}`)
  const amount = parseMajor(price, currency)?.amount
  if (amount === undefined || amount > mostMoney) {
    const example = formatMajor({ amount: 1299 * 10 ** minorDigits(currency), currency })
    return refuse(`price: must be an amount in major units such as ${example}`)
  }
  return { ...row, line, amount }
}
