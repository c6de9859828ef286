import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '#config/config.ts'
import { createLog } from '#src/log/log.ts'
import { openDatabases } from '#src/runtime/databases.ts'
import { modules } from '../../modules/all.ts'
import { RestoreRefused, restoreBackup } from './restore-backup.ts'

const usage = `npm run restore -- BACKUP [--only order,payment] [--force] [--gap N]

  BACKUP     the folder of a backup, as npm run backup names it
  --only     these modules' databases alone; then bring the six together again: docs/backup.md
  --force    over databases that hold something; they are kept beside under another name
  --gap      by how much numbers go on further, so that none is given twice (10000)

  The mart must not run. DATA_DIR, DATABASE_URL and so on say where to.
`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, force: { type: 'boolean' }, gap: { type: 'string' } },
})
const [backup] = positionals
const gap = Number(values.gap ?? 10_000)
const wanted = values.only?.split(',') ?? modules.map(({ name }) => name)
const chosen = modules.filter(({ name }) => wanted.includes(name))
try {
  if (!backup || positionals.length > 1 || chosen.length !== wanted.length || !(gap >= 0)) {
    console.error(usage)
    process.exitCode = 2
  } else {
    const config = loadConfig(modules.map(({ name }) => name))
    const names = chosen.map(({ name }) => name)
    const databases = await openDatabases(names, config, createLog(config))
    try {
      if (databases.cluster && !(await databases.cluster.lock()))
        throw new RestoreRefused(`a mart runs on ${config.dataDir}: stop it first`)
      await restoreBackup({
        backup: resolve(backup),
        modules: chosen,
        urls: new Map(modules.map(({ name }) => [name, names.includes(name) ? databases.url(name) : ''])),
        keys: join(config.dataDir, 'keys'),
        force: values.force ?? false,
        gap,
        say: (line) => console.log(line),
      })
      console.log(
        `\nRestored: ${names.join(', ')}.${chosen.length < modules.length ? ' The others went on: npm run audit -- --repair-plan PLAN says what to do, before the mart starts.' : ''}`,
      )
    } finally {
      await databases.cluster?.release()
    }
  }
} catch (error) {
  console.error(`restore: ${(error as Error).message}`)
  process.exitCode = 1
}
