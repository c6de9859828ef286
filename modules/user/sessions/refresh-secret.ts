import { createHash, createHmac, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

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

const secretOf = (sessionId: string, secret: Buffer): RefreshSecret => {
  const id = Buffer.from(sessionId.replaceAll('-', ''), 'hex')
  return { sessionId, token: Buffer.concat([id, secret]).toString('base64url'), hash: hashOf(secret) }
}

/** A token for a new session. */
export const refreshSecret = (sessionId: string = v7()): RefreshSecret =>
  secretOf(sessionId, randomBytes(secretBytes))

/**
 * The token that comes after one. It is made of that one and of a key that no client has, so that whoever sends the
 * same token again, its answer lost, can be given the same successor, by any replica and however often, and still nothing is
 * kept of either but a hash: what is in the database opens no session, and neither does the key without a token.
 */
export const successorOf = ({ sessionId, token }: RefreshSecret, key: Buffer): RefreshSecret =>
  secretOf(sessionId, createHmac('sha256', key).update(token).digest())

/** What a refresh token says; null where it can't be one of ours. */
export function readRefreshToken(token: string): RefreshSecret | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + secretBytes || bytes.toString('base64url') !== token) return null
  const sessionId = bytes
    .toString('hex', 0, idBytes)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { sessionId, token, hash: hashOf(bytes.subarray(idBytes)) }
}
