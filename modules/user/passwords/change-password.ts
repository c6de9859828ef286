import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { open } from '../accounts/own-account.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import { passwordChanged } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import type { CheckPassword } from './check-password.ts'
import type { Passwords } from './passwords.ts'

export interface PasswordChangeInput {
  userId: string
  currentPassword: string
  newPassword: string
  /** The session that asks, and goes on. */
  sessionId: string | null
  signal: AbortSignal
}

interface Needs {
  users: UserRepository
  saveWithoutSessions: SaveWithoutSessions
  mailTokens: MailTokenRepository
  checkPassword: CheckPassword
  passwords: Passwords
  log: Logger
  now: () => Date
}

/** Sets the caller's password; their other sessions end, and they are told by mail. */
export const changePassword =
  ({ users, saveWithoutSessions, mailTokens, checkPassword, passwords, log, now }: Needs) =>
  async (input: PasswordChangeInput, tx: Tx): Promise<void> => {
    const { userId, currentPassword, newPassword, sessionId, signal } = input
    const shown = await checkPassword(userId, currentPassword, signal)
    const asker = { queue: 'known', signal } as const
    const passwordHash = await passwords.hashStrong(newPassword, shown, 'newPassword', asker)
    const user = open(await users.lock(userId, tx))
    await users.setPassword(userId, passwordHash, now(), tx)
    await saveWithoutSessions(user, sessionId, tx)
    tx.say(passwordChanged(user, now()))
    mailTokens.forget(userId, ['reset_password'], tx)
    tx.afterCommit(() =>
      log.info({ event: 'authn_password_change', userId, by: 'password' }, 'password changed'),
    )
  }
