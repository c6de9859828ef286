import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import { open } from '../accounts/own-account.ts'
import type { UserRepository } from '../user-repository.ts'
import type { Address, AddressEntry, AddressRepository } from './address-repository.ts'

const most = 50

interface Needs {
  users: UserRepository
  addresses: AddressRepository
}

// Each of these locks the user first: two new defaults at once take turns.

/** Adds to the caller's address book; 409 where it is full. */
export const addAddress =
  ({ users, addresses }: Needs) =>
  async (userId: string, entry: AddressEntry, tx: Tx): Promise<Address> => {
    open(await users.lock(userId, tx))
    if ((await addresses.count(userId, tx)) >= most)
      throw conflict(`An address book has ${most} entries at most.`)
    return addresses.add(userId, entry, tx)
  }

/** Replaces one of the caller's own; 404 otherwise. */
export const replaceAddress =
  ({ users, addresses }: Needs) =>
  async (userId: string, id: string, entry: AddressEntry, tx: Tx): Promise<Address> => {
    open(await users.lock(userId, tx))
    const replaced = await addresses.replace(userId, id, entry, tx)
    if (!replaced) throw notFound('address')
    return replaced
  }

/** Removes one of the caller's own; 404 otherwise. */
export const removeAddress =
  ({ users, addresses }: Needs) =>
  async (userId: string, id: string, tx: Tx): Promise<void> => {
    open(await users.lock(userId, tx))
    if (!(await addresses.remove(userId, id, tx))) throw notFound('address')
  }
