import type { Tx } from '#src/database/transaction.ts'
import { type Permission, permissions, permissionsIn } from '#src/http/permissions.ts'
import { invalid, notFound } from '#src/http/problem.ts'
import type { Role } from '#src/http/route.ts'
import { lastAdmin } from '../erase-user.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import type { User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { noLongerValid } from './own-account.ts'

/** An admin as they are now, whatever their token says; 401 where they are none any more. */
export function administrator(user: User | null | undefined): User {
  if (!user || !mayAdminister(user)) throw noLongerValid()
  return user
}

const mayAdminister = (user: User) => user.role === 'admin' && !user.disabled

interface Needs {
  users: UserRepository
  saveWithoutSessions: SaveWithoutSessions
}

interface AccountChange {
  role?: Role
  permissions?: Permission[]
  disabled?: boolean
}

/** What an account becomes; 422 where permissions are given to who is no staff. */
function changedBy(change: AccountChange, user: User): User {
  const { role = user.role, disabled = user.disabled } = change
  if (role === 'staff') {
    const granted = change.permissions ?? (user.role === 'staff' ? user.permissions : permissions)
    return { ...user, role, disabled, permissions: permissionsIn(granted) }
  }
  if (change.permissions) throw invalid({ path: 'permissions', message: 'are for staff alone' })
  return { ...user, role, disabled, permissions: [] }
}

const isSame = (one: User, other: User): boolean =>
  one.role === other.role &&
  one.disabled === other.disabled &&
  one.permissions.join() === other.permissions.join()

/** What an admin does to an account: promote, demote, grant, withdraw, disable, enable. The user logs in anew. */
export const changeAccount =
  ({ users, saveWithoutSessions }: Needs) =>
  async (adminId: string, id: string, change: AccountChange, tx: Tx): Promise<User> => {
    const locked = await users.lockSome([adminId, id], tx)
    administrator(locked.find((user) => user.id === adminId))
    const user = locked.find((user) => user.id === id)
    if (!user) throw notFound('user')
    const next = changedBy(change, user)
    if (isSame(next, user)) return user
    if (mayAdminister(user) && !mayAdminister(next) && !(await users.keepsAdmin(id, tx))) {
      throw lastAdmin()
    }
    return saveWithoutSessions(next, null, tx)
  }
