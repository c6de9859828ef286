import { Problem } from '#src/http/problem.ts'
import type { User } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'

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

interface Needs {
  users: UserRepository
}

/** The caller's own account, to look at. */
export const viewProfile =
  ({ users }: Needs) =>
  async (id: string): Promise<User> =>
    open(await users.byId(id))
