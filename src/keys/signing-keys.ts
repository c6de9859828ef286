import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { type KeyPair, loadPrivateKey, loadPublicKey, pemOf, readKey, unescaped } from './key-pair.ts'

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

/** What DATA_DIR/keys holds: the private key that signs, the one that comes next, the public one that was the last. */
export const keyFiles = { signing: 'jwt-private.pem', next: 'jwt-next.pem', last: 'jwt-last.pem' }

type KeyConfig = { dataDir: string; jwt: Pick<Config['jwt'], 'privateKey' | 'publicKey'> }

const signingKeys: KeyPair = {
  name: 'JWT',
  file: keyFiles.signing,
  generate: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  accepts: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  kind: 'an EC key on P-256, for ES256',
  holder: 'what signs tokens',
}

/** The configured signing key, or the one under DATA_DIR, made at the first call. Throws where it isn't P-256. */
export async function loadSigningKey({ dataDir, jwt }: KeyConfig): Promise<SigningKey> {
  return signingKey(await loadPrivateKey(signingKeys, jwt, join(dataDir, 'keys')))
}

/** The configured public key, or that of the signing key where the process has or keeps one. */
export const loadVerifyKey = async ({ dataDir, jwt }: KeyConfig): Promise<VerifyKey> =>
  described(await loadPublicKey(signingKeys, jwt, join(dataDir, 'keys')))

/** PEM of a private key that nobody has yet. */
export const newSigningKey = (): string => pemOf(signingKeys.generate())

/** A private key with its public part. Throws a StartError where it isn't P-256. */
export const readSigningKey = (pem: string): SigningKey =>
  signingKey(readKey(signingKeys, createPrivateKey, pem, 'PRIVATE_KEY'))

/** A public key, as PEM. Throws a StartError where it isn't P-256. */
export const readPublicKey = (pem: string): VerifyKey =>
  described(readKey(signingKeys, createPublicKey, pem, 'PUBLIC_KEY'))

/** The key that JWT_OTHER_PUBLIC_KEY gives, in a list that is empty where it gives none. */
export const readOtherKey = (setting: string): VerifyKey[] => {
  const pem = unescaped(setting)
  return pem ? [described(readKey(signingKeys, createPublicKey, pem, 'OTHER_PUBLIC_KEY'))] : []
}

const signingKey = (key: KeyObject): SigningKey => ({
  privateKey: pemOf(key),
  ...described(createPublicKey(key)),
})

function described(key: KeyObject): VerifyKey {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  // RFC 7638: the required members only, in this order, without blanks.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  const jwk = { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as PublicJwk
  return { publicKey: pemOf(key), kid, jwk }
}
