import { z } from 'zod'
import { id, text } from '#src/schemas/fields.ts'
import { ShippingAddress } from '../order-answer.ts'
import { OrderedLines } from '../placing/schemas.ts'

export const ChangeRequest = z
  .strictObject({
    shippingAddress: ShippingAddress.optional(),
    note: text(500).nullable().optional(),
    slotId: id.optional(),
    items: OrderedLines.optional().meta({ description: 'The whole new list: what is not in it is dropped' }),
  })
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change')
  .meta({ minProperties: 1 })

export const CancelRequest = z.strictObject({ reason: text(500).optional() })

/** For an order whose money has gone back: that it goes out all the same, and why. */
const insistence = {
  anyway: z.literal(true).optional(),
  reason: text(500).optional(),
}
const insisted = <Body extends { anyway?: true; reason?: string }>({ anyway, reason }: Body) =>
  (anyway === undefined) === (reason === undefined)
const both = { path: ['reason'], message: 'goes with anyway: say both, or neither' }

export const PackRequest = z
  .strictObject({ bags: z.int().min(1).max(1000).optional(), ...insistence })
  .refine(insisted, both)

export const ShipRequest = z
  .strictObject({ carrier: text(100).optional(), trackingNumber: text(100).optional(), ...insistence })
  .refine(insisted, both)

export const ReturnRequest = z.strictObject({ reason: text(500), restock: z.boolean() })
