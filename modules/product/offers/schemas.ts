import { z } from 'zod'
import { code, id, someMoney, text, timestamp } from '#src/schemas/fields.ts'
import { sortKey } from '#src/words.ts'
import { moment } from '../product-fields.ts'
import { kindOf, type Offer, type OfferFacts } from './offer.ts'

const mostTimes = 1_000_000
const share = z.int().min(1).max(100)

/** From one to `most` of what is named, none twice by what it is compared by. */
const several = <Item extends z.ZodType<string | number>>(
  item: Item,
  most: number,
  key: (one: z.output<Item>) => string | number = (one) => one,
) =>
  z
    .array(item)
    .min(1)
    .max(most)
    .refine((all) => new Set(all.map(key)).size === all.length, 'must not name one twice')

const time = code(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 18:00')

const When = z
  .strictObject({
    products: several(id, 500).describe(
      'It is for these. Of products, categories and brands what is stated must hold together: a brand within a category; without any of the three it is for all goods',
    ),
    categories: several(id, 100).describe('With all that lie in them'),
    brands: several(text(100), 100, sortKey).describe('Compared without case and accents'),
    minSubtotal: someMoney.describe('What the goods come to before anything is taken off, at least'),
    firstOrder: z.literal(true).describe('For the first order of a customer alone'),
    paymentMethod: z.enum(['card', 'cash_on_delivery']),
    days: several(z.int().min(1).max(7), 7).describe(
      'Days of the week from 1, Monday, to 7, Sunday, in the shop’s time zone: that of the moment itself',
    ),
    hours: z
      .strictObject({ from: time, until: time })
      .refine(({ from, until }) => from !== until, {
        path: ['until'],
        error: 'must differ from from',
      })
      .describe(
        'From one time of day until before another, by the shop’s clock; over midnight where it ends earlier than it begins. ' +
          'Together with `days` each holds by itself: Friday from 22:00 until 02:00 is Friday’s first two hours and its last two',
      ),
  })
  .partial()
  .meta({ id: 'OfferWhen', description: 'What must hold, all of it; empty: always, of all goods' })

const Gives = z
  .strictObject({
    percent: share.describe('Off what it is for; beside `buy` and `get` off the pieces that one gets'),
    amount: someMoney.describe(
      'Off each piece or kilogram of what it names; where it names nothing off the basket, once',
    ),
    priceEach: someMoney.describe(
      'What each piece or kilogram costs; of what it names, so it must name something',
    ),
    buy: share.describe('Pieces that are paid in full'),
    get: share.describe('Pieces that one has with them, `percent` cheaper: 100 is for nothing'),
    bundle: z
      .strictObject({
        quantity: z.int().min(2).max(100).describe('Pieces'),
        price: someMoney.describe('Of all of them together'),
      })
      .describe('So many for so much'),
    freeDelivery: z.literal(true),
  })
  .partial()
  .refine((gives) => kindOf(gives) !== null, {
    error:
      'must be one of { percent }, { amount }, { priceEach }, { buy, get, percent }, { bundle } and { freeDelivery }',
  })
  .meta({ id: 'OfferGives', minProperties: 1, examples: [{ percent: 10 }] })

const couponCode = code(40, /^[A-Za-z0-9-]{3,}$/, 'must be 3 to 40 letters, digits and hyphens')
const limits = {
  perCustomer: z.int().min(1).max(mostTimes).optional().describe('Orders of one customer'),
  total: z.int().min(1).max(mostTimes).optional().describe('Orders in all'),
}
const Coupon = z
  .strictObject({ code: couponCode.describe('Without case; kept in capitals'), ...limits })
  .describe('Who doesn’t name its code isn’t given it; without limits as many orders as come')

const fields = {
  name: text(100),
  from: moment.describe('Absent: it has always held'),
  until: moment.describe('It no longer holds then; absent: it has no end'),
  active: z.boolean(),
  priority: z.int().min(-1000).max(1000).describe('Of offers that add up the higher comes first'),
  combinable: z.boolean().describe('Whether it may meet others on a line'),
  coupon: Coupon,
  when: When,
  gives: Gives,
}

export const NewOffer = z
  .strictObject({
    ...fields,
    from: fields.from.optional(),
    until: fields.until.optional(),
    active: fields.active.default(true),
    priority: fields.priority.default(0),
    combinable: fields.combinable.default(false),
    coupon: Coupon.optional(),
    when: When.default({}),
  })
  .meta({ id: 'NewOffer' })

export const OfferChange = z
  .strictObject({
    ...fields,
    from: fields.from.nullable().describe('null: it has always held'),
    until: fields.until.nullable().describe('null: it has no end'),
    coupon: Coupon.nullable().describe('null: nobody has to name a code'),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'OfferChange', minProperties: 1 })

const toDate = (at: string | null | undefined) => (at ? new Date(at) : null)

/** What a new offer is, as a body says it. */
export const newFactsOf = ({ from, until, coupon, ...rest }: z.output<typeof NewOffer>): OfferFacts => ({
  ...rest,
  from: toDate(from),
  until: toDate(until),
  coupon: coupon ?? null,
})

/** What is to be changed, as a body says it. */
export const changesOf = ({ from, until, ...rest }: z.output<typeof OfferChange>): Partial<OfferFacts> => ({
  ...rest,
  ...(from !== undefined && { from: toDate(from) }),
  ...(until !== undefined && { until: toDate(until) }),
})

export const OfferAnswer = z
  .strictObject({
    id,
    name: z.string(),
    from: timestamp.optional(),
    until: timestamp.optional(),
    active: z.boolean(),
    priority: z.int(),
    combinable: z.boolean(),
    coupon: z
      .strictObject({ code: z.string().optional(), ...limits })
      .optional()
      .describe('Its code is shown to whoever keeps offers'),
    when: When,
    gives: Gives,
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Offer' })

/** An offer as a client sees it. */
export function presentOffer(
  offer: Offer,
  { withCode }: { withCode: boolean },
): z.output<typeof OfferAnswer> {
  const { from, until, coupon, createdAt, updatedAt, ...rest } = offer
  const { code, ...others } = coupon ?? {}
  return {
    ...rest,
    from: from?.toISOString(),
    until: until?.toISOString(),
    coupon: coupon ? { ...(withCode && { code }), ...others } : undefined,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
