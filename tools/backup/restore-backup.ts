import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { createDatabase } from '#src/database/database.ts'
import { migrate, migrationsOf } from '#src/database/migrations.ts'
import type { Module } from '#src/runtime/module.ts'
import { sync, verify } from './files.ts'
import { type DatabaseCopy, type Manifest, readManifest } from './manifest.ts'

/** What can't be restored so: an operator has to do something first. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused'
}

export interface RestoreOptions {
  /** A backup's folder. */
  backup: string
  modules: Module[]
  /** Each module's database, which exists and may be empty. */
  urls: Map<string, string>
  /** Where the mart's keys lie. */
  keys: string
  /** Over databases that hold something; they are kept under another name. */
  force: boolean
  /** By how much sequences go on further than they were: what was drawn since is not drawn again. */
  gap: number
  say: (line: string) => void
}

/** Nobody is served meanwhile: a machine that is slow is no reason to give a restore up. */
const patient = { connectTimeout: 120_000, acquireTimeout: 180_000 }

/** Subscribers know an event that they have handled for 35 days: one that is older would be handled again. */
const inboxKept = 30 * 24 * 60 * 60_000

/** The sandbox provider's books, as good as somebody else's: where there are newer ones they stay. */
const others = /^sandbox_/

/**
 * Restores modules' databases, each into a new one beside it, and puts them in place together when all are whole and
 * counted: whatever ends it before, nothing has changed. What was there is kept under another name.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { backup, modules, urls, force, say } = options
  const manifest = await readManifest(backup)
  await refuseUnknown(manifest, modules)
  const names = modules.map(({ name }) => name)
  say(`checking ${backup} …`)
  await verify(backup, manifest, names)
  const targets: Target[] = []
  for (const module of modules) {
    const url = urls.get(module.name) as string
    await refuseRunning(url, module.name)
    const holds = await holdsSomething(url)
    if (holds && !force)
      throw new RestoreRefused(
        `the database of ${module.name} holds something: --force puts the backup in its place, and keeps it beside`,
      )
    targets.push({ module, url, holds, draft: '', copy: manifest.databases[module.name] as DatabaseCopy })
  }
  for (const { url } of targets) await sweep(url)
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  try {
    for (const target of targets) {
      target.draft = `${nameOf(target.url)}_restoring_${stamp}`
      say(`restoring ${target.module.name} as of ${target.copy.at} …`)
      await fill(target, options)
    }
    // Before the databases: a mart that finds those without its keys would make new ones, and open nothing sealed.
    await putKeys(backup, manifest, options, stamp)
    await putInPlace(targets, stamp, say)
  } finally {
    for (const { url, draft } of targets)
      if (draft)
        await as(onServer(url, 'postgres'), (admin) =>
          admin.query(`drop database if exists ${pg.escapeIdentifier(draft)} with (force)`),
        )
  }
}

interface Target {
  module: Module
  url: string
  holds: boolean
  /** The database that is being filled. */
  draft: string
  copy: DatabaseCopy
}

/** A backup of a newer build has what this one has no tables for. */
async function refuseUnknown(manifest: Manifest, modules: Module[]): Promise<void> {
  for (const module of modules) {
    const copy = manifest.databases[module.name]
    if (!copy) throw new RestoreRefused(`the backup has no database of ${module.name}`)
    const known = new Set((await migrationsOf(module)).map(({ name }) => name))
    const unknown = copy.migrations.filter((name) => !known.has(name))
    if (unknown.length > 0)
      throw new RestoreRefused(
        `the backup is of a newer build than this one, which doesn't know ${unknown.join(', ')} of ${module.name}`,
      )
  }
}

async function refuseRunning(url: string, module: string): Promise<void> {
  const { rows } = await as(url, (client) =>
    client.query(
      `select application_name as by from pg_stat_activity
       where datname = current_database() and application_name like 'mart-%'
         and application_name not like 'mart-audit-%' limit 1`,
    ),
  )
  if (rows[0])
    throw new RestoreRefused(`a mart runs on the database of ${module} (${rows[0].by}): stop it first`)
}

const holdsSomething = (url: string): Promise<boolean> =>
  as(url, async (client) => {
    const { rows } = await client.query(
      `select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as it`,
    )
    return rows[0].it
  })

