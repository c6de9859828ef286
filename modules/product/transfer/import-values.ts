import { formatMajor, type Money, minorDigits, parseMajor } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import { digitsOf } from '#src/schemas/text.ts'

/** What a value was read as, and what is to be said of that; or why it can't be read. */
export type Read<T> = { value: T; warning?: string } | { fault: string }

/** A value as a message shows it. */
export const shown = (value: string): string =>
  JSON.stringify(value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value.toWellFormed())

/** An amount as people and spreadsheets write it: `1299.00`, `1,299.00`, `1.299,00`, `Rs 1 299/-`, `۱۲۹۹`. */
export function readPrice(text: string, currency: string): Read<Money> {
  const example = formatMajor({ amount: 1299 * 10 ** minorDigits(currency), currency })
  if (text.trim() === '') return { fault: `is empty: it must be an amount in major units such as ${example}` }
  const no = { fault: `${shown(text)} must be an amount in major units such as ${example}` }
  if (text.length > 100) return no
  const match = /^([^\d-]*)(\d[\d.,'’٫٬\s]*?)([^\d]*)$/.exec(digitsOf(text).trim().replace(/^'/, ''))
  if (!match) return no
  const [, before = '', figure = '', behind = ''] = match
  const marked = [before, behind.replace(/[/.,]?[=-]?\s*$/, (tail) => (tail.startsWith('-') ? tail : ''))]
  if (marked.some((mark) => mark.trim() !== '' && !isCurrencyMark(mark, currency)))
    return { fault: `${shown(text)} must be an amount in ${currency} such as ${example}` }
  const plain = plainFigure(figure, minorDigits(currency))
  if (plain === null) return no
  if (plain.length > 1)
    return { fault: `${shown(text)} may be ${plain.join(' or ')}: write it as ${example}` }
  const value = parseMajor(plain[0] as string, currency)
  if (!value) return no
  if (value.amount === 0) return { value, warning: `${shown(text)} gives it away for nothing` }
  return /^\d+,\d{3}$/.test(figure.trim())
    ? { value, warning: `${shown(text)} was read as ${plain[0]}` }
    : { value }
}

/**
 * A figure with decimal point or comma and groups of digits as a plain decimal; more than one where it may be either,
 * null where it is none. A single point before three digits may be either; a comma there stands between thousands, since
 * no amount has three decimals.
 */
function plainFigure(figure: string, digits: number): string[] | null {
  const text = figure
    .trim()
    .replaceAll('٬', ',')
    .replaceAll('٫', '.')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
  if (/^\d+$/.test(text)) return [text]
  const single = /^(\d+)([.,])(\d+)$/.exec(text)
  if (single) {
    const [, whole = '', sign, rest = ''] = single
    const zeros = rest.slice(digits).replace(/0+$/, '') === ''
    if (rest.length === 3 && sign === ',')
      return whole.length <= 3 && digits < 3 && whole !== '0' ? [whole + rest] : null
    if (rest.length === 3 && zeros && digits < 3) return [`${whole}.${rest.slice(0, digits)}`, whole + rest]
    return zeros || rest.length <= digits ? [decimal(whole, rest.slice(0, digits))] : null
  }
  // Thousands by one sign, decimals by the other; or thousands alone.
  for (const [thousands, point] of [',.', '.,']) {
    const grouped = new RegExp(
      `^(\\d{1,3}(?:\\${thousands}\\d{2,3})*\\${thousands}\\d{3})(?:\\${point}(\\d+))?$`,
    ).exec(text)
    if (!grouped) continue
    const rest = grouped[2] ?? ''
    if (rest.slice(digits).replace(/0+$/, '') !== '') return null
    return [decimal((grouped[1] ?? '').replaceAll(thousands as string, ''), rest.slice(0, digits))]
  }
  return null
}

const decimal = (whole: string, rest: string) => (rest === '' ? whole : `${whole}.${rest}`)

/** Whether people mark amounts of the currency so: its code and signs, without case, dots and blanks. */
export function isCurrencyMark(mark: string, currency: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s.]/g, '')
  return marksOf(currency).some((sign) => plain(sign) === plain(mark))
}

const marks = new Map<string, string[]>()

function marksOf(currency: string): string[] {
  const known = marks.get(currency)
  if (known) return known
  const signs = (['symbol', 'narrowSymbol'] as const).map(
    (currencyDisplay) =>
      new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? '',
  )
  const rupees = signs.includes('Rs') ? ['₨', 'Re', 'rupee', 'rupees', 'روپے'] : []
  const all = [currency, ...signs, ...rupees]
  marks.set(currency, all)
  return all
}

const units: Record<SoldBy, string> = {
  piece: 'piece pieces pc pcs each ea unit units item items stuck stk count ct no nos number عدد',
  weight: 'weight byweight kg kgs kilo kilos kilogram kilograms perkg loose weighed کلو وزن',
}

/** How a product is sold, as people say it; undefined where it isn't said. */
export function readSoldBy(text: string): Read<SoldBy | undefined> {
  const key = text.toLowerCase().replace(/[\s._()/-]/g, '')
  if (text.trim() === '') return { value: undefined }
  for (const [value, names] of Object.entries(units) as [SoldBy, string][])
    if (names.split(' ').includes(key)) return { value }
  return { fault: `${shown(text)} must be piece or weight` }
}

