import { createPublicKey, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '#config/config.ts'
import { loadAccountKey } from '#src/keys/account-key.ts'
import { fill, gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { otherPublicKey } from '#src/keys/rotation.ts'
import { loadSigningKey, readOtherKey } from '#src/keys/signing-keys.ts'

/**
 * `node deploy/keys.ts PUBLIC [MAIL [DATABASES]]`: what is secret, made where there is none, and what others may know
 * of it. Run before the services start, at every start: what is there stays, and what is public is written anew.
 *
 * - DATA_DIR/keys: the key that signs tokens, and `account.key`, for the user service alone
 * - MAIL (DATA_DIR/keys, unless told): `mail-private.pem`, for the notification service alone
 * - DATABASES: a folder for each database; in it `password`, and `url`, which has it, for its service alone
 * - PUBLIC: `jwt-public.pem`, `jwt-other.pem` (while keys are rotated the next or last one), `mail-public.pem`, and
 *   `kong.yml` with the public keys written in
 */
const [folder, mailFolder, databases] = process.argv.slice(2)
if (!folder) throw new Error('deploy/keys.ts wants the folder for what is public')

const config = loadConfig([])
const key = await loadSigningKey(config)
const kept = config.jwt.privateKey
  ? null
  : await otherPublicKey(join(config.dataDir, 'keys'), config.jwt.accessTtl)
const [other] = readOtherKey(config.jwt.otherPublicKey || (kept ?? ''))
await loadAccountKey(config.user.accountKey, join(config.dataDir, 'keys'))
const mailKey = await loadOpeningKey(config, mailFolder)
const template = await readFile(new URL('../kong/kong.yml', import.meta.url), 'utf8')

await mkdir(folder, { recursive: true })
await put(folder, 'jwt-public.pem', key.publicKey)
// The same once more where there is no other: a setting's file has to be there.
await put(folder, 'jwt-other.pem', (other ?? key).publicKey)
await put(
  folder,
  'mail-public.pem',
  createPublicKey(mailKey).export({ type: 'spki', format: 'pem' }).toString(),
)
await put(folder, 'kong.yml', fill(template, gatewayKeys(key, other)))
for (const name of databases ? await readdir(databases) : [])
  await givePassword(join(databases as string, name), name)
console.log(`The key ${key.kid} signs; its public part is in ${folder}.`)

/** A password of its own for a database, and its address; both stay once they are there. */
async function givePassword(place: string, name: string): Promise<void> {
  const kept = await readFile(join(place, 'password'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  const password = kept ?? randomBytes(24).toString('hex')
  if (kept === null) await put(place, 'password', password)
  await put(place, 'url', `postgres://mart:${password}@${name}-db/mart`)
}

/** Whole or not at all: somebody may be reading. */
async function put(place: string, name: string, text: string): Promise<void> {
  const draft = join(place, `.${name}`)
  await writeFile(draft, text, { mode: 0o644 })
  await rename(draft, join(place, name))
}
