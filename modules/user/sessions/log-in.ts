import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { deviceSubjects, loginSubjects } from '../guessing/guess-limits.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { Passwords } from '../passwords/passwords.ts'
import type { UserRepository } from '../user-repository.ts'
import type { DeviceTokens } from './device-tokens.ts'
import type { SessionTokens, StartSession } from './sessions.ts'

export interface LoginInput {
  email: string
  password: string
  ip: string
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
  limitGuesses: LimitGuesses
  startSession: StartSession
  deviceTokens: DeviceTokens
}

/** Starts a session. 401 whatever is wrong, after about the same time; 429 after too many of those. */
export const logIn =
  ({ users, passwords, limitGuesses, startSession, deviceTokens }: Needs) =>
  async ({ email, password, ip, devices, signal }: LoginInput, tx: Tx): Promise<SessionTokens> => {
    const user = await users.byEmail(email)
    const device = await deviceTokens.read(devices, user)
    const subjects = device ? deviceSubjects(device) : loginSubjects(email, ip)
    const shown = await limitGuesses(subjects, signal, async () => {
      const asker = { queue: device ? 'known' : 'anyone', signal } as const
      const right = await passwords.match(password, user?.passwordHash ?? null, asker)
      return right && !user?.disabled ? user : null
    })
    const tokens = shown && (await startSession(shown, tx))
    if (!tokens) throw wrongCredentials()
    return tokens
  }
