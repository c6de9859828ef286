import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import type { MailSealer } from '../mail-tokens/mail-sealer.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import { mailSecret } from '../sessions/refresh-secret.ts'
import type { User } from '../user.ts'

const lifetime = 24 * 60 * 60_000

/** Has a token mailed that proves, when it comes back, that the address is the user's. */
export const askToVerify =
  ({
    mailTokens,
    mailSealer,
    now,
  }: {
    mailTokens: MailTokenRepository
    mailSealer: MailSealer
    now: () => Date
  }) =>
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
