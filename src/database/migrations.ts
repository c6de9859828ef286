import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { Umzug } from 'umzug'
import type { OwnDatabase } from './create.ts'
import { ensurePartitions } from './partitions.ts'

/** Any number; the same in every process, so that replicas migrate one after the other. */
const migrationLock = 7_203_001

/**
 * Brings a module's database up to date: the runtime's tables first, then the module's own, each file
 * `0001-name.sql` in a transaction of its own, under an advisory lock. Throws with the file's name.
 */
export async function migrate(
  database: OwnDatabase,
  module: { migrations: URL; monthly?: string[] },
): Promise<void> {
  const connection = await database.connect()
  try {
    await connection.query('select pg_advisory_lock($1)', [migrationLock])
    await connection.query('set client_min_messages = warning')
    await connection.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    await run(connection, 'runtime', new URL('./migrations/', import.meta.url))
    await run(connection, 'module', module.migrations)
    await ensurePartitions(connection, module.monthly ?? [])
  } finally {
    await connection.end()
  }
}

async function run(connection: pg.Client, owner: string, folder: URL): Promise<void> {
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
  await umzug.up()
}

async function apply(connection: pg.Client, name: string, path: string): Promise<void> {
  try {
    await connection.query('begin')
    await connection.query(await readFile(path, 'utf8'))
    await connection.query('insert into migrations (name) values ($1)', [name])
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
