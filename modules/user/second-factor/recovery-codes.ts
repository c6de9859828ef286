import { createHmac, randomBytes } from 'node:crypto'

const howMany = 10
/** Neither I nor O, 0 nor 1: they are written on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Ten codes of 120 random bits: `K7QM-2XPA-…`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: howMany }, () => {
    const letters = [...randomBytes(24)].map((byte) => alphabet[byte & 31])
    return letters.join('').replaceAll(/(.{4})(?!$)/g, '$1-')
  })

/** What is kept of one, however it is written; 120 random bits need no slow hash, the 80 of earlier ones are hashed with a key. */
export const recoveryHash = (key: Buffer, userId: string, code: string): Buffer =>
  createHmac('sha256', key)
    .update(`${userId} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
    .digest()
