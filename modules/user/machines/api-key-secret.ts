import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a machine is given once, and what is kept of it. */
export interface ApiKeySecret {
  secret: string
  hash: Buffer
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** 256 random bits need no slow hash: nobody guesses them from it. */
export function apiKeySecret(): ApiKeySecret {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashOf(secret) }
}

/** Takes as long for every secret. */
export const isSecretOf = (secret: string, hash: Buffer): boolean => timingSafeEqual(hashOf(secret), hash)

/** The key that a request shows. */
export interface ShownKey {
  id: string
  secret: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id and secret of `Authorization: Basic …`, as RFC 6749 writes them; null for all else. */
export function keyIn(authorization: string | undefined): ShownKey | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  if (!encoded || encoded.length > 512) return null
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('latin1').split(':').map(formDecoded)
  return uuid.test(id) ? { id: id.toLowerCase(), secret: rest.join(':') } : null
}

/** Careful clients write `-` as `%2D`. What was not encoded stays as it is: neither ids nor secrets have `%` or `+`. */
const formDecoded = (text: string) => new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? ''
