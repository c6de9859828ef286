import { z } from 'zod'
import { code, id, text } from '#src/schemas/fields.ts'

/** The fields of a product, as requests and files are checked by. */

const longestUrl = 2048

export const name = text(200)
export const brand = text(100, 0)
export const description = text(5000, 0)
export const soldBy = z.enum(['piece', 'weight'])
export const stock = z.int().min(0).max(1_000_000_000_000)
export const maxPerOrder = z.int().min(1).max(1_000_000)
export const ageLimit = z.int().min(1).max(99)
export const substitutes = z
  .array(id)
  .max(10)
  .refine((ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length, 'must not name one twice')
/** How goods are taxed, by the name of a class. */
export const taxClass = code(40, /^[a-z][a-z0-9_-]*$/, 'must be small letters, digits, _ and -')
/** A code of the customs tariff: four digits, then pairs of them, with dots before them or without (`0401.2000`). */
export const tariffCode = code(
  16,
  /^\d{4}(?:\.?\d{2}){0,4}$/,
  'must be four digits and then up to four pairs, as 0401.2000',
)
/** A time that staff name, which a database and a calendar both know. */
export const moment = z.iso.datetime().refine((at) => at >= '1970', 'must be from 1970 on')
/** `>` is what a path is written with (`Dairy > Milk`). */
export const categoryName = text(100).regex(/^[^>\r\n]*$/, 'must not contain >')

/** An address that a browser may show: https or http, without a password in it. */
export const image = text(longestUrl)
  .refine(isImageUrl, 'must be an http or https URL')
  .meta({ format: 'uri' })

export const mostImages = 10

function isImageUrl(value: string): boolean {
  if (/[\s\\]/.test(value) || !URL.canParse(value)) return false
  const { protocol, username, password } = new URL(value)
  return /^https?:$/.test(protocol) && !username && !password
}
