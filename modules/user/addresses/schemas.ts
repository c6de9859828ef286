import { z } from 'zod'
import { addressFields, shownAddressFields } from '#src/schemas/address.ts'
import { id, text } from '#src/schemas/fields.ts'

/** One address of the address book, as it is sent. */
export const AddressEntry = z.strictObject({
  label: text(50),
  ...addressFields,
  isDefault: z.boolean().default(false),
})

export const Address = z
  .strictObject({ id, label: z.string(), ...shownAddressFields, isDefault: z.boolean() })
  .meta({ id: 'AddressBookEntry' })
