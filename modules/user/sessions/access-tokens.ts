import jwt from 'jsonwebtoken'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { KeyRing } from '#src/keys/key-ring.ts'
import type { PublicJwk } from '#src/keys/signing-keys.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { secondFactor as factor, tokenType } from '#src/tokens/verifier.ts'
import type { SessionUser } from './session-repository.ts'

export interface AccessTokens {
  /** A signed token, and the seconds that it lives. `sid` names its session. */
  sign(user: SessionUser, sessionId: string): Promise<{ accessToken: string; expiresIn: number }>
  /** The keys that tokens are verified with. */
  jwks(): { keys: PublicJwk[] }
}

interface Needs {
  config: Config
  keys: KeyRing
  now: () => Date
}

/** Signs access tokens: ES256, type `at+jwt`, claims `sub`, `role`, `lacks`, `acr`, `sid`, `epoch`, `iss`, `aud`, `iat`, `exp`, `jti`. */
export const accessTokens = ({ config, keys, now }: Needs): AccessTokens => {
  return {
    async sign(user, sessionId) {
      const { key, kid } = await keys.signing()
      const iat = Math.floor(now().getTime() / 1000)
      const expiresIn = Math.floor(config.jwt.accessTtl / 1000)
      const { issuer: iss, audience: aud } = config.jwt
      const claims = {
        sub: user.userId,
        ...actingAs(user, config.user.staffMfa),
        // What its session has shown. Flat text, which Kong's file can read too (kong.yml): RFC 8176's `amr` is a list.
        acr: user.secondFactor ? 'mfa' : 'pwd',
        sid: sessionId,
        epoch: user.epoch,
        iss,
        aud,
        iat,
        exp: iat + expiresIn,
        jti: v7(),
      }
      const header = { alg: 'ES256', typ: tokenType, kid }
      return { accessToken: inOneForm(jwt.sign(claims, key, { header })), expiresIn }
    },
    jwks: () => ({ keys: keys.all().map(({ jwk }) => jwk) }),
  }
}

/**
 * Staff who must have a second factor and have shown none are customers to every module, whatever it asks about a role, and
 * hear what they lack where only staff may.
 */
const actingAs = ({ role, secondFactor }: SessionUser, staffMfa: Config['user']['staffMfa']) =>
  role !== 'customer' && staffMfa === 'required' && !secondFactor
    ? { role: 'customer', lacks: factor }
    : { role }

/** The session of a request's token, which the edge has verified; null where it names none. */
export function sessionOf(authorization: string | undefined): string | null {
  const claims = jwt.decode(authorization?.replace(/^Bearer /, '') ?? '')
  const sid = typeof claims === 'object' ? claims?.sid : null
  return typeof sid === 'string' && /^[0-9a-f-]{36}$/.test(sid) ? sid : null
}
