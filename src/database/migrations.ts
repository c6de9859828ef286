import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { StartError } from '../runtime/start-error.ts'
import type { OwnDatabase } from './database.ts'
import { type Migration, migrationsIn, type Recorded, type Standing, standingOf } from './migration-files.ts'
import { type Course, runMigration } from './migration-run.ts'
import { ensurePartitions } from './partitions.ts'

/** Any number; the same in every process, so that replicas migrate one after the other. */
const migrationLock = 7_203_001

const minutes = 60_000

/**
 * A migration may rewrite a table, so it has longer than a request's statement. A session that idles ends, so that
 * others may migrate.
 */
const bounds = {
  statementTimeout: 30 * minutes,
  queryTimeout: 31 * minutes,
  idleInTransactionTimeout: 1 * minutes,
}

/** How long a replica waits for another one's migrations: longer than one of them may take. */
const turnTimeout = 35 * minutes

/** How the migrations of a database are gone about. */
export interface MigrationOptions {
  /** apply: do them. wait: until somebody has done them. require: refuse where some are to be done. */
  migrations?: 'apply' | 'wait' | 'require'
  /** Milliseconds that a migration waits for a lock, while all later statements on that table wait behind it. */
  migrationLockTimeout?: number
  /** Milliseconds within which a migration that could not get its locks is tried again. */
  migrationPatience?: number
  log?: Logger
  onApplied?: (migration: { name: string; milliseconds: number }) => void
  /** No further than these, for a database that an older build's rows are restored into. */
  only?: ReadonlySet<string>
}

/** What a module brings to its database. */
export interface Migrated {
  name?: string
  migrations: URL
  monthly?: string[]
}

/**
 * Brings a module's database up to date: the runtime's tables first, then the module's own, under an advisory lock. How
 * each file is run tells its name (migration-files.ts). Throws a StartError where one was changed after it had been
 * applied, or where they are to be done by others and aren't; and else, with the file's name, what went wrong.
 */
export async function migrate(
  database: OwnDatabase,
  module: Migrated,
  options: MigrationOptions = {},
): Promise<void> {
  const all = await migrationsOf(module)
  const { migrations: how = 'apply', log } = options
  if (how !== 'apply') return await untilMigrated(database, all, module.name, options)
  const connection = await database.connect({ ...bounds, lockTimeout: options.migrationLockTimeout ?? 3_000 })
  try {
    await connection.query(`set idle_session_timeout = ${bounds.idleInTransactionTimeout}`)
    await takeTurn(connection)
    await connection.query('set client_min_messages = warning')
    await connection.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    const standing = await lookAt(connection, all, log)
    const course: Course = {
      lockTimeout: options.migrationLockTimeout ?? 3_000,
      patience: options.migrationPatience ?? 10 * minutes,
      statementTimeout: bounds.statementTimeout,
      log,
    }
    const { only } = options
    for (const migration of standing.pending.filter(({ name }) => only?.has(name) ?? true)) {
      const began = performance.now()
      await runMigration(connection, migration, course)
      const milliseconds = performance.now() - began
      if (options.onApplied) options.onApplied({ name: migration.name, milliseconds })
      else log?.info({ migration: migration.name, milliseconds: Math.round(milliseconds) }, 'migrated')
    }
    if (!only) await sign(connection, all)
    await ensurePartitions(connection, module.monthly ?? []).catch((error) => {
      // A table that is in use has no time now: housekeeping, whose first pass comes at once, tries again.
      if (error.code !== '55P03') throw error
    })
  } finally {
    await connection.end()
  }
}

/** All migrations of a module's database, the runtime's first, in their order. */
export async function migrationsOf(module: Migrated): Promise<Migration[]> {
  const runtime = await migrationsIn('runtime', new URL('./migrations/', import.meta.url))
  return [...runtime, ...(await migrationsIn('module', module.migrations))]
}

/** How a database stands; throws a StartError where a migration that it has had is another one by now. */
export async function lookAt(
  connection: Pick<pg.Client, 'query'>,
  all: Migration[],
  log?: Logger,
): Promise<Standing> {
  const standing = standingOf(all, await recorded(connection))
  const [changed] = standing.changed
  if (changed)
    throw new StartError(
      `migration ${changed.name} was changed after this database had it: put it back as it was, and write a new one`,
    )
  if (standing.unknown.length > 0)
    log?.warn({ migrations: standing.unknown }, 'the database has migrations of another build, a newer one')
  return standing
}

async function recorded(connection: Pick<pg.Client, 'query'>): Promise<Recorded[]> {
  const { rows: columns } = await connection.query(
    `select attname as name from pg_attribute
     where attrelid = to_regclass('migrations') and attnum > 0 and not attisdropped`,
  )
  if (columns.length === 0) return []
  // The column is itself a migration's.
  const checksum = columns.some(({ name }) => name === 'checksum') ? 'checksum' : 'null as checksum'
  return (await connection.query(`select name, ${checksum} from migrations order by name`)).rows
}

/** Keeps the checksums of what was applied by a build that knew of none, or before there was a place for them. */
async function sign(connection: pg.Client, all: Migration[]): Promise<void> {
  const { unsigned } = standingOf(all, await recorded(connection))
  for (const { name, checksum } of unsigned)
    await connection.query('update migrations set checksum = $2 where name = $1 and checksum is null', [
      name,
      checksum,
    ])
}

/** Somebody else migrates, such as a job that ran before: this process's account may lack the rights. */
async function untilMigrated(
  database: OwnDatabase,
  all: Migration[],
  name: string | undefined,
  { migrations, log, migrationPatience = turnTimeout }: MigrationOptions,
): Promise<void> {
  for (let told = false, end = Date.now() + migrationPatience; ; await delay(500)) {
    const connection = await database.connect()
    const { pending } = await lookAt(connection, all, told ? undefined : log).finally(() => connection.end())
    if (pending.length === 0) return
    const names = pending.map(({ name }) => name).join(', ')
    if (migrations === 'require' || Date.now() > end)
      throw new StartError(
        `the database of ${name} lacks ${names}: --migrate-only does these, or MIGRATIONS=apply at a start`,
      )
    if (!told) log?.info({ migrations: pending.map(({ name }) => name) }, 'waiting for migrations')
    told = true
  }
}

/** Tries for the lock again and again: waiting for it in PostgreSQL would end by `lock_timeout`, and hold up indexes. */
async function takeTurn(connection: pg.Client): Promise<void> {
  for (const end = Date.now() + turnTimeout; ; await delay(100)) {
    const { rows } = await connection.query('select pg_try_advisory_lock($1) as mine', [migrationLock])
    if (rows[0].mine) return
    if (Date.now() > end) throw new Error('another replica has been migrating for too long')
  }
}
