import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits need no slow hash: nobody guesses them from it. */
export const mailHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A single-use token to be mailed, and the hash that is kept of it. */
export function mailSecret(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: mailHash(token) }
}
