import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { type KeyPair, loadPrivateKey, loadPublicKey, pemOf } from './key-pair.ts'

/** A public ES256 key, as a JWK Set shows it. */
export interface PublicJwk {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  kid: string
  alg: 'ES256'
  use: 'sig'
}

/** What tokens are verified with. `publicKey` is PEM; `kid` is the key's RFC 7638 thumbprint. */
export interface VerifyKey {
  publicKey: string
  kid: string
  jwk: PublicJwk
}

/** What tokens are signed with; both keys are PEM. Only the user module may hold one. */
export interface SigningKey extends VerifyKey {
  privateKey: string
}

type KeyConfig = { dataDir: string; jwt: Pick<Config['jwt'], 'privateKey' | 'publicKey'> }

const signingKeys: KeyPair = {
  name: 'JWT',
  file: 'jwt-private.pem',
  generate: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  accepts: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  kind: 'an EC key on P-256, for ES256',
  holder: 'what signs tokens',
}

/** The configured signing key, or the one under DATA_DIR, made at the first call. Throws where it isn't P-256. */
export async function loadSigningKey({ dataDir, jwt }: KeyConfig): Promise<SigningKey> {
  const key = await loadPrivateKey(signingKeys, jwt, join(dataDir, 'keys'))
  return { privateKey: pemOf(key), ...described(createPublicKey(key)) }
}

/** The configured public key, or that of the signing key where the process has or keeps one. */
export const loadVerifyKey = async ({ dataDir, jwt }: KeyConfig): Promise<VerifyKey> =>
  described(await loadPublicKey(signingKeys, jwt, join(dataDir, 'keys')))

function described(key: KeyObject): VerifyKey {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  // RFC 7638: the required members only, in this order, without blanks.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  const jwk = { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as PublicJwk
  return { publicKey: pemOf(key), kid, jwk }
}
