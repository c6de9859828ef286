import { z } from 'zod'
import { phone, text } from './fields.ts'

/** Where something is brought, as clients send it: of an order and of an address book alike. */
export const addressFields = {
  recipient: text(100),
  phone,
  line1: text(200),
  line2: text(200).optional(),
  city: text(100),
  postalCode: text(20).optional(),
  notes: text(500).optional(),
}

/** The same as it is shown: kept before it was read so strictly, or taken out, it may be anything. */
export const shownAddressFields = {
  recipient: z.string(),
  phone: z.string().meta({ description: 'E.164, with an extension as `+9221111468429;ext=12`' }),
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string(),
  postalCode: z.string().optional(),
  notes: z.string().optional(),
}
