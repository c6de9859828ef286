import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import {
  keyFiles,
  loadSigningKey,
  loadVerifyKey,
  readOtherKey,
  readPublicKey,
  readSigningKey,
  type SigningKey,
  type VerifyKey,
} from './signing-keys.ts'

/** The keys that access tokens are signed and verified with: while they are rotated, more than one. */
export interface KeyRing {
  /** The public key that a token names, or the one of now where it names none that is known. */
  verifying(kid: string | undefined): KeyObject
  /** What tokens are signed with now. Only the user module may ask. */
  signing(): Promise<SigningKey & { key: KeyObject }>
  /** All that tokens are verified with. */
  all(): VerifyKey[]
}

type RingConfig = Pick<Config, 'dataDir'> & {
  jwt: Pick<Config['jwt'], 'privateKey' | 'publicKey' | 'otherPublicKey' | 'accessTtl'>
}

/** Milliseconds: files are looked at no more often, whatever tokens name. A next key waits for longer than that (rotation.ts). */
export const looksEvery = 1_000

/** A token may be this much older than its signing, by another machine's clock: milliseconds. */
export const slack = 60_000

const none = () => {
  throw new Error('this process has no keys')
}

/** Of what neither signs nor verifies: an operator's command. */
export const noKeys: KeyRing = { verifying: none, signing: none, all: none }

/** The configured keys, or those under DATA_DIR/keys, made at the first call. Throws a StartError where one is none. */
export async function openKeyRing(config: RingConfig, now: () => number = Date.now): Promise<KeyRing> {
  const { dataDir, jwt } = config
  const first = await loadVerifyKey(config)
  return jwt.publicKey || jwt.privateKey
    ? configuredRing(config, first)
    : keptRing(join(dataDir, 'keys'), jwt.accessTtl, now)
}

function configuredRing(config: RingConfig, first: VerifyKey): KeyRing {
  const ring = ringOf([first, ...readOtherKey(config.jwt.otherPublicKey)])
  let signing: Promise<SigningKey & { key: KeyObject }> | undefined
  return {
    ...ring,
    signing() {
      signing ??= loadSigningKey(config).then(withKey)
      return signing
    },
  }
}

/** Follows the files of a folder: `npm run keys -- rotate` changes them while the mart runs. */
function keptRing(folder: string, accessTtl: number, now: () => number): KeyRing {
  let looked = Number.NEGATIVE_INFINITY
  let signing: (SigningKey & { key: KeyObject }) | undefined
  let ring = ringOf([])
  const look = () => {
    looked = now()
    // In this order: what becomes of a key on its way from one file to the next, it is found in one of them.
    const next = textOf(join(folder, keyFiles.next))
    const current = readFileSync(join(folder, keyFiles.signing), 'utf8')
    const last = lastIn(folder, accessTtl, now())
    signing = withKey(readSigningKey(current))
    const { privateKey: _, key: __, ...verify } = signing
    ring = ringOf([verify, ...(next ? [publicPart(next)] : []), ...(last ? [readPublicKey(last)] : [])])
  }
  const lookAgain = () => {
    if (now() - looked < looksEvery) return
    try {
      look()
    } catch {
      // What can't be read now may be readable the next time; what is known stays good.
    }
  }
  look()
  return {
    verifying(kid) {
      if (kid !== undefined && !ring.has(kid)) lookAgain()
      return ring.verifying(kid)
    },
    async signing() {
      lookAgain()
      return signing as SigningKey & { key: KeyObject }
    },
    all() {
      lookAgain()
      return ring.all()
    },
  }
}

function ringOf(keys: VerifyKey[]) {
  const byKid = new Map(keys.toReversed().map((key) => [key.kid, createPublicKey(key.publicKey)]))
  const distinct = keys.filter(({ kid }, at) => keys.findIndex((key) => key.kid === kid) === at)
  return {
    has: (kid: string) => byKid.has(kid),
    verifying: (kid: string | undefined) =>
      (byKid.get(kid ?? '') ?? byKid.get(keys[0]?.kid ?? '')) as KeyObject,
    all: () => distinct,
  }
}

const withKey = (signing: SigningKey) => ({ ...signing, key: createPrivateKey(signing.privateKey) })

const publicPart = (privatePem: string): VerifyKey => {
  const { privateKey: _, ...verify } = readSigningKey(privatePem)
  return verify
}

/** The key before this one, for as long as tokens of it may be about; null after that. */
export function lastIn(folder: string, accessTtl: number, now: number): string | null {
  const path = join(folder, keyFiles.last)
  const text = textOf(path)
  return text !== null && statSync(path).mtimeMs + accessTtl + slack > now ? text : null
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
