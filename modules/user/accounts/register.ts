import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import { guessWindow, registerSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { Passwords } from '../passwords/passwords.ts'
import { registered, type User } from '../user.ts'
import { emailTaken, type UserRepository } from '../user-repository.ts'
import type { AskToVerify } from './verify-email.ts'

export interface RegisterInput {
  email: string
  password: string
  name: string
  phone?: string
  ip: string
  signal: AbortSignal
}

const tooMany = () =>
  new Problem(429, 'Too many accounts were made from here. Try again later.', {
    headers: { 'Retry-After': String(guessWindow / 1000) },
  })

interface Needs {
  users: UserRepository
  guesses: GuessRepository
  config: Config
  passwords: Passwords
  askToVerify: AskToVerify
  now: () => Date
}

/**
 * Makes a customer and asks them to verify their address. 409 where someone has it, 422 where the password is weak, 429
 * after too many from one network.
 */
export const register =
  ({ users, passwords, guesses, config, askToVerify, now }: Needs) =>
  async ({ email, password, name, phone, ip, signal }: RegisterInput, tx: Tx): Promise<User> => {
    // Outside the transaction, which a refusal rolls back.
    const subject = registerSubject(ip, config.user.registrationLimit)
    if ((await guesses.count([subject], now())) > subject.limit) throw tooMany()
    // Not worth a hash; of two who ask at once, the insert refuses the second.
    if (await users.byEmail(email)) throw emailTaken()
    const asker = { queue: 'anyone', signal } as const
    const passwordHash = await passwords.hashStrong(password, { email, name }, 'password', asker)
    const user: User = {
      id: v7(),
      email,
      name,
      phone: phone ?? null,
      role: 'customer',
      permissions: [],
      emailVerified: false,
      phoneVerified: false,
      disabled: false,
      version: 1,
      createdAt: now(),
    }
    if (!(await users.insert(user, passwordHash, tx))) throw emailTaken()
    tx.say(registered(user))
    askToVerify(user, tx)
    return user
  }
