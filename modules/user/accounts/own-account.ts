import { invalid, Problem } from '#src/http/problem.ts'
import { ownPasswordSubjects } from '../guessing/guess-limits.ts'
import type { LimitGuesses } from '../guessing/limit-guesses.ts'
import type { Passwords } from '../passwords/passwords.ts'
import type { User } from '../user.ts'
import type { Credentials, UserRepository } from '../user-repository.ts'

/** A token outlives its user's erasure or disabling by some minutes; here it is worth nothing at once. */
export const noLongerValid = () =>
  new Problem(401, 'The account of this token is closed.', {
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  })

/** A caller's own account; 401 where it is erased or disabled. */
export function open<U extends User>(user: U | null): U {
  if (!user || user.disabled) throw noLongerValid()
  return user
}

/** The caller's profile. */
export const viewProfile =
  ({ users }: { users: UserRepository }) =>
  async (id: string): Promise<User> =>
    open(await users.byId(id))

/** The caller, where this is his password; 422 at `path` where it isn't, 429 after too many of those. */
export const checkPassword =
  ({
    users,
    passwords,
    limitGuesses,
  }: {
    users: UserRepository
    passwords: Passwords
    limitGuesses: LimitGuesses
  }) =>
  async (
    id: string,
    password: string,
    signal: AbortSignal,
    path = 'currentPassword',
  ): Promise<Credentials> => {
    const user = open(await users.credentialsById(id))
    const right = await limitGuesses(ownPasswordSubjects(id), signal, async () =>
      (await passwords.match(password, user.passwordHash, { lane: 'known', signal })) ? user : null,
    )
    if (!right) throw invalid({ path, message: 'is not your password' })
    return right
  }

export type CheckPassword = ReturnType<typeof checkPassword>
