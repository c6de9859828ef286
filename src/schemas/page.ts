import { z } from 'zod'
import { invalid } from '../http/problem.ts'
import { code, wholeNumber } from './fields.ts'

const longestCursor = 1024

/** The query of every list, to be spread: `z.strictObject({ ...pageQuery, status: … })`. */
export const pageQuery = {
  limit: wholeNumber(1, 100).default(20),
  cursor: code(longestCursor, /^[A-Za-z0-9_-]+$/, 'is not a cursor of this list').optional(),
}

/** A page of a list, as the keyset contract has it. */
export interface Page<Item> {
  items: Item[]
  /** Opaque; null on the last page. */
  nextCursor: string | null
}

/** The schema of a page of `item`s. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/**
 * The place in a list that a cursor of `pageOf` stands for; null where there is none (the first page).
 * Throws a 422 where it isn't one of ours: not readable, or not of that schema.
 */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  const place = schema.safeParse(decode(cursor))
  if (!place.success) throw invalid({ path: 'cursor', message: 'is not a cursor of this list' })
  return place.data
}

/**
 * A page of `rows` that were fetched with `limit + 1`: the extra row tells that there is a next page.
 * `cursorOf` gives what `readCursor` will read back from the last row shown (JSON values: dates as strings).
 */
export function pageOf<Row>(rows: Row[], limit: number, cursorOf: (last: Row) => unknown): Page<Row> {
  if (rows.length <= limit) return { items: rows, nextCursor: null }
  const items = rows.slice(0, limit)
  return { items, nextCursor: encode(cursorOf(items[limit - 1] as Row)) }
}

const encode = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')

function decode(cursor: string): unknown {
  try {
    const bytes = Buffer.from(cursor, 'base64url')
    if (bytes.toString('base64url') !== cursor) return undefined
    return JSON.parse(bytes.toString('utf8'), refuseUnstorable)
  } catch {
    return undefined
  }
}

/** A cursor that someone made up may hold strings that PostgreSQL can't take. */
function refuseUnstorable(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new RangeError()
  return value
}
