import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { isOfAnother, worthlessToken } from '../accounts/verify-email.ts'
import { loginSubjects, ownPasswordSubjects, resetSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { MailSealer } from '../mail-tokens/mail-sealer.ts'
import { mailHash, mailSecret } from '../mail-tokens/mail-secret.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import type { DeviceTokens } from '../sessions/device-tokens.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import { epochOf, passwordChanged } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import type { Passwords } from './passwords.ts'

interface Needs {
  users: UserRepository
  guesses: GuessRepository
  mailTokens: MailTokenRepository
  mailSealer: MailSealer
  passwords: Passwords
  deviceTokens: DeviceTokens
  saveWithoutSessions: SaveWithoutSessions
  log: Logger
  now: () => Date
}

const lifetime = 60 * 60_000

/**
 * Has a token mailed that sets a new password. Says nothing and commits something whether or not the address
 * is known; and sends nobody more than a few such mails in a while, whoever asks for them.
 */
export const requestPasswordReset =
  ({
    users,
    guesses,
    mailTokens,
    mailSealer,
    now,
  }: Pick<Needs, 'users' | 'guesses' | 'mailTokens' | 'mailSealer' | 'now'>) =>
  async (email: string, tx: Tx): Promise<void> => {
    const subject = resetSubject(email)
    const [asked, user] = await Promise.all([guesses.count([subject], now(), tx), users.byEmail(email, tx)])
    if (!user || user.disabled || asked > subject.limit) return
    const { token, hash } = mailSecret()
    const expires = new Date(now().getTime() + lifetime)
    const { id: userId, name } = user
    mailTokens.insert({ hash, userId, purpose: 'reset_password', email: user.email, expires }, tx)
    tx.say(
      event('mart.user.v1.PasswordResetRequested', userId, {
        userId,
        email: user.email,
        name,
        ...mailSealer.seal('mart.user.v1.PasswordResetRequested', userId, token),
        expiresAt: toTimestamp(expires),
      }),
    )
  }

export interface ResetInput {
  token: string
  password: string
  ip: string
  signal: AbortSignal
}

/**
 * Takes back a mailed token and sets the password; every session ends. Whoever was locked out by someone
 * else's guesses is let in again, also where these go on: what is returned makes their device a known one.
 */
export const resetPassword =
  ({
    users,
    guesses,
    saveWithoutSessions,
    mailTokens,
    passwords,
    deviceTokens,
    log,
    now,
  }: Omit<Needs, 'mailSealer'>) =>
  async ({ token, password, ip, signal }: ResetInput, tx: Tx): Promise<string> => {
    const hash = mailHash(token)
    // A made-up token isn't worth a hash; one shown twice at once is spent by the first.
    const asked = await mailTokens.find(hash, 'reset_password', now())
    const owner = asked && (await users.byId(asked.userId))
    if (!owner) throw worthlessToken()
    const asker = { queue: 'known', signal } as const
    const passwordHash = await passwords.hashStrong(password, owner, 'password', asker)
    const mailed = await mailTokens.spend(hash, 'reset_password', now(), tx)
    const user = mailed && (await users.lock(mailed.userId, tx))
    if (!user || isOfAnother(user, mailed)) throw worthlessToken()
    if (!(await users.setPassword(user.id, passwordHash, now(), tx))) throw worthlessToken()
    const saved = await saveWithoutSessions(user, null, tx)
    tx.say(passwordChanged(user, now()))
    mailTokens.forget(mailed.userId, ['reset_password'], tx)
    const all = [...loginSubjects(mailed.email, ip), ...ownPasswordSubjects(user.id)]
    const subjects = all.filter(({ reset }) => reset)
    tx.afterCommit(() => guesses.forget(subjects))
    const changed = { userId: user.id, by: 'mail', ip }
    tx.afterCommit(() => log.info({ event: 'authn_password_change', ...changed }, 'password changed'))
    return deviceTokens.make({ userId: user.id, epoch: epochOf(saved) }, randomUUID())
  }
