import { z } from 'zod'
import { id, money } from '#src/schemas/fields.ts'
import { OrderItem, PricedItem } from '../order-answer.ts'
import { CouponCode, WantedQuantity } from '../placing/schemas.ts'
import { lineStates } from './cart.ts'

export const ProductId = z.strictObject({ productId: id })

export const Code = z.strictObject({ code: CouponCode })

export const CartItemRequest = z.strictObject({ quantity: WantedQuantity })

const CartItem = z.strictObject({
  ...PricedItem.shape,
  discounts: OrderItem.shape.discounts,
  state: z.enum(lineStates),
  priceWhenAdded: money.optional(),
  soldByWhenAdded: PricedItem.shape.soldBy
    .optional()
    .meta({ description: 'The unit of the quantity, where it is no longer the product’s' }),
  maxPerOrder: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The most that an order may have of it, where the line wants more' }),
  left: z.int().min(0).optional().meta({ description: 'What there is of a line that is short' }),
})

export const CartAnswer = z
  .strictObject({
    items: z.array(CartItem),
    problems: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What a checkout would be refused for' }),
    coupons: z.array(z.string()),
    subtotal: money,
    discount: money,
    deliveryFee: money,
    total: money,
  })
  .meta({ id: 'Cart' })
