import { createHmac } from 'node:crypto'
import type { Config } from '#config/config.ts'
import { invalid } from '#src/http/problem.ts'
import { type Asker, hashPool, mostThreads } from './hash-pool.ts'

export interface Passwords {
  /** A bcrypt hash to keep. Takes some 60 ms, in a thread of its own. */
  hash(password: string): Promise<string>
  /** The same of a new password; a 422 that names `path` where who knows the owner's name and address guesses it easily. */
  hashStrong(password: string, owner: Owner, path: string, asker: Asker): Promise<string>
  /** Whether this is the password. Against null (no such user) it takes as long, and is false. */
  match(password: string, hash: string | null, asker: Asker): Promise<boolean>
}

interface Owner {
  email: string
  name: string
}

/** How many may wait for one thread: at some 70 ms each of cost 10, and twice that for each that it is higher, ten seconds. */
export const longestQueue = (cost: number): number =>
  Math.max(10, Math.min(150, Math.round(150 * 2 ** (10 - cost))))

const weak = (path: string) =>
  invalid({ path, message: 'is easily guessed: take several words, or a longer one' })

/** What whoever guesses knows: the parts of the name and the address, and the shop. Bounded, lower case. */
export function ownWords({ email, name }: Owner): string[] {
  const [local = ''] = email.split('@')
  const parts = [
    email,
    local,
    name,
    ...local.split(/[^\p{L}]+/u),
    ...name.split(/\s+/),
    'imtiaz',
    'mart',
    'imtiazmart',
  ]
  return [...new Set(parts.map((part) => part.toLowerCase()).filter((part) => part.length > 2))].slice(0, 30)
}

/** Hashes passwords with bcrypt at the configured cost, away from the event loop. */
export const passwords = ({ config }: { config: Config }): Passwords => {
  const cost = config.user.bcryptCost
  const pool = hashPool(mostThreads, mostThreads * longestQueue(cost))
  // New passwords queue for a thread of their own: however many register, logins wait for none of them.
  const setting = hashPool(1, longestQueue(cost))
  // A well-formed hash that no password has: comparing with it costs what comparing with any other does.
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(22)}${'a'.repeat(31)}`
  return {
    hash: (password) => setting.hash(digest(password), cost, { queue: 'known' }),
    hashStrong: async (password, owner, path, asker) => {
      const own = ownWords(owner)
      if (own.includes(password.trim().toLowerCase())) throw weak(path)
      const hash = await setting.hashStrong({ password, own, digest: digest(password), cost }, asker)
      if (hash === null) throw weak(path)
      return hash
    },
    match: async (password, hash, asker) =>
      (await pool.compare(digest(password), hash ?? nobody, asker)) && hash !== null,
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
