import { randomBytes } from 'node:crypto'
import type { Tx } from '#src/database/transaction.ts'
import type { SaveWithoutSessions } from './sessions/revoke.ts'
import { changed, type User } from './user.ts'
import type { UserRepository } from './user-repository.ts'

interface Needs {
  users: UserRepository
  saveWithoutSessions: SaveWithoutSessions
  now: () => Date
}

/**
 * A user who has changed since the time that this module was restored to, as other modules know by a later `version`: goes on
 * above that as restored, and all their sessions end, since a password may have been changed, or a session ended, that this
 * module has no memory of. False where that is done.
 */
export const raiseUser =
  ({ users, saveWithoutSessions }: Needs) =>
  async (id: string, version: number, tx: Tx): Promise<boolean> => {
    const user = await users.lock(id, tx)
    if (!user || user.version > version) return false
    await saveWithoutSessions({ ...user, version }, null, tx)
    return true
  }

/** What others know of a user whom this module has lost. */
export interface RememberedUser {
  id: string
  email: string
  name: string
  phone: string
  version: number
}

/**
 * Takes back an account that this module, restored to an earlier time, has lost, with no password that anybody knows: its owner
 * has a new one mailed. The address counts as not verified. False where it is here, or its address is somebody's.
 */
export const recoverUser =
  ({ users, saveWithoutSessions, now }: Needs) =>
  async ({ id, email, name, phone, version }: RememberedUser, tx: Tx): Promise<boolean> => {
    if ((await users.byId(id, tx)) || (await users.byEmail(email, tx))) return false
    const user: User = {
      ...{ id, email, name, phone: phone || null, role: 'customer', permissions: [] },
      ...{ emailVerified: false, phoneVerified: false, disabled: false, version: 1, createdAt: now() },
    }
    // No hash that any password has.
    if (!(await users.insert(user, `!${randomBytes(16).toString('base64url')}`, tx))) return false
    const saved = await saveWithoutSessions({ ...user, version }, null, tx)
    tx.say(changed(saved))
    return true
  }
