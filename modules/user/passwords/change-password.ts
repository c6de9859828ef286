import type { Tx } from '#src/database/transaction.ts'
import { type CheckPassword, open } from '../accounts/own-account.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import { passwordChanged } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import type { Passwords } from './passwords.ts'

export interface PasswordChangeInput {
  userId: string
  currentPassword: string
  newPassword: string
  /** The session that asks, and goes on. */
  sessionId: string | null
  signal: AbortSignal
}

/** Sets the caller's password; his other sessions end, and he is told by mail. */
export const changePassword =
  ({
    users,
    saveWithoutSessions,
    mailTokens,
    checkPassword,
    passwords,
    now,
  }: {
    users: UserRepository
    saveWithoutSessions: SaveWithoutSessions
    mailTokens: MailTokenRepository
    checkPassword: CheckPassword
    passwords: Passwords
    now: () => Date
  }) =>
  async (input: PasswordChangeInput, tx: Tx): Promise<void> => {
    const { userId, currentPassword, newPassword, sessionId, signal } = input
    const shown = await checkPassword(userId, currentPassword, signal)
    const asker = { lane: 'known', signal } as const
    const passwordHash = await passwords.hashStrong(newPassword, shown, 'newPassword', asker)
    const user = open(await users.lock(userId, tx))
    await users.setPassword(userId, passwordHash, now(), tx)
    await saveWithoutSessions(user, sessionId, tx)
    tx.say(passwordChanged(user, now()))
    mailTokens.forget(userId, ['reset_password'], tx)
  }
