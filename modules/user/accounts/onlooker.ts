import type { Tx } from '#src/database/transaction.ts'
import type { Caller } from '#src/http/route.ts'
import { isAllowed } from '#src/http/who-may.ts'
import type { IsGoodKey } from '../machines/api-keys.ts'
import type { UserRepository } from '../user-repository.ts'
import { noLongerValid } from './own-account.ts'

interface Needs {
  users: UserRepository
  isGoodKey: IsGoodKey
}

/** Makes sure that a caller may look at accounts, as they are now and stay for the transaction; 401 where they may no longer. */
export const checkOnlooker =
  ({ users, isGoodKey }: Needs) =>
  async (caller: Caller, tx: Tx): Promise<void> => {
    const may = caller.machine
      ? await isGoodKey(caller.id, 'support', tx)
      : await mayLook(caller.id, users, tx)
    if (!may) throw noLongerValid()
  }

async function mayLook(id: string, users: UserRepository, tx: Tx): Promise<boolean> {
  const user = await users.lock(id, tx)
  return user !== null && !user.disabled && isAllowed({ ...user, machine: false }, 'support')
}
