import { invalid } from '#src/http/problem.ts'
import { open } from '../accounts/own-account.ts'
import { ownPasswordSubjects } from '../guessing/guess-limits.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { Credentials, UserRepository } from '../user-repository.ts'
import type { Passwords } from './passwords.ts'

interface Needs {
  users: UserRepository
  passwords: Passwords
  limitGuesses: LimitGuesses
}

/** The caller, where this is their password; 422 at `path` where it isn't, 429 after too many of those. */
export const checkPassword =
  ({ users, passwords, limitGuesses }: Needs) =>
  async (
    id: string,
    password: string,
    signal: AbortSignal,
    path = 'currentPassword',
  ): Promise<Credentials> => {
    const user = open(await users.credentialsById(id))
    const right = await limitGuesses(ownPasswordSubjects(id), signal, async () =>
      (await passwords.match(password, user.passwordHash, { queue: 'known', signal })) ? user : null,
    )
    if (!right)
      throw invalid({ path, message: 'is not your password' }).noting({ event: 'authn_password_fail' })
    return right
  }

export type CheckPassword = ReturnType<typeof checkPassword>
