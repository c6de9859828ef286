import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
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

/** What an admin does to an account: promote, demote, disable, enable. The user logs in anew. */
export const changeAccount =
  ({ users, saveWithoutSessions }: Needs) =>
  async (adminId: string, id: string, change: { role?: Role; disabled?: boolean }, tx: Tx): Promise<User> => {
    const locked = await users.lockSome([adminId, id], tx)
    administrator(locked.find((user) => user.id === adminId))
    const user = locked.find((user) => user.id === id)
    if (!user) throw notFound('user')
    const next = { ...user, role: change.role ?? user.role, disabled: change.disabled ?? user.disabled }
    if (next.role === user.role && next.disabled === user.disabled) return user
    if (mayAdminister(user) && !mayAdminister(next) && !(await users.keepsAdmin(id, tx))) {
      throw lastAdmin()
    }
    return saveWithoutSessions(next, null, tx)
  }