/** A code in the ways in which spreadsheets keep its digits: `="0123"`, `'0123`, a float's `123.0`. */
export function bareCode(text: string): string {
  const trimmed = text.trim()
  return (/^="(.*)"$/s.exec(trimmed)?.[1] ?? trimmed).trim()
}

/** What a spreadsheet makes of a long number when it shows it: the digits behind are gone. */
export const isSpoilt = (code: string) => /^\d(?:(?:[.,]\d+)?E\+|[.,]\d+E)\d{1,3}$/i.test(code)
export const spoiltFault = (text: string) =>
  `${shown(text)} was spoilt by a spreadsheet, which has rounded its digits away, so the line was not taken: give the column the format Text and write the code again`

const nothing = /^(?:n[./]?a\.?|none|nil|null|nan|#n\/a|[-–—]+)$/i
const noCode = /^(?:no|no ?barcode|without|unknown|tbd|does not apply|[.#?]+|0+)$/i

/** Characters of a field of codes that is taken apart. */
const longestCodes = 500

/** Whether a value says that there is none. */
const isNothing = (text: string) => text === '' || nothing.test(text)

/**
 * A barcode as files have it; null where there is none. A code that a spreadsheet has spoilt is a fault; one that it has
 * bent is read as it was, and that is said; so is a wrong check digit. Behind an apostrophe it stands as it is.
 */
export function readBarcode(text: string): Read<string | null> {
  const bare = bareCode(text)
  if (bare.startsWith("'")) {
    const code = bare.slice(1).trim()
    return withDigitChecked(text, code === '' ? null : code)
  }
  if (isNothing(bare) || noCode.test(bare)) return { value: null }
  const [first = '', ...others] = bare.length > longestCodes ? [bare] : bare.split(/\s*[,;|/\n]\s*/)
  if (others.length > 0 && isGtin(first))
    return { value: first, warning: `${shown(text)} are several; ${first} was taken` }
  const digits = digitsOf(bare).replace(/\s+/g, '')
  const code = /^[\d.,E+-]+$/i.test(digits) ? digits : bare
  if (isSpoilt(code)) return { fault: spoiltFault(text) }
  const whole = /^(\d{6,14})[.,]0+$/.exec(code)?.[1]
  // A number that ends in so many zeros was rounded before it was written out again.
  if (whole && (/0{5}$/.test(whole) || !isGtin(whole))) return { fault: spoiltFault(text) }
  if (whole) return { value: whole, warning: `${shown(text)} was read as ${whole}` }
  if (/^\d{11}$/.test(code) && isGtin(`0${code}`))
    return { value: `0${code}`, warning: `${shown(text)} was read as 0${code}: its first zero was lost` }
  return withDigitChecked(text, code)
}

function withDigitChecked(text: string, value: string | null): Read<string | null> {
  if (value === null || !/^(\d{8}|\d{12,14})$/.test(value) || isGtin(value)) return { value }
  return { value, warning: `${shown(text)} has a wrong check digit, and was kept as it is` }
}

/** Whether that is a GTIN-8, -12, -13 or -14 with its check digit. */
export function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false
  const sum = [...code].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  return sum % 10 === 0
}

/** How a barcode is written in a file, so that `readBarcode` reads it as it is. */
export function barcodeField(code: string | null): string {
  if (code === null) return ''
  const read = readBarcode(code)
  return 'value' in read && read.value === code ? code : `'${code}`
}

/** A whole number as spreadsheets write it: `1,200`, `12.0`, `'5`; undefined where there is none. */
export function readCount(text: string): Read<number | undefined> {
  const plain = digitsOf(text).trim().replace(/^'/, '')
  if (isNothing(plain)) return { value: undefined }
  const digits = /^\d{1,3}(,\d{2,3})*,\d{3}(\.0*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  const whole = /^(\d{1,13})(?:\.0*)?$/.exec(digits)?.[1]
  return whole === undefined ? { fault: `${shown(text)} must be a whole number` } : { value: Number(whole) }
}

/** What stands between two addresses of a field; a comma or semicolon may be part of one too, a blank is of none. */
const between = /[,;|](?=\s|\/|https?:\/\/)|\s(?=https?:\/\/)/i
const betweenPaths = /[,;|]/

/**
 * The addresses of a field that holds several: one a line, or by comma, semicolon or `|`. Where the field ends with a
 * line's end each line is one address as it is.
 */
export function splitImages(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const isVerbatim = lines.length > 1 && lines.at(-1) === ''
  const parts = isVerbatim ? lines : lines.flatMap(partsOf)
  return parts.map((part) => part.trim()).filter((part) => !isNothing(part))
}

function partsOf(line: string): string[] {
  return line
    .split(between)
    .flatMap((part) =>
      /^\s*(?:https?:)?\/\//i.test(part) ? part.replace(/[,;|]\s*$/, '') : part.split(betweenPaths),
    )
}

/** How addresses are written in one field, so that `splitImages` reads them as they are. */
export function imagesField(images: string[]): string {
  const field = images.join('\n')
  return JSON.stringify(splitImages(field)) === JSON.stringify(images) ? field : `${field}\n`
}
