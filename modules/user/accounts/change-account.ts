import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
import type { Role } from '#src/http/route.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import type { User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { lastAdmin } from './erase-user.ts'
import { noLongerValid } from './own-account.ts'
import type { UserLists } from './user-lists-repository.ts'

/** An admin as he is now, whatever his token says; 401 where he is none any more. */
export function administrator(user: User | null | undefined): User {
  if (!user || !mayAdminister(user)) throw noLongerValid()
  return user
}

const mayAdminister = (user: User) => user.role === 'admin' && !user.disabled

/** What an admin does to an account: promote, demote, disable, enable. The user logs in anew. */
export const changeAccount =
  ({
    users,
    userLists,
    saveWithoutSessions,
  }: {
    users: UserRepository
    userLists: UserLists
    saveWithoutSessions: SaveWithoutSessions
  }) =>
  async (adminId: string, id: string, change: { role?: Role; disabled?: boolean }, tx: Tx): Promise<User> => {
    const locked = await users.lockSome([adminId, id], tx)
    administrator(locked.find((user) => user.id === adminId))
    const user = locked.find((user) => user.id === id)
    if (!user) throw notFound('user')
    const next = { ...user, role: change.role ?? user.role, disabled: change.disabled ?? user.disabled }
    if (next.role === user.role && next.disabled === user.disabled) return user
    if (mayAdminister(user) && !mayAdminister(next) && !(await userLists.keepsAdmin(id, tx))) {
      throw lastAdmin()
    }
    return saveWithoutSessions(next, null, tx)
  }
