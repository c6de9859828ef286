import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import { open } from '../accounts/own-account.ts'
import { ownCodeSubjects } from '../guessing/guess-limits.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { RevokeAccessTokens } from '../sessions/revoke.ts'
import type { SessionRepository } from '../sessions/session-repository.ts'
import { secondFactorChanged, type User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import type { CheckSecondFactor, SpendProof } from './check-second-factor.ts'
import type { SecondFactorRepository } from './second-factor-repository.ts'

interface Needs {
  users: UserRepository
  sessions: SessionRepository
  secondFactors: SecondFactorRepository
  revokeAccessTokens: RevokeAccessTokens
  log: Logger
  now: () => Date
}

/**
 * Takes a locked user's second factor off, who is told by mail; false where there is none. Access tokens of staff say that it
 * was shown: they are revoked, and what is signed anew doesn't say so.
 */
export const removeSecondFactor =
  ({ sessions, secondFactors, revokeAccessTokens, log, now }: Omit<Needs, 'users'>) =>
  async (user: User, tx: Tx): Promise<boolean> => {
    if (!(await secondFactors.remove(user.id, tx))) return false
    sessions.forgetSecondFactor(user.id, tx)
    if (user.role !== 'customer') await revokeAccessTokens(user, tx)
    tx.say(secondFactorChanged(user, false, now()))
    tx.afterCommit(() => log.info({ event: 'authn_mfa_off', userId: user.id }, 'second factor taken off'))
    return true
  }

export type RemoveSecondFactor = ReturnType<typeof removeSecondFactor>

/** The same for the caller, who shows a code of it or a recovery code: 422 where that is wrong, 429 after too many of those. */
export const takeOffSecondFactor =
  ({
    users,
    removeSecondFactor,
    checkSecondFactor,
    spendProof,
    limitGuesses,
  }: {
    users: UserRepository
    removeSecondFactor: RemoveSecondFactor
    checkSecondFactor: CheckSecondFactor
    spendProof: SpendProof
    limitGuesses: LimitGuesses
  }) =>
  async (userId: string, code: string, signal: AbortSignal, tx: Tx): Promise<void> => {
    const proof = await limitGuesses(ownCodeSubjects(userId), signal, () => checkSecondFactor(userId, code))
    if (proof === 'none') throw conflict('You have no second factor.')
    const wrong = () =>
      invalid({ path: 'code', message: 'is wrong, or was used' }).noting({ event: 'authn_code_fail' })
    if (proof === null || proof === 'missing') throw wrong()
    const user = open(await users.lock(userId, tx))
    if (!(await spendProof(userId, proof, tx))) throw wrong()
    await removeSecondFactor(user, tx)
  }
