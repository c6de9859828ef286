import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '#src/config.ts'
import { loadSigningKey } from '#src/keys.ts'

/**
 * `node deploy/keys.ts FOLDER`: the mart's signing key, made under DATA_DIR where there is none, and what others
 * may know of it in FOLDER: `jwt-public.pem`, and `kong.yml` with the public key written in. Run before the
 * services start, at every start: what is there stays, and `kong.yml` is written anew.
 */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('deploy/keys.ts wants the folder for what is public')

const config = loadConfig([])
const { publicKey, kid } = await loadSigningKey(config)
const filling: Record<string, string> = { JWT_ISSUER: config.jwt.issuer, JWT_PUBLIC_KEY: publicKey }
const template = await readFile(new URL('../kong/kong.yml', import.meta.url), 'utf8')

await mkdir(folder, { recursive: true })
await put('jwt-public.pem', publicKey)
await put('kong.yml', template.replaceAll(/\$\{(\w+)\}/g, escaped))
console.log(`The key ${kid} signs; its public part is in ${folder}.`)

/** The placeholders stand between double quotes, where YAML reads what JSON writes. */
function escaped(_: string, name: string): string {
  const value = filling[name]
  if (value === undefined) throw new Error(`kong.yml wants ${name}, which nothing fills in`)
  return JSON.stringify(value).slice(1, -1)
}

/** Whole or not at all: somebody may be reading. */
async function put(name: string, text: string): Promise<void> {
  const draft = join(folder as string, `.${name}`)
  await writeFile(draft, text, { mode: 0o644 })
  await rename(draft, join(folder as string, name))
}
