import type { Logger } from 'pino'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { visible } from '#src/schemas/text.ts'
import { isCommon } from '../passwords/common-passwords.ts'
import type { Passwords } from '../passwords/passwords.ts'
import { registered, type User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'

interface Needs {
  db: Database
  config: Config
  log: Logger
  users: UserRepository
  passwords: Passwords
  now: () => Date
}

/** Makes the configured admin where there is none. Of several replicas that start at once, one does. */
export const ensureFirstAdmin =
  ({ db, config, log, users, passwords, now }: Needs) =>
  async (): Promise<void> => {
    if (await users.otherAdmin(null)) return
    const { adminEmail, adminPassword: password } = config.user
    // As every other door reads it: what is logged in with must find it.
    const email = visible(adminEmail).trim()
    if (!email || !password) {
      log.warn('there is no admin, and ADMIN_EMAIL and ADMIN_PASSWORD name none')
      return
    }
    if (password.length < 8 || isCommon(password)) log.warn('ADMIN_PASSWORD is one that is easily guessed')
    const passwordHash = await passwords.hash(password)
    const admin: User = {
      id: v7(),
      email,
      name: 'Admin',
      phone: null,
      role: 'admin',
      permissions: [],
      emailVerified: true,
      phoneVerified: false,
      disabled: false,
      version: 1,
      createdAt: now(),
    }
    await db.transaction(async (tx) => {
      if (await users.keepsAdmin(null, tx)) return
      if (!(await users.insert(admin, passwordHash, tx))) {
        // Not promoted: whoever registered the address first would own the mart.
        log.warn({ email }, 'there is no admin, and ADMIN_EMAIL belongs to a user who is none: set another')
        return
      }
      tx.say(registered(admin))
      tx.afterCommit(() => log.info({ email }, 'the first admin is made'))
    })
  }
