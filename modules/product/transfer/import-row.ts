import type { z } from 'zod'
import { mostMoney } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import { barcode, sku } from '#src/schemas/fields.ts'
import {
  ageLimit,
  brand,
  categoryName,
  description,
  image,
  maxPerOrder,
  mostImages,
  name,
  stock,
  tariffCode,
  taxClass,
} from '../product-fields.ts'
import { type ImportColumn, requiredColumns } from './import-header.ts'
import {
  bareCode,
  isCurrencyMark,
  isSpoilt,
  type Read,
  readBarcode,
  readCount,
  readPrice,
  readSoldBy,
  shown,
  splitImages,
  spoiltFault,
} from './import-values.ts'

const separator = '>'
const deepest = 8
/** Characters of a field that is taken apart before its parts are looked at: more than its longest parts and blanks between them. */
const longestPath = 2_000
const longestImages = 32_000
/** Addresses of a line that are looked at. */
const mostAddresses = 100

/** A line that was understood. A column that is left out says nothing. */
export interface ImportRow {
  line: number
  sku: string
  name: string
  /** Undefined where another shop's file has none for it. */
  category?: string[]
  /** Minor units of the mart's currency. */
  amount: number
  soldBy?: SoldBy
  brand?: string
  description?: string
  /** Null says that there is none. */
  barcode?: string | null
  /** The barcode as the file has it. */
  barcodeWritten?: string
  imageUrl?: string[]
  stock?: number
  /** Null says that there is no limit. */
  maxPerOrder?: number | null
  /** Null says that anybody gets it. */
  ageLimit?: number | null
  /** Null says that it is the mart's own. */
  taxClass?: string | null
  /** Minor units; null says that none is printed on it. */
  retailPrice?: number | null
  /** Null says that there is none. */
  tariffCode?: string | null
  /** What is to be said of values that were read in another way than they stand, or not at all. */
  warnings: { column: ImportColumn; message: string }[]
}

/** The values of a line by column. */
export interface ImportValues {
  line: number
  values: Partial<Record<ImportColumn, string>>
  /** They are of a file that another shop has written: what isn't needed may be unusable. */
  isForeign?: boolean
  /** What the file calls the columns. */
  headings?: Partial<Record<ImportColumn, string>>
}

/** Reads the values of one line; the message says what is wrong with which. */
export function readRow(
  { values, line, isForeign = false, headings = {} }: ImportValues,
  currency: string,
): ImportRow | { line: number; message: string } {
  const faults: string[] = []
  const warnings: ImportRow['warnings'] = []
  const labelled = (column: ImportColumn, message: string) =>
    headings[column] ? `${column} (${shown(headings[column])}): ${message}` : `${column}: ${message}`
  const warn = (column: ImportColumn, message: string) =>
    warnings.push({ column, message: labelled(column, message) })
  const fail = (column: ImportColumn, message: string) => faults.push(labelled(column, message))

  for (const [column, value] of Object.entries(values) as [ImportColumn, string][]) {
    if (value.includes('\0')) fail(column, `${shown(value)} must not contain NUL`)
    else if (!value.isWellFormed()) fail(column, `${shown(value)} is not Unicode`)
  }
  if (faults.length > 0) return { line, message: faults.join('; ') }

  /** What is said in a column, by what reads it; undefined where nothing is, or nothing that can be read. */
  const take = <T>(
    column: ImportColumn,
    read: (value: string) => Read<T>,
    mayFail = false,
  ): T | undefined => {
    const value = values[column]
    if (value === undefined) {
      if (requiredColumns.includes(column)) fail(column, 'is missing')
      return undefined
    }
    const result = read(value)
    if ('value' in result) {
      if (result.warning) warn(column, result.warning)
      return result.value
    }
    if (mayFail) warn(column, `${result.fault}; it was left out`)
    else fail(column, result.fault)
    return undefined
  }

  const row = {
    sku: take('sku', readSku),
    name: take('name', by(name)),
    category: take('category', (value) => readCategory(value, isForeign)),
    price: take('price', (value) => readPrice(value, currency)),
    soldBy: take('soldBy', readSoldBy),
    brand: take('brand', by(brand)),
    description: take('description', by(description), isForeign),
    barcode: take('barcode', readBarcodeOf),
    imageUrl: take(
      'imageUrl',
      (value) => readImages(value, (message) => warn('imageUrl', message)),
      isForeign,
    ),
    stock: take('stock', (value) => readStock(value, isForeign), isForeign),
    maxPerOrder: take('maxPerOrder', readLimit(maxPerOrder, 1_000_000), isForeign),
    ageLimit: take('ageLimit', readLimit(ageLimit, 99), isForeign),
    taxClass: take('taxClass', readTaxClass),
    retailPrice: take('retailPrice', (value) => readPrinted(value, currency)),
    tariffCode: take('tariffCode', readTariffCode, isForeign),
  }
  take('currency', (value) => readCurrency(value, currency))
  if (row.price && row.price.amount > mostMoney)
    fail('price', `${shown(values.price ?? '')} is more than anything costs`)
  const { price, sku, name: named, ...rest } = row
  if (faults.length > 0 || !price || sku === undefined || named === undefined)
    return { line, message: faults.join('; ') }
  if (isForeign && row.category === undefined)
    warn('category', 'is empty: a new product is put under Uncategorized')
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const read: ImportRow = { ...said, line, sku, name: named, amount: price.amount, warnings }
  if (values.barcode !== undefined) read.barcodeWritten = bareCode(values.barcode)
  return read
}

