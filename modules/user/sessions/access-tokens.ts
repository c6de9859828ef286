import jwt from 'jsonwebtoken'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Permission } from '#src/http/permissions.ts'
import type { KeyRing } from '#src/keys/key-ring.ts'
import type { PublicJwk } from '#src/keys/signing-keys.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { claimsOf, secondFactor as factor, type TokenSubject, tokenType } from '#src/tokens/verifier.ts'
import type { SessionUser } from './session-repository.ts'

export interface AccessTokens {
  /** A signed token, and the seconds that it lives. `sid` names its session. */
  sign(user: SessionUser, sessionId: string): Promise<{ accessToken: string; expiresIn: number }>
  /** The same for a machine, whose token ends with its key. */
  signMachine(key: {
    id: string
    permissions: Permission[]
    expiresAt: Date | null
  }): Promise<{ accessToken: string; expiresIn: number }>
  /** The keys that tokens are verified with. */
  jwks(): { keys: PublicJwk[] }
}

interface Needs {
  config: Config
  keys: KeyRing
  now: () => Date
}

/** Signs access tokens: ES256, type `at+jwt`, claims `sub`, `role`, `scope`, `lacks`, `acr`, `client_id`, `sid`, `epoch`, `iss`, `aud`, `iat`, `exp`, `jti`. */
export const accessTokens = ({ config, keys, now }: Needs): AccessTokens => {
  /** Seconds until a token of now ends, whose key or account ends at `end`. */
  const lifetimeUntil = (end: Date | null) => {
    const lifetime = end
      ? Math.min(config.jwt.accessTtl, end.getTime() - now().getTime())
      : config.jwt.accessTtl
    return Math.floor(lifetime / 1000)
  }
  const sign = async (claims: object, expiresIn: number) => {
    const { key, kid } = await keys.signing()
    const iat = Math.floor(now().getTime() / 1000)
    const { issuer: iss, audience: aud } = config.jwt
    const header = { alg: 'ES256', typ: tokenType, kid }
    const whole = { ...claims, iss, aud, iat, exp: iat + expiresIn, jti: v7() }
    return { accessToken: inOneForm(jwt.sign(whole, key, { header })), expiresIn }
  }
  return {
    sign: (user, sid) => {
      const subject = actingAs(user, config.user.staffMfa)
      const claims = {
        ...claimsOf(subject),
        ...(subject.lacksSecondFactor && { lacks: factor }),
        // What its session has shown. Flat text, which Kong's file can read too (kong.yml): RFC 8176's `amr` is a list.
        acr: user.secondFactor ? 'mfa' : 'pwd',
        sid,
        epoch: user.epoch,
      }
      return sign(claims, lifetimeUntil(null))
    },
    signMachine: ({ id, permissions, expiresAt }) => {
      const subject: TokenSubject = { id, role: 'staff', permissions, machine: true }
      return sign({ ...claimsOf(subject), sid: id, epoch: 0 }, lifetimeUntil(expiresAt))
    },
    jwks: () => ({ keys: keys.all().map(({ jwk }) => jwk) }),
  }
}

/**
 * Staff who must have a second factor and have shown none are customers to every module, whatever it asks about a role, and
 * hear what they lack where only staff may.
 */
const actingAs = (
  { userId: id, role, permissions, secondFactor }: SessionUser,
  staffMfa: Config['user']['staffMfa'],
): TokenSubject =>
  role !== 'customer' && staffMfa === 'required' && !secondFactor
    ? { id, role: 'customer', lacksSecondFactor: true }
    : { id, role, permissions }

/** The session of a request's token, which the edge has verified; null where it names none. */
export function sessionOf(authorization: string | undefined): string | null {
  const claims = jwt.decode(authorization?.replace(/^Bearer /, '') ?? '')
  const sid = typeof claims === 'object' ? claims?.sid : null
  return typeof sid === 'string' && /^[0-9a-f-]{36}$/.test(sid) ? sid : null
}
