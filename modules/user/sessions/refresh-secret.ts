import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A refresh token is opaque to its holder: the session's id and 256 random bits, in one string. */
export interface RefreshSecret {
  sessionId: string
  token: string
  /** What is kept of it. */
  hash: Buffer
}

const idBytes = 16
const secretBytes = 32

/** 256 random bits need no slow hash: nobody guesses them from it. */
const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest()

/** A token for a new session, or the next one of a session. */
export function refreshSecret(sessionId: string = randomUUID()): RefreshSecret {
  const secret = randomBytes(secretBytes)
  const id = Buffer.from(sessionId.replaceAll('-', ''), 'hex')
  return { sessionId, token: Buffer.concat([id, secret]).toString('base64url'), hash: hashOf(secret) }
}

/** What a refresh token says; null where it can't be one of ours. */
export function readRefreshToken(token: string): RefreshSecret | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + secretBytes || bytes.toString('base64url') !== token) return null
  const sessionId = bytes
    .toString('hex', 0, idBytes)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { sessionId, token, hash: hashOf(bytes.subarray(idBytes)) }
}
