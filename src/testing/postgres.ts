import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import type { OwnDatabase } from '#src/database/database.ts'
import { createDatabase } from '#src/database/database.ts'
import { migrate } from '#src/database/migrations.ts'
import { joinSharedCluster } from './shared-cluster.ts'

/** What a database is made for. */
interface Migrated {
  name: string
  migrations: URL
  monthly?: string[]
}

/** The server that tests have their databases on. */
export interface TestPostgres {
  url(database: string): string
  /** Drops the database if there is one, whoever is connected. */
  drop(database: string): Promise<void>
}

/** A fresh, migrated database of one test. */
export interface TestDatabase {
  db: OwnDatabase
  url: string
  /** Closes the pool and drops the database. */
  close(): Promise<void>
}

const runtimeMigrations = new URL('../database/migrations/', import.meta.url)

let base: Promise<string> | null = null

/**
 * The PostgreSQL of this test run: the one that `TEST_POSTGRES_URL` names (any database of it), else one
 * that the tests of this checkout share and that ends with the last of them.
 */
export async function testPostgres(): Promise<TestPostgres> {
  base ??= process.env.TEST_POSTGRES_URL
    ? Promise.resolve(process.env.TEST_POSTGRES_URL)
    : joinSharedCluster()
  const found = await base
  const urlOf = (database: string) => Object.assign(new URL(found), { pathname: `/${database}` }).href
  return {
    url: urlOf,
    drop: (database) =>
      asAdmin(urlOf('postgres'), (admin) =>
        admin.query(`drop database if exists ${admin.escapeIdentifier(database)} with (force)`),
      ),
  }
}

/** A database of its own for a test, with the runtime's and the module's tables; copied from a migrated one. */
export async function testDatabase(module: Migrated): Promise<TestDatabase> {
  const server = await testPostgres()
  const name = `test_${module.name}_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server.url('postgres'), async (admin) => {
    const template = await migratedTemplate(admin, server.url, module)
    await admin.query(`create database ${name} template ${template}`)
  })
  const url = server.url(name)
  const db = createDatabase({ url, name: module.name, poolSize: 4 })
  return {
    db,
    url,
    async close() {
      await db.close()
      await server.drop(name)
    },
  }
}

/** The name of the database that is copied; made by the first who needs it. */
async function migratedTemplate(
  admin: pg.Client,
  url: (database: string) => string,
  module: Migrated,
): Promise<string> {
  const template = `migrated_${module.name}_${await fingerprint(module)}`
  if (await exists(admin, template)) return template
  await admin.query('select pg_advisory_lock(hashtext($1))', [template])
  if (!(await exists(admin, template))) {
    const draft = `${template}_draft`
    await admin.query(`drop database if exists ${draft} with (force)`)
    await admin.query(`create database ${draft}`)
    const db = createDatabase({ url: url(draft), name: module.name, poolSize: 1 })
    await migrate(db, module).finally(() => db.close())
    await admin.query(`alter database ${draft} rename to ${template}`)
  }
  return template
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('select from pg_database where datname = $1', [name])
  return found.rowCount === 1
}

/** Changes with every migration, and with the month, as partitions are made for it. */
async function fingerprint({ migrations, monthly = [] }: Migrated): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([monthly, new Date().toISOString().slice(0, 7)]))
  for (const folder of [runtimeMigrations, migrations]) {
    for (const file of (await readdir(folder)).sort()) {
      if (!file.endsWith('.sql')) continue
      hash.update(file).update(await readFile(new URL(file, folder)))
    }
  }
  return hash.digest('hex').slice(0, 12)
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url, application_name: 'test-admin' })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
