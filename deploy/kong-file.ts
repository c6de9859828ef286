import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '#config/config.ts'
import { fill, gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadVerifyKey, readOtherKey } from '#src/keys/signing-keys.ts'

/**
 * `kong/kong.yml` for a place where names stand before the services' own (`mart-` for `mart-user:8000`), and where each
 * such name leads to replicas that are ready, as Kubernetes' Services do: Kong then asks none itself, since what it would
 * ask is now one replica and now another.
 */
export const behindNames = (text: string, before: string): string =>
  text
    .replaceAll(/^( +- target: )(?=[a-z])/gm, `$1${before}`)
    .replaceAll(/^ {4}healthchecks:\n(?: {5,}\S.*\n)+/gm, '')

// `node deploy/kong-file.ts FOLDER [BEFORE]`: what Kong reads, made of the public keys alone.
if (import.meta.main) {
  const [folder, before] = process.argv.slice(2)
  if (!folder) throw new Error('deploy/kong-file.ts wants the folder that Kong reads')
  const config = loadConfig([])
  const keys = gatewayKeys(await loadVerifyKey(config), readOtherKey(config.jwt.otherPublicKey)[0])
  const at = (name: string) => new URL(`../kong/${name}`, import.meta.url)
  const filled = fill(await readFile(at('kong.yml'), 'utf8'), keys)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'kong.yml'), before === undefined ? filled : behindNames(filled, before))
  await copyFile(at('import.conf'), join(folder, 'import.conf'))
  console.log(`What Kong reads is in ${folder}; the key ${keys.JWT_KID} is verified with.`)
}
