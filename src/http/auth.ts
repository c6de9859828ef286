import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Revocations, TokenIdentity } from '#src/revocations/revocations.ts'
import { forbidden, Problem } from './problem.ts'
import type { Middleware } from './request-context.ts'
import type { Caller, Who } from './route.ts'
import { tokenIn } from './token-form.ts'

/** The caller that a token speaks for. Throws a 401 for one that is not ours, or no longer good. */
export type TokenVerifier = (token: string) => Caller

const claims = z.object({
  sub: z.string().min(1).max(100),
  role: z.enum(['customer', 'staff', 'admin']),
  /** The session that it was signed for. */
  sid: z.string().min(1).max(100),
  /** Which of its user's tokens it is: a revocation ends those of lower epochs. */
  epoch: z.int().min(0),
  exp: z.number(),
  /** Of staff who act as customers: what they lack. */
  lacks: z.string().max(20).optional(),
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
    const { sub, role, sid, epoch, exp, lacks } = said
    const caller: Caller = Object.freeze({
      ...{ id: sub, role },
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

/** A 401 that says what is missing, and to which scheme. */
export function unauthorized(detail: string, error?: 'invalid_token'): Problem {
  const challenge = error ? `Bearer error="${error}"` : 'Bearer'
  return new Problem(401, detail, { headers: { 'WWW-Authenticate': challenge } })
}

const may: Record<Who, (role: Caller['role']) => boolean> = {
  anyone: () => true,
  user: () => true,
  customer: (role) => role === 'customer',
  staff: (role) => role !== 'customer',
  admin: (role) => role === 'admin',
}

const isStaffs = (who: Who) => who === 'staff' || who === 'admin'

const mfaRequired = () =>
  new Problem(403, 'Staff need a second factor for this: enrol one, or sign in with a code of it.', {
    type: '/problems/mfa-required',
  })

/**
 * Who asks, if they may. A bad token is a 401 on every route, also where none is needed: a client whose token went stale
 * should hear of it. Another's role is a 403.
 */
export const authenticated =
  (who: Who, verify: TokenVerifier): Middleware =>
  (ctx, next) => {
    const { authorization } = ctx.req.headers
    const caller = callerOf(authorization, who, verify)
    if (caller) {
      ctx.state.caller = caller
      ctx.state.stillGood = () => isGood(authorization, who, verify)
    }
    return next()
  }

function callerOf(authorization: string | undefined, who: Who, verify: TokenVerifier): Caller | null {
  if (authorization === undefined) {
    if (who === 'anyone') return null
    throw unauthorized('This needs a token: Authorization: Bearer …')
  }
  const token = tokenIn(authorization)
  if (token === null)
    throw unauthorized(
      'Authorization must be Bearer, one blank and a token as it was given out.',
      'invalid_token',
    )
  const caller = verify(token)
  if (!may[who](caller.role)) throw caller.lacksSecondFactor && isStaffs(who) ? mfaRequired() : forbidden()
  return caller
}

/** Whether whoever asked could ask again: their token hasn't ended since. */
function isGood(authorization: string | undefined, who: Who, verify: TokenVerifier): boolean {
  try {
    callerOf(authorization, who, verify)
    return true
  } catch {
    return false
  }
}
