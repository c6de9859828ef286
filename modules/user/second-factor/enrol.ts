import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid } from '#src/http/problem.ts'
import type { AccountKey } from '../account-key.ts'
import { open } from '../accounts/own-account.ts'
import { ownCodeSubjects } from '../guessing/guess-limits.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { SessionRepository } from '../sessions/session-repository.ts'
import { secondFactorChanged } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { openSecret, sealSecret } from './sealed-secret.ts'
import type { SecondFactorRepository } from './second-factor-repository.ts'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

/** Milliseconds that an enrolment waits for the code that confirms it. */
export const enrolmentTtl = 15 * 60_000

interface Needs {
  users: UserRepository
  sessions: SessionRepository
  secondFactors: SecondFactorRepository
  accountKey: AccountKey
  limitGuesses: LimitGuesses
  log: Logger
  now: () => Date
}

/** What an app and its owner are told, once. */
export interface Enrolment {
  /** Base32. */
  secret: string
  /** The same for a QR code. */
  uri: string
  recoveryCodes: string[]
}

/** Makes the caller a second factor, which counts once they confirm it. 409 where they have one. */
export const enrol =
  ({ users, secondFactors, accountKey, now }: Omit<Needs, 'sessions' | 'limitGuesses' | 'log'>) =>
  async (userId: string, tx: Tx): Promise<Enrolment> => {
    const user = open(await users.lock(userId, tx))
    const [secret, recoveryCodes] = [newTotpSecret(), newRecoveryCodes()]
    const sealed = sealSecret(accountKey.of('second factor'), userId, secret)
    const hashes = recoveryCodes.map((code) => recoveryHash(accountKey.of('recovery code'), userId, code))
    if (!(await secondFactors.enrol(userId, sealed, hashes, now(), tx)))
      throw conflict('You have a second factor already: take it off first.')
    return { secret, uri: totpUri(secret, user.email), recoveryCodes }
  }

const nothingWaits = () => conflict('No second factor waits to be confirmed.')

export interface Confirmation {
  userId: string
  code: string
  /** The session that asks: it has shown a second factor from now on. */
  sessionId: string | null
  signal: AbortSignal
}

/** Turns the caller's second factor on, by a code of their app; they are told by mail. 422 where it is wrong, 429 after too many of those. */
export const confirmSecondFactor =
  ({ users, sessions, secondFactors, accountKey, limitGuesses, log, now }: Needs) =>
  async ({ userId, code, sessionId, signal }: Confirmation, tx: Tx): Promise<void> => {
    const factor = await secondFactors.find(userId)
    const ends = factor ? factor.enrolledAt.getTime() + enrolmentTtl : 0
    if (!factor || factor.confirmedAt || ends <= now().getTime()) throw nothingWaits()
    const secret = openSecret(accountKey.of('second factor'), userId, factor.secret)
    const step = await limitGuesses(ownCodeSubjects(userId), signal, async () =>
      stepOf(secret, code.replaceAll(/[ -]/g, ''), now(), factor.lastStep),
    )
    if (step === null)
      throw invalid({ path: 'code', message: 'is not the code of now' }).noting({ event: 'authn_code_fail' })
    const user = open(await users.lock(userId, tx))
    if (!(await secondFactors.confirm(userId, factor.secret, now(), step, tx))) throw nothingWaits()
    if (sessionId) sessions.showedSecondFactor(sessionId, userId, tx)
    tx.say(secondFactorChanged(user, true, now()))
    tx.afterCommit(() => log.info({ event: 'authn_mfa_on', userId }, 'second factor turned on'))
  }
