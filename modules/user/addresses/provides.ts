import { addAddress, removeAddress, replaceAddress } from './address-book.ts'
import { addressRepository } from './address-repository.ts'

export const addresses = { addresses: addressRepository, addAddress, replaceAddress, removeAddress }