/** Reads a text by a schema, and says with its fault which text it is. */
const by =
  <T>(schema: z.ZodType<T>) =>
  (value: string): Read<T> => {
    const read = schema.safeParse(value)
    if (read.success) return { value: read.data }
    const [issue] = read.error.issues
    if (issue?.code === 'too_big')
      return {
        fault: `${shown(value)} is longer than ${issue.maximum} characters: it has ${value.trim().length}`,
      }
    return { fault: value.trim() === '' ? 'is empty' : `${shown(value)} ${issue?.message}` }
  }

const byTaxClass = by(taxClass)
const readTaxClass = (value: string): Read<string | null> =>
  value.trim() === '' ? { value: null } : byTaxClass(value)

const byTariffCode = by(tariffCode)

/** A spreadsheet that took it for a number has lost its zeros. */
function readTariffCode(value: string): Read<string | null> {
  const code = bareCode(value).replace(/^'/, '')
  if (code === '') return { value: null }
  return isSpoilt(code) ? { fault: spoiltFault(value) } : byTariffCode(code)
}

/** The price that is printed on a product: less or more than its own, but something. */
function readPrinted(value: string, currency: string): Read<number | null> {
  if (value.trim() === '') return { value: null }
  const read = readPrice(value, currency)
  if ('fault' in read) return read
  const { amount } = read.value
  return amount > 0 && amount <= mostMoney
    ? { ...read, value: amount }
    : { fault: `${shown(value)} is no price that is printed on anything` }
}

const bySku = by(sku)

function readSku(value: string): Read<string> {
  const code = bareCode(value).replace(/^'/, '')
  return isSpoilt(code) ? { fault: spoiltFault(value) } : bySku(code)
}

const byName = by(categoryName)

function readCategory(value: string, mayLack: boolean): Read<string[] | undefined> {
  if (value.trim() === '')
    return mayLack ? { value: undefined } : { fault: 'is empty: it must be a path such as Dairy > Milk' }
  if (value.length > longestPath) return { fault: `${shown(value)} is longer than ${longestPath} characters` }
  const parts = value.split(separator)
  if (parts.length > deepest) return { fault: `${shown(value)} has more than ${deepest} levels` }
  const levels: string[] = []
  for (const part of parts) {
    const read = byName(part)
    if ('fault' in read)
      return part.trim() === '' ? { fault: `${shown(value)} has a level without a name` } : read
    levels.push(read.value)
  }
  return { value: levels }
}

function readCurrency(value: string, currency: string): Read<undefined> {
  return value.trim() === '' || isCurrencyMark(value, currency)
    ? { value: undefined }
    : { fault: `${shown(value)} must be ${currency}` }
}

/** The mart's own words for a barcode: letters, digits and marks. */
function readBarcodeOf(value: string): Read<string | null> {
  const read = readBarcode(value)
  if ('fault' in read || read.value === null) return read
  const held = byBarcode(read.value)
  return 'fault' in held ? held : { ...read, value: held.value }
}

const byBarcode = by(barcode)

/** Addresses that are none are left out, and named: the line needs none of them. */
function readImages(value: string, warn: (message: string) => void): Read<string[] | undefined> {
  if (value.trim() === '') return { value: undefined }
  if (value.length > longestImages)
    return { fault: `${shown(value)} is longer than ${longestImages} characters` }
  const parts = splitImages(value)
  if (parts.length > mostAddresses)
    return { fault: `${shown(value)} has more than ${mostAddresses} addresses` }
  const images: string[] = []
  for (const part of parts) {
    const address = (part.startsWith('//') ? `https:${part}` : part).replaceAll(' ', '%20')
    if (image.safeParse(address).success) images.push(address)
    else if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[a-z]:[\\/]/i.test(address))
      return { fault: `${shown(part)} must be an http or https URL` }
    else
      warn(`${shown(part)} has no host to be fetched from, and was left out: an address begins with https://`)
  }
  if (images.length > mostImages) warn(`has ${images.length} images; the first ${mostImages} were taken`)
  return { value: images.length > 0 ? images.slice(0, mostImages) : undefined }
}

function readStock(value: string, isForeign: boolean): Read<number | undefined> {
  if (isForeign && /^-\d+(?:\.\d*)?$/.test(value.trim()))
    return { value: 0, warning: `${shown(value)} is less than nothing, and was read as 0` }
  const read = readCount(value)
  if ('fault' in read || read.value === undefined) return read
  return stock.safeParse(read.value).success ? read : { fault: `${shown(value)} is more than a shelf holds` }
}

/** A whole number from 1 on; empty says that there is none. */
const readLimit =
  (schema: z.ZodType<number>, most: number) =>
  (value: string): Read<number | null> => {
    const read = readCount(value)
    if ('fault' in read) return read
    if (read.value === undefined) return { value: null }
    return schema.safeParse(read.value).success
      ? { value: read.value }
      : { fault: `${shown(value)} must be from 1 to ${most}` }
  }
