import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { deviceSubjects, loginSubjects, newDeviceSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { Passwords } from '../passwords/passwords.ts'
import { signedInFromNewDevice } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { signInPlace } from './device-name.ts'
import type { DeviceTokens } from './device-tokens.ts'
import type { SessionTokens, StartSession } from './sessions.ts'

export interface LoginInput {
  email: string
  password: string
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
  startSession: StartSession
  deviceTokens: DeviceTokens
  now: () => Date
}

/**
 * Starts a session. 401 whatever is wrong, after about the same time; 429 after too many of those. The owner is told by mail
 * of a device that shows nothing of an earlier sign-in, unless it is the account's first.
 */
export const logIn =
  ({ users, passwords, guesses, limitGuesses, startSession, deviceTokens, now }: Needs) =>
  async (input: LoginInput, tx: Tx): Promise<SessionTokens> => {
    const { email, password, ip, userAgent, devices, signal } = input
    const user = await users.byEmail(email)
    const device = await deviceTokens.read(devices, user)
    const subjects = device ? deviceSubjects(device) : loginSubjects(email, ip)
    const shown = await limitGuesses(subjects, signal, async () => {
      const asker = { queue: device ? 'known' : 'anyone', signal } as const
      const right = await passwords.match(password, user?.passwordHash ?? null, asker)
      return right && !user?.disabled ? user : null
    })
    const place = signInPlace(userAgent, ip)
    const started = shown && (await startSession(shown, place, tx))
    if (!started) throw wrongCredentials()
    if (!device && started.signedInBefore) {
      // Programs that keep nothing sign in anew each time: some letters say all that there is to be said.
      const subject = newDeviceSubject(shown.id)
      if ((await guesses.count([subject], now(), tx)) <= subject.limit)
        tx.say(signedInFromNewDevice(shown, place, now()))
    }
    return started.tokens
  }
