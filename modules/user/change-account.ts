import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
import type { Role } from '#src/http/route.ts'
import { lastAdmin } from './erase-user.ts'
import type { SessionRepository } from './session-repository.ts'
import { changed, type User } from './user.ts'
import type { UserLists } from './user-lists-repository.ts'
import type { UserRepository } from './user-repository.ts'

const mayAdminister = (user: User) => user.role === 'admin' && !user.disabled

/** What an admin does to an account: promote, demote, disable, enable. The user logs in anew. */
export const changeAccount =
  ({
    users,
    userLists,
    sessions,
    now,
  }: {
    users: UserRepository
    userLists: UserLists
    sessions: SessionRepository
    now: () => Date
  }) =>
  async (id: string, change: { role?: Role; disabled?: boolean }, tx: Tx): Promise<User> => {
    const user = await users.lock(id, tx)
    if (!user) throw notFound('user')
    const next = { ...user, role: change.role ?? user.role, disabled: change.disabled ?? user.disabled }
    if (next.role === user.role && next.disabled === user.disabled) return user
    if (mayAdminister(user) && !mayAdminister(next) && !(await userLists.keepsAdmin(id, tx))) {
      throw lastAdmin()
    }
    const saved = await users.save(next, now(), tx)
    tx.say(changed(saved))
    sessions.endAll(id, null, tx)
    return saved
  }
