import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Config } from '../../config/config.ts'
import { StartError } from '../runtime/start-error.ts'

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

/** The configured signing key, or the one under DATA_DIR, made at the first call. Throws where it isn't P-256. */
export async function loadSigningKey({ dataDir, jwt }: KeyConfig): Promise<SigningKey> {
  const pem =
    unescaped(jwt.privateKey) || (await keptSecret(join(dataDir, 'keys'), keyFiles.signing, newSigningKey))
  const signing = readSigningKey(pem)
  // A mismatch would have every token refused, without a reason that anybody sees.
  const verify = unescaped(jwt.publicKey)
  if (verify)
    requirePair(createPrivateKey(pem), readKey(verify, createPublicKey, 'JWT_PUBLIC_KEY'), {
      name: 'JWT',
      given: jwt.privateKey !== '',
      whoNeedsIt: 'what signs tokens',
    })
  return signing
}

/** Throws a StartError where a configured public key isn't that of the private one, which was `given` or is kept. */
export function requirePair(
  privateKey: KeyObject,
  publicKey: KeyObject,
  { name, given, whoNeedsIt }: { name: string; given: boolean; whoNeedsIt: string },
): void {
  if (publicKey.equals(createPublicKey(privateKey))) return
  throw new StartError(
    given
      ? `${name}_PUBLIC_KEY is not the public key of ${name}_PRIVATE_KEY.`
      : `${name}_PUBLIC_KEY is set: ${whoNeedsIt} needs its ${name}_PRIVATE_KEY.`,
  )
}

/** The configured public key, or that of the signing key where the process has or keeps one. */
export async function loadVerifyKey(config: KeyConfig): Promise<VerifyKey> {
  const pem = unescaped(config.jwt.publicKey)
  if (pem) return readPublicKey(pem)
  const { publicKey, kid, jwk } = await loadSigningKey(config)
  return { publicKey, kid, jwk }
}

/** PEM of a private key that nobody has yet. */
export const newSigningKey = (): string =>
  pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)

/** A private key with its public part. Throws a StartError where it isn't P-256. */
export function readSigningKey(pem: string): SigningKey {
  const key = readKey(pem, createPrivateKey, 'JWT_PRIVATE_KEY')
  return { privateKey: pemOf(key), ...described(createPublicKey(key)) }
}

/** A public key. Throws a StartError that names the setting where it isn't P-256. */
export const readPublicKey = (pem: string, setting = 'JWT_PUBLIC_KEY'): VerifyKey =>
  described(readKey(pem, createPublicKey, setting))

/** The key that JWT_OTHER_PUBLIC_KEY gives, in a list that is empty where it gives none. */
export const readOtherKey = (pem: string): VerifyKey[] =>
  unescaped(pem) ? [readPublicKey(unescaped(pem), 'JWT_OTHER_PUBLIC_KEY')] : []

/** A private key as it is kept. */
export const pemOf = (privateKey: KeyObject): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/**
 * The secret that a folder keeps under a name, made where there is none. Two processes may start at
 * once on one directory: the key is written aside, whole and synced, and then linked under its name, which only one of
 * them can do; both read what stands there.
 */
export async function keptSecret(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name)
  const kept = await readFile(path, 'utf8').catch(missing)
  if (kept) return kept
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = `${path}.${v7()}`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(make())
    await file.sync()
    await link(aside, path).catch(existing)
  } finally {
    await file.close()
    await unlink(aside)
  }
  return readFile(path, 'utf8')
}

function described(key: KeyObject): VerifyKey {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  // RFC 7638: the required members only, in this order, without blanks.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  const jwk = { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as PublicJwk
  return { publicKey: key.export({ type: 'spki', format: 'pem' }).toString(), kid, jwk }
}

function readKey(pem: string, read: (pem: string) => KeyObject, setting: string): KeyObject {
  let key: KeyObject
  try {
    key = read(pem)
  } catch {
    // The reason may quote the key.
    throw new StartError(`${setting} is not a PEM key.`)
  }
  if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  throw new StartError(`${setting} must be an EC key on P-256, for ES256.`)
}

/** In an environment file a PEM stands on one line, its line ends written as \n. */
export const unescaped = (pem: string) => pem.replaceAll('\\n', '\n').trim()

const ignoring = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
  return undefined
}
const missing = ignoring('ENOENT')
const existing = ignoring('EEXIST')
