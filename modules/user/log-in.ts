import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import type { DeviceCookie } from './device-cookie.ts'
import { deviceSubjects, loginSubjects } from './guess-limits.ts'
import type { LimitGuesses } from './limit-guesses.ts'
import type { Passwords } from './passwords.ts'
import type { SessionTokens, StartSession } from './sessions.ts'
import type { UserRepository } from './user-repository.ts'

export interface LoginInput {
  email: string
  password: string
  ip: string
  /** The `Cookie` header. */
  cookies: string | undefined
  signal: AbortSignal
}

/** The session's tokens, and the cookie that makes a new device known. */
export interface LoggedIn {
  tokens: SessionTokens
  cookie: string | null
}

/** One text for every cause: who asks learns nothing about who is registered or disabled. */
const wrongCredentials = () =>
  new Problem(401, 'The e-mail address or the password is wrong.', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  })

/** Starts a session. 401 whatever is wrong, after about the same time; 429 after too many of those. */
export const logIn =
  ({
    users,
    passwords,
    limitGuesses,
    startSession,
    deviceCookie,
  }: {
    deviceCookie: DeviceCookie
    users: UserRepository
    passwords: Passwords
    limitGuesses: LimitGuesses
    startSession: StartSession
  }) =>
  async ({ email, password, ip, cookies, signal }: LoginInput, tx: Tx): Promise<LoggedIn> => {
    const device = await deviceCookie.read(cookies, email)
    const subjects = device ? deviceSubjects(device) : loginSubjects(email, ip)
    const user = await limitGuesses(subjects, signal, async () => {
      const known = await users.byEmail(email)
      const right = await passwords.match(password, known?.passwordHash ?? null)
      return right && !known?.disabled ? known : null
    })
    const tokens = user && (await startSession(user, tx))
    if (!tokens) throw wrongCredentials()
    return { tokens, cookie: device ? null : await deviceCookie.make(email) }
  }
