import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '#config/config.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { modules } from '../../modules/all.ts'
import { readManifest } from './manifest.ts'
import { besides, takeBackup } from './take-backup.ts'

const usage = `npm run backup -- [FOLDER] [--keep N]

  Backs up every module's database at one moment, and the keys, also while the mart runs, and reads it back.
  FOLDER gets a folder for each backup (DATA_DIR-backups unless said otherwise); the last N are kept (7).
`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } })
const keep = Number(values.keep ?? 7)
try {
  if (positionals.length > 1 || !Number.isInteger(keep) || keep < 1) {
    console.error(usage)
    process.exitCode = 2
  } else {
    const names = modules.map(({ name }) => name)
    const config = loadConfig(names)
    const databases = await findDatabases(names, config, createLog(config))
    try {
      const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
      const made = await takeBackup({
        urls: new Map(names.map((name) => [name, databases.url(name)])),
        keys: join(config.dataDir, 'keys'),
        folder: resolve(positionals[0] ?? besides(config.dataDir)),
        keep,
        mart: version,
      })
      const manifest = await readManifest(made)
      for (const [name, { at, tables }] of Object.entries(manifest.databases)) {
        const [rows, bytes] = [tables.map(({ rows }) => rows), tables.map(({ bytes }) => bytes)].map((all) =>
          all.reduce((sum, one) => sum + one, 0),
        )
        console.log(`${name.padEnd(14)}${at}  ${rows} rows, ${bytes} bytes`)
      }
      console.log(`${manifest.keys.length} keys\n\n${made}: written, and read back.`)
    } finally {
      await databases.cluster?.release()
    }
  }
} catch (error) {
  console.error(`backup: ${(error as Error).message}`)
  process.exitCode = 1
}
