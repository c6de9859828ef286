import type { Tx } from '#src/database/transaction.ts'
import { invalid } from '#src/http/problem.ts'
import type { MailTokenRepository } from '../mail-tokens/mail-token-repository.ts'
import { mailHash } from '../sessions/refresh-secret.ts'
import { changed } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'

/** A mailed token that is not ours, was used, is too old, or was mailed to an address since changed or disabled. */
export const worthlessToken = () => invalid({ path: 'token', message: 'is not valid, or no longer' })

/** Takes back a mailed token: the user's address is his. */
export const verifyEmail =
  ({ users, mailTokens, now }: { users: UserRepository; mailTokens: MailTokenRepository; now: () => Date }) =>
  async (token: string, tx: Tx): Promise<void> => {
    const mailed = await mailTokens.spend(mailHash(token), 'verify_email', now(), tx)
    const user = mailed && (await users.lock(mailed.userId, tx))
    if (!user || user.disabled || user.email.toLowerCase() !== mailed.email.toLowerCase())
      throw worthlessToken()
    if (user.emailVerified) return
    tx.say(changed(await users.save({ ...user, emailVerified: true }, now(), tx)))
  }
