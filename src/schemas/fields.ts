import { z } from 'zod'
import { isCurrency, type Money, mostMoney } from '#src/money.ts'
import { readPhone } from '#src/schemas/phone.ts'
import { digitsOf, somethingSeen, visible } from '#src/schemas/text.ts'

/** A UUID of any version, read in either case and given on in lower case, as PostgreSQL prints it. */
export const id = z.guid().toLowerCase()

/**
 * Every field of text that a request has is made of what is said here, so that each is read the same way at every door;
 * `tools/contract/text-fields.test.ts` walks all routes and finds those that aren't. NUL and lone surrogates, which PostgreSQL
 * can't store, are refused at the edge wherever they stand.
 */
export const textFields = z.registry<{ kind: 'text' | 'code' | 'verbatim' }>()

const field = <S extends z.ZodType>(kind: 'text' | 'code' | 'verbatim', schema: S): S => {
  textFields.add(schema, { kind })
  return schema
}

/** Text of `min` to `max` characters, trimmed; where `min` isn't 0 there is something to be seen in it. */
export const text = (max: number, min = 1) => {
  const trimmed = z.string().trim().max(max)
  if (min === 0) return field('text', trimmed)
  return field(
    'text',
    trimmed.min(min, { error: min === 1 ? notBlank : undefined, abort: true }).regex(somethingSeen, notBlank),
  )
}

const notBlank = 'must not be blank'

/** Text that means what it is to the last blank: passwords, cursors. */
export const verbatim = (max: number, min = 1) => field('verbatim', z.string().min(min).max(max))

/** A code of Latin letters, digits and marks, without what is pasted along: SKUs, barcodes, times of day. */
export const code = (max: number, pattern: RegExp, message: string) =>
  field(
    'code',
    z
      .string()
      .overwrite((value) => digitsOf(visible(value)).trim())
      .min(1, { error: notBlank, abort: true })
      .max(max)
      .regex(pattern, message),
  )

export const sku = code(64, /^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must be letters, digits and . _ / -')
export const barcode = code(48, /^[A-Za-z0-9.-]+$/, 'must be letters and digits')

const notAnAddress = 'must be an e-mail address'

/** An e-mail address, trimmed and without what nobody sees; in the case that it is written in. Parts as long as mail servers take. */
export const email = field(
  'code',
  z
    .string()
    .overwrite((value) => visible(value).trim())
    .check(z.email(notAnAddress))
    .max(254)
    .regex(/^[^@]{1,64}@(?:[^.]{1,63}\.)*[^.]{1,63}$/, notAnAddress),
)

/** A phone number as people write it, read as E.164 (phone.ts). */
export const phone = field(
  'code',
  z
    .string()
    .max(64)
    .meta({
      description: 'As people write it; kept as E.164, with an extension as `+9221111468429;ext=12`',
      examples: ['+923001234567'],
    }),
).transform((value, context) => {
  const read = readPhone(value)
  if (read !== null) return read
  context.issues.push({
    code: 'custom',
    input: value,
    message: 'must be a phone number such as +923001234567',
  })
  return z.NEVER
})

/** ISO 4217. Which one the mart has is its setting's to say. */
export const currencyCode = /^[A-Z]{3}$/

const amountOf = (least: number) =>
  z.strictObject({
    amount: z.int().min(least).max(mostMoney),
    currency: code(3, currencyCode, 'must be an ISO 4217 code such as PKR').refine(
      isCurrency,
      'is no currency of ISO 4217',
    ),
  })

/** An amount of minor units and its currency: `{ amount: 129900, currency: 'PKR' }`. */
export const money: z.ZodType<Money, Money> = amountOf(0).meta({ id: 'Money' })

/** The same of something that is more than nothing. */
export const someMoney: z.ZodType<Money, Money> = amountOf(1).meta({ id: 'SomeMoney' })

/** The same of what may be less than nothing: a change of an amount. */
export const signedMoney: z.ZodType<Money, Money> = amountOf(-mostMoney).meta({ id: 'SignedMoney' })

/** RFC 3339 in UTC with milliseconds: what `date.toISOString()` gives. */
export const timestamp = z.iso.datetime({ precision: 3 })

/** Pieces, or grams where the product is sold by weight. */
export const quantity = z.int().min(1).max(1_000_000_000)

/** A query parameter that is `true` or `false`, read as a boolean. */
export const flag = field('code', z.string())
  .refine((value) => value === 'true' || value === 'false', 'must be true or false')
  .meta({ type: 'boolean' })
  .transform((value) => value === 'true')

/** A query parameter that is a whole number (`1e1`, `0x10` and blanks are none), read as one. */
export const wholeNumber = (min: number, max: number) =>
  field('code', z.string().overwrite(digitsOf))
    .refine(
      (value) => /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max,
      `must be a whole number from ${min} to ${max}`,
    )
    // What the document says of it: a client sends a number.
    .meta({ type: 'integer', minimum: min, maximum: max })
    .transform(Number)
