import { stringify } from 'csv-stringify/sync'

/** What a spreadsheet takes for a formula begins so: with these as they are, or in full width. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/
/** The same behind apostrophes, the first of which is an escape in a file. */
const beginsEscaped = /^'+[=+\-@\t\r\n＝＋－＠]/

/**
 * A text as a field of a file. `forSpreadsheets`: what begins a formula gets an apostrophe before it. A text that begins
 * with apostrophes and then a formula gets one more either way, since `readField` takes one off.
 */
export const escapeField = (text: string, forSpreadsheets: boolean): string =>
  beginsEscaped.test(text) || (forSpreadsheets && beginsFormula.test(text)) ? `'${text}` : text

/** A field of a file as the text that it stands for: an apostrophe before a formula is none of it. */
export const readField = (field: string): string => (beginsEscaped.test(field) ? field.slice(1) : field)

/** RFC 4180 with LF; values as they are. */
export const formatRecords = (records: (readonly string[])[]): string =>
  stringify(records, { record_delimiter: '\n', quoted_match: /[\r\n]/ })
