import { z } from 'zod'
import { money as asMoney } from '#src/money.ts'
import { id, money } from '#src/schemas/fields.ts'
import { type Grouping, groupings, type PickingRow, type SalesRow } from './sums-repository.ts'

/** Days that a report spans at most: of what has many rows a day, fewer. */
const mostDays: Record<Grouping | 'picker', number> = {
  day: 366,
  hour: 31,
  category: 366,
  product: 92,
  zone: 366,
  picker: 366,
}
const day = 24 * 60 * 60_000

// There is no year 0.
const date = z.iso.date().refine((text) => text >= '0001', { message: 'must be a date from 0001-01-01 on' })

/** From one of the shop's dates to another, both included, by one of these. */
const spanBy = <const By extends Grouping | 'picker'>(by: readonly [By, ...By[]], first: By) =>
  z
    .strictObject({
      from: date,
      to: date,
      by: (z.enum(by) as unknown as z.ZodType<By, By>).default(first as never),
    })
    .superRefine(({ from, to, by }, { addIssue }) => {
      if (from > to) addIssue({ code: 'custom', path: ['to'], message: 'must not be before from' })
      if (Date.parse(to) - Date.parse(from) >= mostDays[by as By] * day)
        addIssue({
          code: 'custom',
          path: ['to'],
          message: `at most ${mostDays[by as By]} days at once by ${by}`,
        })
    })

export const SalesSpan = spanBy(groupings, 'day')
export const PickingSpan = spanBy(['day', 'picker'], 'day')

const count = z.int()

export const SalesReport = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(groupings),
    items: z.array(
      z.strictObject({
        date: z.iso.date().optional().meta({ description: 'By day and by hour' }),
        hour: z.int().optional().meta({ description: "The shop's: 18 is from 18:00 until before 19:00" }),
        categoryId: id.nullable().optional().meta({
          description: 'With all that lies in it; null: products in none, delivery, fees and tips',
        }),
        productId: id.nullable().optional().meta({
          description: 'null: delivery, fees and tips, and money that was given back for no line',
        }),
        zoneId: id.nullable().optional(),
        sku: z.string().optional(),
        name: z.string().optional().meta({ description: "The product's, or the zone's, as it is now" }),
        orders: count.meta({ description: 'Packed orders that have something of it' }),
        pieces: count,
        grams: count.meta({ description: 'Of what is sold by weight' }),
        revenue: money.meta({ description: 'After discounts, tax, delivery, fees and tips included' }),
        fees: money.meta({ description: 'Of the revenue: delivery, fees and tips' }),
        discount: money,
        tax: money.meta({ description: 'Of the revenue' }),
        refunds: money.meta({ description: 'Given up then of whatever was sold, then or before' }),
        refundedTax: money.meta({ description: 'Of the refunds' }),
      }),
    ),
  })
  .meta({ id: 'SalesReport' })

export const PickingReport = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['day', 'picker']),
    items: z.array(
      z.strictObject({
        date: z.iso.date().optional(),
        pickerId: id
          .nullable()
          .optional()
          .meta({ description: 'Who had it last; null: who did had given it back' }),
        orders: count.meta({ description: 'Picked line by line, and packed' }),
        lines: count.meta({ description: 'As ordered: picked, short and substituted together' }),
        picked: count,
        short: count,
        substituted: count,
        minutesAnOrder: z.number().meta({ description: 'From when picking began until it was packed' }),
      }),
    ),
  })
  .meta({ id: 'PickingReport' })

type Sales = z.output<typeof SalesReport>['items'][number]
type Picking = z.output<typeof PickingReport>['items'][number]

/** A row of sales as a client sees it; names that aren't known are left out. */
export function presentSales({ sku, name, currency, ...row }: SalesRow): Sales {
  const amount = (minor: number) => asMoney(minor, currency)
  return {
    ...row,
    ...(sku && { sku }),
    ...(name && { name }),
    revenue: amount(row.revenue),
    fees: amount(row.fees),
    discount: amount(row.discount),
    tax: amount(row.tax),
    refunds: amount(row.refunds),
    refundedTax: amount(row.refundedTax),
  }
}

/** The same of picking; minutes to a tenth. */
export const presentPicking = ({ seconds, orders, ...row }: PickingRow): Picking => ({
  ...row,
  orders,
  lines: row.picked + row.short + row.substituted,
  minutesAnOrder: Math.round(seconds / orders / 6) / 10,
})
