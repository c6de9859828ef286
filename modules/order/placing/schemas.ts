import { z } from 'zod'
import { code, id, money, someMoney, text } from '#src/schemas/fields.ts'
import { inCapitals, mostCoupons } from '../offers/coupons.ts'
import { paymentMethods } from '../order.ts'
import { IfShort, ShippingAddress } from '../order-answer.ts'
import { mostLines, mostQuantity } from '../pricing.ts'

/** How much of a product is wanted: pieces or grams. */
export const WantedQuantity = z.int().min(1).max(mostQuantity)

/** What is said of an order beside what is in it: all that a checkout sends. */
export const CouponCode = code(
  40,
  /^[A-Za-z0-9-]{3,}$/,
  'must be 3 to 40 letters, digits and hyphens',
).transform(inCapitals)

export const Wishes = z.strictObject({
  shippingAddress: ShippingAddress,
  paymentMethod: z.enum(paymentMethods),
  slotId: id.optional().meta({ description: 'When it is to be brought: a slot of the zone of its address' }),
  note: text(500).optional(),
  coupons: z
    .array(CouponCode)
    .max(mostCoupons)
    .refine((codes) => new Set(codes).size === codes.length, 'must be different codes')
    .optional(),
  tip: money.optional().meta({ description: 'What is given besides, for who brings it' }),
  expectedTotal: money.optional().meta({
    description: 'What was shown: where it comes to another total it is refused, with what it comes to',
  }),
  payWith: someMoney.optional().meta({
    description: 'What will be handed over in cash, so that the courier brings change',
  }),
})

/** What is in an order. */
export const OrderedLines = z
  .array(z.strictObject({ productId: id, quantity: WantedQuantity, ifShort: IfShort.optional() }))
  .min(1)
  .max(mostLines)

export const OrderRequest = z.strictObject({ items: OrderedLines, ...Wishes.shape })
