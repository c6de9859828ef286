import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { codeSubjects, deviceSubjects, loginSubjects, newDeviceSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { Passwords } from '../passwords/passwords.ts'
import { type CheckSecondFactor, otpRequired, type SpendProof } from '../second-factor/check-second-factor.ts'
import { signedInFromNewDevice, type User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { type SignInPlace, signInPlace } from './device-name.ts'
import type { DeviceTokens } from './device-tokens.ts'
import type { SessionTokens, StartSession } from './sessions.ts'

export interface LoginInput {
  email: string
  password: string
  /** A code of the second factor, or a recovery code. */
  otp?: string | undefined
  ip: string
  userAgent?: string | undefined
  /** What may be device tokens of earlier logins. */
  devices: (string | undefined)[]
  signal: AbortSignal
}

/** One text for every cause: who asks learns nothing about who is registered or disabled. */
const wrongCredentials = () =>
  new Problem(401, 'The e-mail address or the password is wrong.', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  })

interface Needs {
  users: UserRepository
  passwords: Passwords
  guesses: GuessRepository
  limitGuesses: LimitGuesses
  checkSecondFactor: CheckSecondFactor
  spendProof: SpendProof
  startSession: StartSession
  deviceTokens: DeviceTokens
  log: Logger
  now: () => Date
}

/**
 * Starts a session. 401 whatever is wrong, after about the same time; 429 after too many of those. Who has shown the right
 * password, and they alone, are told (401) that a code is missing, which counts as no guess and forgets none, or wrong, which
 * counts as a wrong password does. The owner is told by mail of a device that shows nothing of an earlier sign-in, unless it
 * is the account's first.
 */
export const logIn =
  (needs: Needs) =>
  async (input: LoginInput, tx: Tx): Promise<SessionTokens> => {
    const { users, passwords, limitGuesses, checkSecondFactor, spendProof, startSession, deviceTokens, log } =
      needs
    const { email, password, otp, ip, userAgent, devices, signal } = input
    const user = await users.byEmail(email)
    const device = await deviceTokens.read(devices, user)
    const subjects = device ? deviceSubjects(device) : loginSubjects(email, ip)
    let refusal = wrongCredentials
    let why = 'password'
    const failed = (problem: Problem) =>
      problem.noting({ event: 'authn_login_fail', userId: user?.id ?? null, why })
    const shown = await limitGuesses(subjects, signal, async () => {
      const asker = { queue: device ? 'known' : 'anyone', signal } as const
      const right = await passwords.match(password, user?.passwordHash ?? null, asker)
      if (!user) why = 'unknown'
      else if (right) why = user.disabled ? 'disabled' : 'code'
      if (!right || !user || user.disabled) return null
      const check = () => checkSecondFactor(user.id, otp)
      const limited = otp !== undefined && !device
      const proof = limited ? await limitGuesses(codeSubjects(user.id), signal, check) : await check()
      if (proof === 'missing')
        throw failed(otpRequired('This account has a second factor: send its code as otp.'))
      refusal = wrongOtp
      return proof && { user, proof: proof === 'none' ? null : proof }
    })
    if (!shown) throw failed(refusal())
    const place = signInPlace(userAgent, ip)
    const by = { place, secondFactor: shown.proof !== null }
    const started = await startSession(shown.user, by, tx)
    why = 'changed'
    if (!started) throw failed(wrongCredentials())
    why = 'code'
    if (shown.proof && !(await spendProof(shown.user.id, shown.proof, tx))) throw failed(wrongOtp())
    if (!device && started.signedInBefore) await tellOfNewDevice(needs, shown.user, place, tx)
    const signedIn = {
      userId: shown.user.id,
      factors: shown.proof ? 'mfa' : 'pwd',
      ip,
      knownDevice: device !== null,
    }
    tx.afterCommit(() => log.info({ event: 'authn_login_success', ...signedIn }, 'signed in'))
    return started.tokens
  }

const wrongOtp = () => otpRequired('The code is wrong, or was used.')

/** Programs that keep nothing sign in anew each time: some letters say all that there is to be said. */
async function tellOfNewDevice(
  { guesses, now }: Needs,
  user: User,
  place: SignInPlace,
  tx: Tx,
): Promise<void> {
  const subject = newDeviceSubject(user.id)
  if ((await guesses.count([subject], now(), tx)) > subject.limit) return
  tx.say(signedInFromNewDevice(user, place, now()))
}
