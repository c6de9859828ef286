import { createPrivateKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Permission } from '#src/http/permissions.ts'
import { loadSigningKey, type PublicJwk } from '#src/keys/signing-keys.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { claimsOf, type TokenSubject, tokenType } from '#src/tokens/verifier.ts'
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
  jwks(): Promise<{ keys: PublicJwk[] }>
}

/** Signs access tokens: ES256, type `at+jwt`, claims `sub`, `role`, `scope`, `client_id`, `sid`, `epoch`, `iss`, `aud`, `iat`, `exp`, `jti`. */
export const accessTokens = ({ config, now }: { config: Config; now: () => Date }): AccessTokens => {
  let loaded: Promise<{ key: KeyObject; kid: string; jwk: PublicJwk }> | undefined
  const load = () => {
    loaded ??= loadSigningKey(config).then(({ privateKey, kid, jwk }) => ({
      key: createPrivateKey(privateKey),
      kid,
      jwk,
    }))
    // A directory that couldn't be read may be readable the next time.
    loaded.catch(() => {
      loaded = undefined
    })
    return loaded
  }
  /** Seconds until a token of now ends, whose key or account ends at `end`. */
  const lifetimeUntil = (end: Date | null) => {
    const lifetime = end
      ? Math.min(config.jwt.accessTtl, end.getTime() - now().getTime())
      : config.jwt.accessTtl
    return Math.floor(lifetime / 1000)
  }
  const sign = async (subject: TokenSubject, session: { sid: string; epoch: number }, expiresIn: number) => {
    const { key, kid } = await load()
    const iat = Math.floor(now().getTime() / 1000)
    const { issuer: iss, audience: aud } = config.jwt
    const claims = { ...claimsOf(subject), ...session, iss, aud, iat, exp: iat + expiresIn, jti: v7() }
    const header = { alg: 'ES256', typ: tokenType, kid }
    return { accessToken: inOneForm(jwt.sign(claims, key, { header })), expiresIn }
  }
  return {
    sign: ({ userId: id, role, permissions, epoch }, sid) =>
      sign({ id, role, permissions }, { sid, epoch }, lifetimeUntil(null)),
    signMachine: ({ id, permissions, expiresAt }) =>
      sign(
        { id, role: 'staff', permissions, machine: true },
        { sid: id, epoch: 0 },
        lifetimeUntil(expiresAt),
      ),
    jwks: async () => ({ keys: [(await load()).jwk] }),
  }
}

/** The session of a request's token, which the edge has verified; null where it names none. */
export function sessionOf(authorization: string | undefined): string | null {
  const claims = jwt.decode(authorization?.replace(/^Bearer /, '') ?? '')
  const sid = typeof claims === 'object' ? claims?.sid : null
  return typeof sid === 'string' && /^[0-9a-f-]{36}$/.test(sid) ? sid : null
}
