import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { Umzug } from 'umzug'
import type { OwnDatabase } from './database.ts'
import { ensurePartitions } from './partitions.ts'

/** Any number; the same in every process, so that replicas migrate one after the other. */
const migrationLock = 7_203_001

const minutes = 60_000

/**
 * A migration may rewrite a table, so it has longer than a request's statement. It waits for a lock no longer than
 * others do, since every later statement on that table waits behind it. A session that idles ends, so that others may migrate.
 */
const bounds = {
  statementTimeout: 30 * minutes,
  queryTimeout: 31 * minutes,
  idleInTransactionTimeout: 1 * minutes,
}

/** How long a replica waits for another one's migrations: longer than one of them may take. */
const turnTimeout = 35 * minutes

/**
 * Brings a module's database up to date: the runtime's tables first, then the module's own, each file
 * `0001-name.sql` in a transaction of its own, under an advisory lock. Throws with the file's name. `only`: no further
 * than these (`runtime/0001-runtime.sql`), for a database that an older build's rows are restored into.
 */
export async function migrate(
  database: OwnDatabase,
  module: { migrations: URL; monthly?: string[] },
  only?: ReadonlySet<string>,
): Promise<void> {
  const connection = await database.connect(bounds)
  try {
    await connection.query(`set idle_session_timeout = ${bounds.idleInTransactionTimeout}`)
    await takeTurn(connection)
    await connection.query('set client_min_messages = warning')
    await connection.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    await run(connection, 'runtime', runtimeMigrations, only)
    await run(connection, 'module', module.migrations, only)
    await ensurePartitions(connection, module.monthly ?? []).catch((error) => {
      // A table that is in use has no time now: housekeeping, whose first pass comes at once, tries again.
      if (error.code !== '55P03') throw error
    })
  } finally {
    await connection.end()
  }
}

/** Tries for the lock again and again: waiting for it in PostgreSQL would end by `lock_timeout`. */
async function takeTurn(connection: pg.Client): Promise<void> {
  for (const end = Date.now() + turnTimeout; ; await delay(100)) {
    const { rows } = await connection.query('select pg_try_advisory_lock($1) as mine', [migrationLock])
    if (rows[0].mine) return
    if (Date.now() > end) throw new Error('another replica has been migrating for too long')
  }
}

const runtimeMigrations = new URL('./migrations/', import.meta.url)

/** The names of all migrations that this build has for a module's database. */
export async function knownMigrations(module: { migrations: URL }): Promise<Set<string>> {
  const known = new Set<string>()
  for (const [owner, folder] of [
    ['runtime', runtimeMigrations],
    ['module', module.migrations],
  ] as const)
    for (const name of await readdir(folder)) if (name.endsWith('.sql')) known.add(`${owner}/${name}`)
  return known
}

async function run(
  connection: pg.Client,
  owner: string,
  folder: URL,
  only?: ReadonlySet<string>,
): Promise<void> {
  const umzug = new Umzug({
    migrations: {
      glob: ['*.sql', { cwd: fileURLToPath(folder) }],
      resolve: ({ name, path }) => ({
        name: `${owner}/${name}`,
        up: () => apply(connection, `${owner}/${name}`, path as string),
      }),
    },
    storage: {
      executed: async () =>
        (await connection.query('select name from migrations order by name')).rows.map((row) => row.name),
      // Recorded by apply(), in the migration's own transaction.
      logMigration: async () => {},
      unlogMigration: async () => {},
    },
    logger: undefined,
  })
  const waiting = (await umzug.pending()).map(({ name }) => name)
  await umzug.up({ migrations: only ? waiting.filter((name) => only.has(name)) : waiting })
}

async function apply(connection: pg.Client, name: string, path: string): Promise<void> {
  try {
    await connection.query('begin')
    await connection.query(await readFile(path, 'utf8'))
    await connection.query('insert into migrations (name) values ($1)', [name])
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
