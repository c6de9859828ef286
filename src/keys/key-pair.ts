import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { StartError } from '../runtime/start-error.ts'

/** A pair of keys that the mart has: how it is set, kept and made. */
export interface KeyPair {
  /** What its settings begin with: `JWT` for `JWT_PRIVATE_KEY` and `JWT_PUBLIC_KEY`. */
  name: string
  /** The private key's file, where none is configured. */
  file: string
  generate: () => KeyObject
  /** Whether a key is of the right kind. */
  accepts: (key: KeyObject) => boolean
  /** That kind, in words: "an X25519 key". */
  kind: string
  /** Who needs the private key, in words: "what signs tokens". */
  holder: string
}

/** PEM, or empty where it isn't configured. */
export interface ConfiguredPair {
  privateKey: string
  publicKey: string
}

/**
 * The configured private key, or the one that `folder` keeps, made at the first call. Throws a StartError where it is of
 * another kind, or where a public key is configured that isn't its own: each would be found out far from its cause.
 */
export async function loadPrivateKey(
  pair: KeyPair,
  configured: ConfiguredPair,
  folder: string,
): Promise<KeyObject> {
  const pem = unescaped(configured.privateKey)
  const key = readKey(
    pair,
    createPrivateKey,
    pem || (await keptSecret(folder, pair.file, () => pemOf(pair.generate()))),
    'PRIVATE_KEY',
  )
  const publicPem = unescaped(configured.publicKey)
  if (publicPem === '') return key
  if (readKey(pair, createPublicKey, publicPem, 'PUBLIC_KEY').equals(createPublicKey(key))) return key
  throw new StartError(
    pem
      ? `${pair.name}_PUBLIC_KEY is not the public key of ${pair.name}_PRIVATE_KEY.`
      : `${pair.name}_PUBLIC_KEY is set: ${pair.holder} needs its ${pair.name}_PRIVATE_KEY.`,
  )
}

/** The configured public key, or that of the private one. Throws a StartError where it is of another kind. */
export async function loadPublicKey(
  pair: KeyPair,
  configured: ConfiguredPair,
  folder: string,
): Promise<KeyObject> {
  const pem = unescaped(configured.publicKey)
  return pem
    ? readKey(pair, createPublicKey, pem, 'PUBLIC_KEY')
    : createPublicKey(await loadPrivateKey(pair, configured, folder))
}

/** A key as PEM: PKCS #8 where it is private, SPKI where it is public. */
export const pemOf = (key: KeyObject): string =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()

/** In an environment file a PEM stands on one line, its line ends written as \n. */
export const unescaped = (pem: string) => pem.replaceAll('\\n', '\n').trim()

/** A key of a pair, as PEM. Throws a StartError that names the setting where it is none, or of another kind. */
export function readKey(
  { name, accepts, kind }: KeyPair,
  read: (pem: string) => KeyObject,
  pem: string,
  setting: 'PRIVATE_KEY' | 'PUBLIC_KEY' | 'OTHER_PUBLIC_KEY',
): KeyObject {
  let key: KeyObject
  try {
    key = read(pem)
  } catch {
    // The reason may quote the key.
    throw new StartError(`${name}_${setting} is not a PEM key.`)
  }
  if (accepts(key)) return key
  throw new StartError(`${name}_${setting} must be ${kind}.`)
}

/**
 * The secret that a folder keeps under a name, made where there is none. Two processes may start at once on one
 * directory: it is written aside, whole and synced, and then linked under its name, which only one of them can do;
 * both read what stands there.
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

const ignoring = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
  return undefined
}
const missing = ignoring('ENOENT')
const existing = ignoring('EEXIST')
