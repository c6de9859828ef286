import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { invalid } from '#src/http/problem.ts'
import { verifySubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { MailSealer } from '../mail-tokens/mail-sealer.ts'
import { mailHash, mailSecret } from '../mail-tokens/mail-secret.ts'
import type { MailedTo, MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import { changed, type User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'

interface Needs {
  users: UserRepository
  guesses: GuessRepository
  mailTokens: MailTokenRepository
  mailSealer: MailSealer
  askToVerify: AskToVerify
  now: () => Date
}

const lifetime = 24 * 60 * 60_000

/** Has a token mailed that proves, when it comes back, that the address is the user's. */
export const askToVerify =
  ({ mailTokens, mailSealer, now }: Pick<Needs, 'mailTokens' | 'mailSealer' | 'now'>) =>
  ({ id: userId, email, name }: User, tx: Tx): void => {
    const { token, hash } = mailSecret()
    const expires = new Date(now().getTime() + lifetime)
    mailTokens.insert({ hash, userId, purpose: 'verify_email', email, expires }, tx)
    tx.say(
      event('mart.user.v1.EmailVerificationRequested', userId, {
        userId,
        email,
        name,
        ...mailSealer.seal('mart.user.v1.EmailVerificationRequested', userId, token),
        expiresAt: toTimestamp(expires),
      }),
    )
  }

export type AskToVerify = ReturnType<typeof askToVerify>

/** Mails of one user whose token is still good; the one of the registration among them. */
const mostWaiting = 6

/**
 * Has that mail sent again. Answers, asks and commits the same whether or not the address is known, verified or disabled;
 * and sends nobody more than a few such mails, whoever asks for them.
 */
export const askAgain =
  ({ users, guesses, mailTokens, askToVerify, now }: Omit<Needs, 'mailSealer'>) =>
  async (email: string, tx: Tx): Promise<void> => {
    const subject = verifySubject(email)
    // Counted first: of many who ask at once for one address each waits for the one before to commit.
    const [asked, waiting, user] = await Promise.all([
      guesses.count([subject], now(), tx),
      mailTokens.waiting(email, 'verify_email', now(), tx),
      users.byEmail(email, tx),
    ])
    if (!user || user.disabled || user.emailVerified) return
    if (asked > subject.limit || waiting >= mostWaiting) return
    askToVerify(user, tx)
  }

/** 422: a mailed token that is not ours, was used, is too old, or was mailed to an address since changed or disabled. */
export const worthlessToken = () => invalid({ path: 'token', message: 'is not valid, or no longer' })

/** Whether a token was mailed to an address that its user has no longer: one that is asked for during the change goes to the old one. */
export const isOfAnother = (user: User, mailed: MailedTo): boolean =>
  user.email.toLowerCase() !== mailed.email.toLowerCase()

/** Takes the mailed token back: the address is the user's. */
export const verifyEmail =
  ({ users, mailTokens, now }: Pick<Needs, 'users' | 'mailTokens' | 'now'>) =>
  async (token: string, tx: Tx): Promise<void> => {
    const mailed = await mailTokens.spend(mailHash(token), 'verify_email', now(), tx)
    const user = mailed && (await users.lock(mailed.userId, tx))
    if (!user || user.disabled || isOfAnother(user, mailed)) throw worthlessToken()
    if (user.emailVerified) return
    tx.say(changed(await users.save({ ...user, emailVerified: true }, now(), tx)))
  }
