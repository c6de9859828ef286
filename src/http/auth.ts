import { createPublicKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { forbidden, Problem } from './problem.ts'
import type { Caller, Who } from './route.ts'
import { tokenIn } from './token-form.ts'

/** The caller that a token speaks for. Throws a 401 for one that is not ours, or no longer good. */
export type TokenVerifier = (token: string) => Caller

const claims = z.object({
  sub: z.string().min(1).max(100),
  role: z.enum(['customer', 'staff', 'admin']),
  exp: z.number(),
})

const mostRemembered = 10_000

/**
 * Verifies ES256 tokens, whatever algorithm their header claims. A signature takes a tenth of a
 * millisecond, so tokens that were good are remembered until they expire.
 */
export function createVerifier(options: {
  /** PEM. */
  publicKey: string
  issuer: string
  now?: () => Date
}): TokenVerifier {
  const key = createPublicKey(options.publicKey)
  const now = options.now ?? (() => new Date())
  const remembered = new LRUCache<string, { caller: Caller; until: number }>({ max: mostRemembered })
  return (token) => {
    const seconds = now().getTime() / 1000
    const known = remembered.get(token)
    if (known && known.until > seconds) return known.caller
    const { sub, role, exp } = verified(token, key, options.issuer, Math.floor(seconds))
    const caller = Object.freeze({ id: sub, role })
    remembered.set(token, { caller, until: exp })
    return caller
  }
}

function verified(
  token: string,
  key: ReturnType<typeof createPublicKey>,
  issuer: string,
  clockTimestamp: number,
): z.output<typeof claims> {
  try {
    return claims.parse(jwt.verify(token, key, { algorithms: ['ES256'], issuer, clockTimestamp }))
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

/**
 * Who asks, if they may. A bad token is a 401 on every route, also where none is needed: a client whose
 * token went stale should hear of it. Throws 401 or 403.
 */
export function authenticate(
  authorization: string | undefined,
  who: Who,
  verify: TokenVerifier,
): Caller | null {
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
  if (!may[who](caller.role)) throw forbidden()
  return caller
}
