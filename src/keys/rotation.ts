import { createPublicKey } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../runtime/start-error.ts'
import { keptSecret } from './key-pair.ts'
import { lastIn, looksEvery, slack } from './key-ring.ts'
import { keyFiles, newSigningKey, readPublicKey, readSigningKey } from './signing-keys.ts'

/** A key as operators see it. */
export interface KeyLine {
  kid: string
  /** What it is for. */
  state: 'signs' | 'comes next' | 'was the last'
}

/** Milliseconds that a next key waits, so that whoever verifies has seen it before anything is signed with it. */
const settles = 3 * looksEvery

/** Makes the key to come where there is none: it is verified with, and shown, before anything is signed with it. Its kid. */
export async function prepareKey(folder: string): Promise<string> {
  return readSigningKey(await keptSecret(folder, keyFiles.next, newSigningKey)).kid
}

/**
 * Signs with the next key from now on (made where none was prepared), while what the one before signed stays good until it
 * expires. Takes some seconds. Throws a StartError where tokens of the rotation before are still about: they would be refused.
 * May be run again where it was cut off.
 */
export async function rotateKeys(
  folder: string,
  accessTtl: number,
  wait: (ms: number) => Promise<unknown>,
): Promise<KeyLine[]> {
  const [signing, next, last] = [keyFiles.signing, keyFiles.next, keyFiles.last].map((name) =>
    join(folder, name),
  )
  const { publicKey, kid } = readSigningKey(await keptSecret(folder, keyFiles.signing, newSigningKey))
  const before = lastIn(folder, accessTtl, Date.now())
  if (before && readPublicKey(before).kid !== kid)
    throw new StartError(
      `tokens of the rotation before may still be about: wait until ${await endOf(last as string, accessTtl)}`,
    )
  await prepareKey(folder)
  const age = Date.now() - (await stat(next as string)).mtimeMs
  if (age < settles) await wait(settles - age)
  const aside = `${last}.new`
  await writeFile(aside, publicKey, { mode: 0o600 })
  await rename(aside, last as string)
  await rename(next as string, signing as string)
  return listKeys(folder, accessTtl)
}

const endOf = async (last: string, accessTtl: number) =>
  new Date((await stat(last)).mtimeMs + accessTtl + slack).toISOString()

/** The keys of a folder, that which signs first. */
export async function listKeys(folder: string, accessTtl: number): Promise<KeyLine[]> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => null)
  const [signing, next] = [await read(keyFiles.signing), await read(keyFiles.next)]
  const last = lastIn(folder, accessTtl, Date.now())
  const lines: (KeyLine | null)[] = [
    signing ? { kid: readSigningKey(signing).kid, state: 'signs' } : null,
    next ? { kid: readSigningKey(next).kid, state: 'comes next' } : null,
    last ? { kid: readPublicKey(last).kid, state: 'was the last' } : null,
  ]
  return lines.filter((line) => line !== null)
}

/** PEM of the public part of what comes next, else of what was the last; null where there is neither. */
export async function otherPublicKey(folder: string, accessTtl: number): Promise<string | null> {
  const next = await readFile(join(folder, keyFiles.next), 'utf8').catch(() => null)
  if (next) return createPublicKey(next).export({ type: 'spki', format: 'pem' }).toString()
  return lastIn(folder, accessTtl, Date.now())
}
