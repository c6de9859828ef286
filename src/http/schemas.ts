import { z } from 'zod'
import { isCurrency, type Money } from '#src/money.ts'

/** An amount that nobody's basket reaches; far below 2^53, so that sums of a hundred lines stay exact. */
const mostMoney = 1_000_000_000_000

/** A UUID of any version, read in either case and given on in lower case, as PostgreSQL prints it. */
export const id = z.guid().toLowerCase()

/**
 * Text of `min` to `max` characters, kept as it is (not trimmed). NUL and lone surrogates, which
 * PostgreSQL can't store, are refused at the edge wherever they stand.
 */
export const text = (max: number, min = 1) => z.string().min(min).max(max)

/** An amount of minor units and its currency: `{ amount: 129900, currency: 'PKR' }`. */
export const money: z.ZodType<Money, Money> = z
  .strictObject({
    amount: z.int().min(0).max(mostMoney),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { abort: true, message: 'must be an ISO 4217 code such as PKR' })
      .refine(isCurrency, 'is no currency of ISO 4217'),
  })
  .meta({ id: 'Money' })

/** RFC 3339 in UTC with milliseconds: what `date.toISOString()` gives. */
export const timestamp = z.iso.datetime({ precision: 3 })

/** Pieces, or grams where the product is sold by weight. */
export const quantity = z.int().min(1).max(1_000_000_000)

/** A query parameter that is `true` or `false`, read as a boolean. */
export const flag = z
  .string()
  .refine((value) => value === 'true' || value === 'false', 'must be true or false')
  .meta({ type: 'boolean' })
  .transform((value) => value === 'true')

/** A query parameter that is a whole number (`1e1`, `0x10` and blanks are none), read as one. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max,
      `must be a whole number from ${min} to ${max}`,
    )
    // What the document says of it: a client sends a number.
    .meta({ type: 'integer', minimum: min, maximum: max })
    .transform(Number)
