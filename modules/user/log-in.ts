import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { loginSubjects } from './guess-limits.ts'
import type { LimitGuesses } from './limit-guesses.ts'
import type { Passwords } from './passwords.ts'
import type { SessionTokens, StartSession } from './sessions.ts'
import type { UserRepository } from './user-repository.ts'

export interface LoginInput {
  email: string
  password: string
  ip: string
  signal: AbortSignal
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
  }: {
    users: UserRepository
    passwords: Passwords
    limitGuesses: LimitGuesses
    startSession: StartSession
  }) =>
  async ({ email, password, ip, signal }: LoginInput, tx: Tx): Promise<SessionTokens> => {
    const user = await limitGuesses(loginSubjects(email, ip), signal, async () => {
      const known = await users.byEmail(email)
      const right = await passwords.match(password, known?.passwordHash ?? null)
      return right && !known?.disabled ? known : null
    })
    const tokens = user && (await startSession(user, tx))
    if (!tokens) throw wrongCredentials()
    return tokens
  }
