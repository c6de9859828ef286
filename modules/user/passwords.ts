import { createHmac } from 'node:crypto'
import type { Config } from '#src/config.ts'
import { hashPool } from './hash-pool.ts'

export interface Passwords {
  /** A bcrypt hash to keep. Takes some 60 ms, in a thread of its own. */
  hash(password: string): Promise<string>
  /** Whether this is the password. Against null (no such user) it takes as long, and is false. */
  match(password: string, hash: string | null): Promise<boolean>
}

/** Hashes passwords with bcrypt at the configured cost, away from the event loop. */
export const passwords = ({ config }: { config: Config }): Passwords => {
  const cost = config.user.bcryptCost
  const pool = hashPool()
  // A well-formed hash that no password has: comparing with it costs what comparing with any other does.
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(22)}${'a'.repeat(31)}`
  return {
    hash: (password) => pool.hash(digest(password), cost),
    match: async (password, hash) => (await pool.compare(digest(password), hash ?? nobody)) && hash !== null,
  }
}

/**
 * bcrypt reads 72 bytes at most and stops at a NUL: of a long password, or one in Urdu, the rest would not
 * count. So it is given 44 characters that depend on every byte. They are keyed with a name rather than a
 * plain SHA-256, so that plain hashes leaked elsewhere can't be tried here in place of passwords. NFKC, since
 * the same letters are typed differently on different keyboards.
 */
export const digest = (password: string): string =>
  createHmac('sha256', 'imtiaz-mart password').update(password.normalize('NFKC')).digest('base64')
