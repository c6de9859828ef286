import { z } from 'zod'
import { id, text } from '#src/schemas/fields.ts'
import { ShippingAddress } from '../order-answer.ts'
import { OrderedLines } from '../placing/schemas.ts'
import { insisted, insistence } from './insistence.ts'

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

export const PackRequest = insisted(
  z.strictObject({ bags: z.int().min(1).max(1000).optional(), ...insistence }),
)
