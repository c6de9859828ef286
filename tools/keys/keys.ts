import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig } from '#config/config.ts'
import { listKeys, prepareKey, rotateKeys } from '#src/keys/rotation.ts'

const usage = `npm run keys -- COMMAND

  list      the keys that access tokens are signed and verified with
  prepare   make the key that comes next: it is verified with, and shown, but signs nothing yet
  rotate    sign with the next key from now on, made where there is none; a running mart follows by itself

  They lie under DATA_DIR/keys. Where the settings give them (JWT_PRIVATE_KEY …), docs/keys.md says what to do.
`

const [command = ''] = process.argv.slice(2)
const { dataDir, jwt } = loadConfig([])
const folder = join(dataDir, 'keys')
const commands: Record<string, () => Promise<unknown>> = {
  list: async () => {},
  prepare: () => prepareKey(folder),
  rotate: () => rotateKeys(folder, jwt.accessTtl, sleep),
}

try {
  const run = commands[command]
  if (!run) {
    console.error(usage)
    process.exitCode = 2
  } else if (jwt.privateKey || jwt.publicKey) {
    throw new Error('The settings give the keys (JWT_PRIVATE_KEY, JWT_PUBLIC_KEY): see docs/keys.md.')
  } else {
    await run()
    const lines = await listKeys(folder, jwt.accessTtl)
    for (const { kid, state } of lines) console.log(`${kid}  ${state}`)
    if (lines.length === 0) console.log('There is no key yet: the mart makes one when it starts.')
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
