import type { Tx } from '#src/database/transaction.ts'
import { verifySubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import type { UserRepository } from '../user-repository.ts'
import type { AskToVerify } from './ask-to-verify.ts'

/** Mails with a token that is still good, which are good for a day; the one of the registration among them. */
const mostWaiting = 6

/**
 * Has the mail that proves an address sent again. Says nothing, and asks and commits the same, whether or not the
 * address is known, verified or disabled; and sends nobody more than a few such mails, whoever asks for them.
 */
export const askAgain =
  ({
    users,
    guesses,
    mailTokens,
    askToVerify,
    now,
  }: {
    users: UserRepository
    guesses: GuessRepository
    mailTokens: MailTokenRepository
    askToVerify: AskToVerify
    now: () => Date
  }) =>
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