/** Drops what a restore that was killed had begun to fill; not what somebody is filling now. */
const sweep = (url: string): Promise<void> =>
  as(onServer(url, 'postgres'), async (admin) => {
    const { rows } = await admin.query(
      `select datname as name from pg_database
       where left(datname, length($1)) = $1 and substr(datname, length($1) + 1) ~ '^\\d{14}$'
         and not exists (select from pg_stat_activity a where a.datname = pg_database.datname)`,
      [`${nameOf(url)}_restoring_`],
    )
    for (const { name } of rows) await admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`)
  })

/** A new database with the tables as they were, and the rows. */
async function fill({ module, url, holds, draft, copy }: Target, options: RestoreOptions): Promise<void> {
  await as(onServer(url, 'postgres'), (admin) => admin.query(`create database ${pg.escapeIdentifier(draft)}`))
  const target = onServer(url, draft)
  const open = () => createDatabase({ url: target, name: 'restore', poolSize: 1, ...patient })
  const database = open()
  await migrate(database, module, { only: new Set(copy.migrations) }).finally(() => database.close())
  const fillTable = async (
    client: pg.Client,
    table: string,
    { listed, file, rows }: { listed: string; file: string; rows: number },
  ) => {
    const into = client.query(copyFrom(`copy ${table} (${listed}) from stdin`))
    await pipeline(createReadStream(join(options.backup, file)), createGunzip(), into)
    const { rows: counted } = await client.query(`select count(*)::float8 as n from ${table}`)
    if (counted[0].n !== rows)
      throw new Error(`${module.name}, ${table}: ${counted[0].n} of ${rows} rows came`)
  }
  await as(target, async (client) => {
    // Rows come as they were: no trigger changes or refuses them, and what refers to what is right already.
    await client.query(
      "set session_replication_role = replica; set statement_timeout = 0; set timezone = 'UTC'",
    )
    for (const { name, of, bounds } of copy.partitions)
      await client.query(
        `create table if not exists ${pg.escapeIdentifier(name)} partition of ${pg.escapeIdentifier(of)} ${bounds}`,
      )
    // Restored together they are of one time with the rest.
    const kept = holds && options.modules.length < options.urls.size ? await tablesOf(url, others) : []
    await client.query(
      `truncate ${copy.tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')} cascade`,
    )
    for (const { name, columns, file, rows } of copy.tables) {
      const listed = columns.map(pg.escapeIdentifier).join(', ')
      if (kept.includes(name)) {
        await carryOver(url, target, name, listed)
        options.say(`  ${name}: left as it is`)
      } else await fillTable(client, pg.escapeIdentifier(name), { listed, file, rows })
    }
    for (const { name, of, columns, file, rows } of copy.archived) {
      const table = `archive.${pg.escapeIdentifier(name)}`
      await client.query(`create table ${table} (like ${pg.escapeIdentifier(of)})`)
      const listed = columns.map(pg.escapeIdentifier).join(', ')
      await fillTable(client, table, { listed, file, rows })
    }
    for (const { name, value, called } of copy.sequences)
      await client.query('select setval($1, $2, $3)', [
        pg.escapeIdentifier(name),
        value + options.gap,
        called || options.gap > 0,
      ])
    // A group of its own on the bus: the one of before has gone past what this database has yet to hear.
    await client.query('delete from consumer_group; insert into consumer_group default values')
    if (Date.now() - Date.parse(copy.at) > inboxKept) await client.query('truncate outbox')
    await client.query('analyze')
  })
  // From here on as any older database that this build is started on.
  const restored = open()
  await migrate(restored, module).finally(() => restored.close())
  await as(target, (client) => client.query('insert into restores (taken_at) values ($1)', [copy.at]))
}

const tablesOf = (url: string, like: RegExp): Promise<string[]> =>
  as(url, async (client) => {
    const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public'`)
    return rows.map(({ tablename }) => tablename as string).filter((name) => like.test(name))
  })

async function carryOver(from: string, to: string, table: string, listed: string): Promise<void> {
  await as(from, (source) =>
    as(to, async (target) => {
      await target.query('set session_replication_role = replica')
      const name = pg.escapeIdentifier(table)
      await pipeline(
        source.query(copyTo(`copy (select ${listed} from ${name}) to stdout`)),
        target.query(copyFrom(`copy ${name} (${listed}) from stdin`)),
      )
    }),
  )
}

async function putKeys(
  backup: string,
  manifest: Manifest,
  { keys, urls, modules, say }: RestoreOptions,
  stamp: string,
): Promise<void> {
  if (manifest.keys.length === 0) return
  const there = await readdir(keys).catch(() => [] as string[])
  if (there.length > 0) {
    const same = await Promise.all(
      manifest.keys.map(async ({ file }) => {
        const theirs = await readFile(join(keys, basename(file))).catch(() => null)
        return theirs?.equals(await readFile(join(backup, file))) ?? false
      }),
    )
    if (same.every(Boolean)) return
    // Of some modules alone: the others go on with the keys that there are.
    if (modules.length < urls.size) return say(`${keys} differ from the backup's, and stay`)
  }
  const draft = `${keys}.restoring-${stamp}`
  await mkdir(draft, { recursive: true, mode: 0o700 })
  for (const { file } of manifest.keys) {
    const path = join(draft, basename(file))
    await copyFile(join(backup, file), path)
    await chmod(path, 0o600)
    await sync(path)
  }
  if (there.length > 0) {
    await rename(keys, `${keys}.before-${stamp}`)
    say(`the keys that were there are in ${keys}.before-${stamp}`)
  } else await rm(keys, { recursive: true, force: true })
  await rename(draft, keys)
  await sync(dirname(keys))
}

/** All databases of a server take their names in one transaction. */
async function putInPlace(targets: Target[], stamp: string, say: (line: string) => void): Promise<void> {
  const servers = Map.groupBy(targets, ({ url }) => onServer(url, 'postgres'))
  for (const [server, its] of servers) {
    await as(server, async (admin) => {
      const name = (text: string) => pg.escapeIdentifier(text)
      await admin.query('begin')
      for (const target of its) {
        const old = `${nameOf(target.url)}_before_${stamp}`
        await admin.query(`alter database ${name(nameOf(target.url))} rename to ${name(old)}`)
        await admin.query(`alter database ${name(target.draft)} rename to ${name(nameOf(target.url))}`)
      }
      await admin.query('commit')
      for (const target of its) {
        target.draft = ''
        const old = `${nameOf(target.url)}_before_${stamp}`
        if (target.holds)
          say(`what ${target.module.name} had is in the database ${old}: drop it when you are sure`)
        else await admin.query(`drop database ${name(old)}`)
      }
    })
  }
}

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))
const onServer = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${encodeURIComponent(database)}` }).href

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
