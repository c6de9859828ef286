import { z } from 'zod'
import { type Reply, reply } from '#src/http/route.ts'
import { addressFields, shownAddressFields } from '#src/schemas/address.ts'
import { id, money, quantity, timestamp } from '#src/schemas/fields.ts'
import { type Order, paymentMethods, statuses } from './order.ts'

/** An order as clients see it, whichever room answers with it. */

export const OrderId = z.strictObject({ id })

/** An address as it is sent; what is shown may be older than the rules for it. */
export const ShippingAddress = z.strictObject(addressFields).meta({ id: 'ShippingAddress' })
const ShippedTo = z.strictObject(shownAddressFields).meta({ id: 'ShippedTo' })

export const OrderItem = z
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

export const OrderAnswer = z
  .strictObject({
    id,
    number: z.string(),
    customerId: id,
    status: z.enum(statuses),
    items: z.array(OrderItem),
    subtotal: money,
    deliveryFee: money,
    fees: z.array(z.strictObject({ name: z.string(), amount: money })),
    total: money,
    paymentMethod: z.enum(paymentMethods),
    shippingAddress: ShippedTo,
    slot: z.strictObject({ id, start: timestamp, end: timestamp }).optional(),
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

/** What is null in an order is absent in the answer. */
export function presentOrder(order: Order): z.output<typeof OrderAnswer> {
  const {
    payBy: _,
    fromCart: _from,
    origin: _origin,
    slot,
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
    ...(slot !== null && {
      slot: { id: slot.id, start: slot.start.toISOString(), end: slot.end.toISOString() },
    }),
    ...(note !== null && { note }),
    ...(cancelReason !== null && { cancelReason }),
    ...(tracking !== null && { tracking }),
    ...(refunded.amount > 0 && { refunded }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** 200: the order, its version as its ETag. */
export const replyWith = (order: Order): Reply => reply({ body: presentOrder(order), version: order.version })

/** 201: the order, and where it is from now on. */
export const replyPlaced = (order: Order): Reply =>
  reply({
    status: 201,
    body: presentOrder(order),
    version: order.version,
    headers: { Location: `/v1/orders/${order.id}` },
  })
