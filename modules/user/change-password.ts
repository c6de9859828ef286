import type { Tx } from '#src/database/transaction.ts'
import type { MailTokenRepository } from './mail-token-repository.ts'
import { type CheckPassword, noLongerValid } from './own-account.ts'
import type { Passwords } from './passwords.ts'
import type { SessionRepository } from './session-repository.ts'
import type { UserRepository } from './user-repository.ts'

export interface PasswordChangeInput {
  userId: string
  currentPassword: string
  newPassword: string
  /** The session that asks, and goes on. */
  sessionId: string | null
  signal: AbortSignal
}

/** Sets the caller's password; his other sessions end. */
export const changePassword =
  ({
    users,
    sessions,
    mailTokens,
    checkPassword,
    passwords,
    now,
  }: {
    users: UserRepository
    sessions: SessionRepository
    mailTokens: MailTokenRepository
    checkPassword: CheckPassword
    passwords: Passwords
    now: () => Date
  }) =>
  async (input: PasswordChangeInput, tx: Tx): Promise<void> => {
    const { userId, currentPassword, newPassword, sessionId, signal } = input
    const user = await checkPassword(userId, currentPassword, signal)
    await passwords.refuseWeak(newPassword, user, 'newPassword')
    const passwordHash = await passwords.hash(newPassword)
    if (!(await users.setPassword(userId, passwordHash, now(), tx))) throw noLongerValid()
    sessions.endAll(userId, sessionId, tx)
    mailTokens.forget(userId, ['reset_password'], tx)
  }
