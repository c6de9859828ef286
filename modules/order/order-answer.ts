import { z } from 'zod'
import { addressFields, shownAddressFields } from '#src/http/address.ts'
import { page, pageQuery } from '#src/http/page.ts'
import { id, money, quantity, text, timestamp } from '#src/http/schemas.ts'
import { lineStates } from './cart/cart.ts'
import { type Order, paymentMethods, statuses, type TimelineEntry } from './order.ts'
import { mostLines, mostQuantity } from './pricing.ts'

const address = z.strictObject(addressFields).meta({ id: 'ShippingAddress' })
const shownAddress = z.strictObject(shownAddressFields).meta({ id: 'ShippedTo' })

const item = z
  .strictObject({
    productId: id,
    sku: z.string(),
    name: z.string(),
    soldBy: z.enum(['piece', 'weight']),
    quantity,
    unitPrice: money,
    lineTotal: money,
  })
  .meta({ id: 'OrderItem' })

export const orderAnswer = z
  .strictObject({
    id,
    number: z.string(),
    customerId: id,
    status: z.enum(statuses),
    items: z.array(item),
    subtotal: money,
    deliveryFee: money,
    total: money,
    paymentMethod: z.enum(paymentMethods),
    shippingAddress: shownAddress,
    note: z.string().optional(),
    cancelReason: z.string().optional(),
    tracking: z
      .strictObject({ carrier: z.string().optional(), trackingNumber: z.string().optional() })
      .optional(),
    refunded: money
      .optional()
      .meta({ description: 'What of its money has gone back; absent where nothing has' }),
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Order' })

export const orderPage = page(orderAnswer)

export const timelineAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      at: timestamp,
      status: z.enum(statuses),
      event: z.string(),
      detail: z.string().optional(),
      by: id.optional().meta({ description: 'Staff only: who of them did it' }),
    }),
  ),
})

export const cartAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...item.shape,
        state: z.enum(lineStates),
        priceWhenAdded: money.optional(),
        soldByWhenAdded: item.shape.soldBy
          .optional()
          .meta({ description: 'The unit of the quantity, where it is no longer the product’s' }),
        maxPerOrder: z
          .int()
          .min(1)
          .optional()
          .meta({ description: 'The most that an order may have of it, where the line wants more' }),
        left: z.int().min(0).optional().meta({ description: 'What there is of a line that is short' }),
      }),
    ),
    problems: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What a checkout would be refused for' }),
    subtotal: money,
    deliveryFee: money,
    total: money,
  })
  .meta({ id: 'Cart' })

export const orderId = z.strictObject({ id })
export const productId = z.strictObject({ productId: id })

const wanted = z.int().min(1).max(mostQuantity)
const note = text(500)

export const wishes = z.strictObject({
  shippingAddress: address,
  paymentMethod: z.enum(paymentMethods),
  note: note.optional(),
  expectedTotal: money.optional(),
})

export const orderRequest = z.strictObject({
  items: z
    .array(z.strictObject({ productId: id, quantity: wanted }))
    .min(1)
    .max(mostLines),
  ...wishes.shape,
})

export const orderQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(statuses).optional(),
  customerId: id.optional(),
})

export const changeRequest = z
  .strictObject({ shippingAddress: address.optional(), note: note.nullable().optional() })
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change')
  .meta({ minProperties: 1 })

export const cancelRequest = z.strictObject({ reason: text(500).optional() })
/** For an order whose money has gone back: that it goes out all the same, and why. */
const insistence = {
  anyway: z.literal(true).optional(),
  reason: text(500).optional(),
}
const insisted = <Body extends { anyway?: true; reason?: string }>({ anyway, reason }: Body) =>
  (anyway === undefined) === (reason === undefined)
const both = { path: ['reason'], message: 'goes with anyway: say both, or neither' }

export const packRequest = z.strictObject(insistence).refine(insisted, both)
export const shipRequest = z
  .strictObject({ carrier: text(100).optional(), trackingNumber: text(100).optional(), ...insistence })
  .refine(insisted, both)
export const returnRequest = z.strictObject({ reason: text(500), restock: z.boolean() })
export const cartItemRequest = z.strictObject({ quantity: wanted })

/** An order as clients see it; what is absent is left out. */
export function toAnswer(order: Order): z.output<typeof orderAnswer> {
  const {
    payBy: _,
    fromCart: _from,
    note,
    cancelReason,
    tracking,
    refunded,
    createdAt,
    updatedAt,
    ...rest
  } = order
  return {
    ...rest,
    ...(note !== null && { note }),
    ...(cancelReason !== null && { cancelReason }),
    ...(tracking !== null && { tracking }),
    ...(refunded.amount > 0 && { refunded }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** A line of the timeline as clients see it; staff see who did it. */
export const toTimelineItem = ({ at, status, event, detail, actor }: TimelineEntry, staff: boolean) => ({
  at: at.toISOString(),
  status,
  event,
  ...(detail !== null && { detail }),
  ...(staff && actor !== null && { by: actor }),
})
