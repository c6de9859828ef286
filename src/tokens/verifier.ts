import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { unauthorized } from '../http/problem.ts'
import type { Caller } from '../http/route.ts'
import { permissionsOfScope } from '../http/who-may.ts'
import type { Revocations, TokenIdentity } from './revocations.ts'

/** The caller that a token speaks for. Throws a 401 for one that is not ours, or no longer good. */
export type TokenVerifier = (token: string) => Caller

const claims = z.object({
  sub: z.string().min(1).max(100),
  role: z.enum(['customer', 'staff', 'admin']),
  /** What staff may, by RFC 8693 and 9068: names, with a blank between. */
  scope: z.string().max(500).optional(),
  /** Of a machine, its key's id (RFC 9068): `sub` is the same. */
  client_id: z.string().max(100).optional(),
  /** The session that it was signed for. */
  sid: z.string().min(1).max(100),
  /** Which of its user's tokens it is: a revocation ends those of lower epochs. */
  epoch: z.int().min(0),
  exp: z.number(),
  /** Of staff who act as customers: what they lack. */
  lacks: z.string().max(20).optional(),
})

/** Whom a token is for; who names no permissions signs as it was done before there were any. */
export type TokenSubject = Pick<Caller, 'id' | 'role'> & Partial<Caller>

/** What a token's claims say of its caller: what a verifier reads. */
export const claimsOf = ({ id, role, permissions, machine }: TokenSubject) => ({
  sub: id,
  role,
  // Flat text, which Kong's file can read too (kong.yml).
  ...(role === 'staff' && permissions && { scope: permissions.join(' ') }),
  ...(machine && { client_id: id }),
})

/** RFC 9068: no other kind of token that the same key may sign passes for one that opens the API. */
export const tokenType = 'at+jwt'

/** What a token says that its holder lacks (`lacks`), where staff must have one and the session has shown none. */
export const secondFactor = 'mfa'

const mostKept = 10_000

/**
 * Verifies ES256 tokens, whatever algorithm their header claims. A signature takes a tenth of a
 * millisecond, so tokens that were good are kept until they expire; whether one was revoked is asked each time.
 */
export function createVerifier(options: {
  /** The key that a token names; one that it was not signed with where it names none. */
  keyOf: (kid: string | undefined) => KeyObject
  issuer: string
  audience: string
  /** Whether a token is no longer good, though it hasn't expired. */
  isRevoked?: Revocations['isRevoked']
  now?: () => Date
}): TokenVerifier {
  const { keyOf, issuer, audience, isRevoked } = options
  const now = options.now ?? (() => new Date())
  const kept = new LRUCache<string, VerifiedToken>({ max: mostKept })
  const read = (token: string): VerifiedToken => {
    const seconds = now().getTime() / 1000
    const known = kept.get(token)
    if (known && known.until > seconds) return known
    const clockTimestamp = Math.floor(seconds)
    const said = verified(token, keyOf, { algorithms: ['ES256'], issuer, audience, clockTimestamp })
    const { sub, role, scope, client_id: client, sid, epoch, exp, lacks } = said
    const permissions = Object.freeze(permissionsOfScope(role, scope))
    const caller: Caller = Object.freeze({
      id: sub,
      role,
      permissions,
      machine: client !== undefined,
      ...(lacks === secondFactor && { lacksSecondFactor: true as const }),
    })
    const good = { caller, identity: { userId: sub, sessionId: sid, epoch }, until: exp }
    kept.set(token, good)
    return good
  }
  return (token) => {
    const { caller, identity } = read(token)
    if (isRevoked?.(identity)) throw unauthorized('The token was revoked.', 'invalid_token')
    return caller
  }
}

interface VerifiedToken {
  caller: Caller
  identity: TokenIdentity
  /** Seconds since 1970. */
  until: number
}

function verified(
  token: string,
  keyOf: (kid: string | undefined) => KeyObject,
  options: jwt.VerifyOptions,
): z.output<typeof claims> {
  try {
    const key = keyOf(jwt.decode(token, { complete: true })?.header.kid)
    const { header, payload } = jwt.verify(token, key, { ...options, complete: true })
    if (header.typ !== tokenType) throw new Error('it is no access token')
    return claims.parse(payload)
  } catch (error) {
    const expired = error instanceof jwt.TokenExpiredError
    throw unauthorized(expired ? 'The token has expired.' : 'The token is not valid.', 'invalid_token')
  }
}
