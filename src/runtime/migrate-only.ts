import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { createDatabase } from '../database/database.ts'
import { migrate, migrationsOf } from '../database/migrations.ts'
import { type Trial, tryMigrations } from '../database/migrations-dry-run.ts'
import { lookForDatabases, openDatabases } from './databases.ts'
import type { Module } from './module.ts'
import { selectModules } from './services.ts'

/** What migrating by itself needs. */
interface Options {
  /** All modules that there are; `config.services` selects. */
  modules: Module[]
  config: Config
  log: Logger
  /** Told a line at a time what was done. */
  print: (line: string) => void
}

/**
 * Makes the databases of the selected modules where they are missing, brings them up to date with their partitions, and
 * ends. Needs nothing but the databases: no Kafka, no keys. Throws a StartError for what an operator has to put right.
 */
export async function migrateOnly({ modules: all, config, log, print }: Options): Promise<void> {
  const modules = selectModules(all, config.services, { brokers: true })
  const databases = await openDatabases(
    modules.map(({ name }) => name),
    config,
    log,
  )
  try {
    for (const module of modules) {
      const database = createDatabase({
        name: module.name,
        ...config.database,
        url: databases.url(module.name),
      })
      let applied = 0
      try {
        await migrate(database, module, {
          ...config.database,
          migrations: 'apply',
          log: log.child({ module: module.name }),
          onApplied({ name, milliseconds }) {
            applied += 1
            print(`${module.name}: ${name} applied in ${seconds(milliseconds)}`)
          },
        })
      } finally {
        await database.close()
      }
      print(`${module.name}: up to date, ${applied === 0 ? 'nothing was pending' : `${applied} applied`}`)
    }
  } finally {
    await databases.cluster?.release()
  }
}

/**
 * Tells which migrations are pending, and of each how long it takes and which tables it locks: they are run, and taken
 * back. Makes no database. Resolves with whether all of them went well.
 */
export async function dryRun({ modules: all, config, log, print }: Options): Promise<boolean> {
  const modules = selectModules(all, config.services, { brokers: true })
  const databases = await lookForDatabases(
    modules.map(({ name }) => name),
    config,
    log,
  )
  let well = true
  try {
    for (const module of modules) {
      const url = databases.url(module.name)
      if (url === null) {
        const { length } = await migrationsOf(module)
        print(`${module.name}: has no database yet: it is made, with ${length} migrations`)
        continue
      }
      const database = createDatabase({ name: module.name, ...config.database, url })
      const trials = await tryMigrations(database, module, {
        lockTimeout: config.database.migrationLockTimeout,
      }).finally(() => database.close())
      print(`${module.name}: ${trials.length === 0 ? 'up to date' : `${trials.length} pending`}`)
      for (const trial of trials) print(`  ${told(trial)}`)
      well &&= !trials.some(({ tried }) => tried?.error)
    }
  } finally {
    await databases.cluster?.release()
  }
  return well
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(2)} s`

function told({ name, kind, tried }: Trial): string {
  const what = kind === 'batch' ? `${name}, one batch of it` : name
  if (!tried)
    return kind === 'online' ? `${name}: runs outside of any transaction: not tried` : `${name}: not tried`
  if (tried.error) return `${what}: FAILS: ${tried.error}`
  const rows = tried.rows === null ? '' : `, ${tried.rows} rows`
  const locks = tried.locks.map(({ table, mode, bytes }) => `${mode} on ${table} (${megabytes(bytes)})`)
  return `${what}: ${seconds(tried.milliseconds)}${rows}; ${locks.length === 0 ? 'nobody waits' : locks.join(', ')}`
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
