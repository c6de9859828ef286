import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Declaration } from './declaration.ts'
import type { PluginConfig } from './plugins.ts'

/**
 * Checks an `Authorization` header as Kong's jwt plugin does; null where it lets the request through. Throws where
 * that one breaks, which is a 500: at a part that is no object, a key's name that is no text, a signature of another length.
 */
export type CheckToken = (authorization: string | undefined, config: PluginConfig<'jwt'>) => Refused | null

/** Why not, as `WWW-Authenticate` says it. */
export type Refused = 'Bearer' | 'Bearer error="invalid_token"'

const invalid = 'Bearer error="invalid_token"'

/** Knows the keys of all consumers, by the claim that names them. */
export function createCheckToken({ consumers }: Pick<Declaration, 'consumers'>, now = Date.now): CheckToken {
  const keys = new Map<string, KeyObject>()
  for (const { jwt_secrets } of consumers)
    for (const { key, rsa_public_key } of jwt_secrets) keys.set(key, createPublicKey(rsa_public_key))

  return (authorization, config) => {
    const token = /\s*[Bb]earer\s+(.+)/.exec(authorization ?? '')?.[1]
    if (token === undefined) return 'Bearer'
    const [head = '', payload = '', signature = '', ...more] = token.trim().split('.')
    const [header, claims] = [read(head), read(payload)]
    if (header === undefined || claims === undefined || more.length > 0) return invalid
    const name = (claims as Claims)[config.key_claim_name] ?? (header as Claims)[config.key_claim_name]
    if (typeof name === 'object') throw new Error('Kong looks for a key by what is no text')
    const key = keys.get(String(name))
    if (!key || (header as Claims).alg !== 'ES256') return invalid
    const signed = Buffer.from(`${head}.${payload}`)
    const given = Buffer.from(signature, 'base64url')
    if (given.length !== 64) throw new Error('Signature must be 64 bytes.')
    if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, given)) return invalid
    const seconds = Math.floor(now() / 1000)
    const { exp, nbf } = claims as Claims
    if (config.claims_to_verify.includes('exp') && !(typeof exp === 'number' && exp > seconds)) return invalid
    if (config.claims_to_verify.includes('nbf') && !(typeof nbf === 'number' && nbf <= seconds))
      return invalid
    return null
  }
}

type Claims = Record<string, unknown>

/** The JSON in it, which may be null; undefined where it is none. */
function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}
