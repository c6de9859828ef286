import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import type { AskToVerify } from './ask-to-verify.ts'
import type { Passwords } from './passwords.ts'
import { registered, type User } from './user.ts'
import { emailTaken, type UserRepository } from './user-repository.ts'

export interface RegisterInput {
  email: string
  password: string
  name: string
  phone?: string
}

/** Makes a customer and asks him to verify his address. 409 where someone has it. */
export const register =
  ({
    users,
    passwords,
    askToVerify,
    now,
  }: {
    users: UserRepository
    passwords: Passwords
    askToVerify: AskToVerify
    now: () => Date
  }) =>
  async ({ email, password, name, phone }: RegisterInput, tx: Tx): Promise<User> => {
    // Not worth a hash; of two who ask at once, the insert refuses the second.
    if (await users.byEmail(email)) throw emailTaken()
    const passwordHash = await passwords.hash(password)
    const user: User = {
      id: v7(),
      email,
      name,
      phone: phone ?? null,
      role: 'customer',
      emailVerified: false,
      disabled: false,
      version: 1,
      createdAt: now(),
    }
    if (!(await users.insert(user, passwordHash, tx))) throw emailTaken()
    tx.say(registered(user))
    askToVerify(user, tx)
    return user
  }
