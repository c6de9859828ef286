import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { guessWindow, moverSubject, moveSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import type { CheckPassword } from '../passwords/check-password.ts'
import type { PhoneCodeRepository } from '../phones/phone-code-repository.ts'
import type { SaveWithoutSessions } from '../sessions/revoke.ts'
import { changed, emailChanged, type User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { open } from './own-account.ts'
import type { AskToVerify } from './verify-email.ts'

export interface ProfileChangeInput {
  name?: string
  /** Null takes it away. */
  phone?: string | null
  /** Needs `currentPassword`. */
  email?: string
  currentPassword?: string
}

const tooManyMails = () =>
  new Problem(429, 'Too many mails were sent for this change. Try again later.', {
    headers: { 'Retry-After': String(guessWindow / 1000) },
  })

interface Needs {
  users: UserRepository
  guesses: GuessRepository
  mailTokens: MailTokenRepository
  phoneCodes: PhoneCodeRepository
  checkPassword: CheckPassword
  askToVerify: AskToVerify
  saveWithoutSessions: SaveWithoutSessions
  now: () => Date
}

/**
 * Changes what is given of the caller's profile. A new e-mail address is unverified until its mail comes back, ends the
 * other sessions, and is told to the old one; 429 after a few to one address. A new phone is unverified.
 */
export const changeProfile =
  ({ users, mailTokens, phoneCodes, guesses, checkPassword, askToVerify, saveWithoutSessions, now }: Needs) =>
  async (
    { id, sessionId }: { id: string; sessionId: string | null },
    change: ProfileChangeInput,
    signal: AbortSignal,
    tx: Tx,
  ): Promise<User> => {
    if (change.currentPassword !== undefined) await checkPassword(id, change.currentPassword, signal)
    const user = open(await users.lock(id, tx))
    const next: User = {
      ...user,
      name: change.name ?? user.name,
      phone: change.phone === undefined ? user.phone : change.phone,
      email: change.email ?? user.email,
    }
    // Another phone may be anybody's.
    if (next.phone !== user.phone) {
      next.phoneVerified = false
      phoneCodes.forget(id, tx)
    }
    // The same mailbox in another case is no move: nothing to verify, nobody to mail.
    const moved = next.email.toLowerCase() !== user.email.toLowerCase()
    if (next.email === user.email && next.name === user.name && next.phone === user.phone) return user
    if (moved) {
      const [subject, mover] = [moveSubject(next.email), moverSubject(id)]
      // Outside the transaction, which a refusal rolls back.
      if ((await guesses.count([mover], now())) > mover.limit) throw tooManyMails()
      if ((await guesses.count([subject], now())) > subject.limit) throw tooManyMails()
    }
    if (moved) {
      const saved = await saveWithoutSessions({ ...next, emailVerified: false }, sessionId, tx)
      // What was mailed to the old address must not open the account any more.
      mailTokens.forget(id, ['verify_email', 'reset_password'], tx)
      tx.say(emailChanged(user, now()))
      askToVerify(saved, tx)
      return saved
    }
    const saved = await users.save(next, now(), tx)
    tx.say(changed(saved))
    return saved
  }
