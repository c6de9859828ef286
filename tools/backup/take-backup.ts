import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { isAlive } from '#src/postgres/pid-file.ts'
import { measured, sync, verify } from './files.ts'
import { type DatabaseCopy, type FileCopy, type Manifest, manifestFile, type TableCopy } from './manifest.ts'
import { type Snapshot, snapshots } from './moment.ts'

/** Of every table that is kept: logged ones, a partitioned one as a whole, with the columns that aren't generated. */
const tables = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence = 'p' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`

/** Of every month that was taken off its table and isn't in a file yet (src/database/archive.ts). */
const archivedMonths = `
  select c.relname as name, m.of_table as of, array_agg(a.attname::text order by a.attnum) as columns
  from archived_months m
  join pg_class c on c.relname = m.name and c.relnamespace = 'archive'::regnamespace
  join pg_attribute a on a.attrelid = c.oid
  where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname, m.of_table order by c.relname`

const partitions = `
  select c.relname as name, p.relname as of, pg_get_expr(c.relpartbound, c.oid) as bounds
  from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relispartition order by 1`

const sequences = `select sequencename as name from pg_sequences where schemaname = 'public' order by 1`

export interface BackupOptions {
  /** Each module's database. */
  urls: Map<string, string>
  /** The mart's keys; null where they aren't kept in files. */
  keys: string | null
  /** Where backups go, a folder each. */
  folder: string
  /** So many are kept, this one among them. */
  keep: number
  /** The mart's version. */
  mart: string
}

/**
 * Backs up all databases as they stand at one moment, also while the mart runs, and reads it back. It is made beside and
 * renamed when it is whole, so that half a backup is never taken for one. Gives its folder.
 */
export async function takeBackup({ urls, keys, folder, keep, mart }: BackupOptions): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeAbandoned(folder)
  const taken = await snapshots(urls)
  const takenAt = new Date().toISOString()
  const name = `${takenAt.replaceAll(':', '-')}-${randomBytes(2).toString('hex')}`
  const draft = join(folder, `.making-${process.pid}-${name}`)
  try {
    await mkdir(draft, { mode: 0o700 })
    const databases: Manifest['databases'] = {}
    for (const one of taken) databases[one.module] = await copyDatabase(one, draft)
    const manifest: Manifest = { format: 1, takenAt, mart, databases, keys: await copyKeys(keys, draft) }
    await verify(draft, manifest, [...urls.keys()])
    await write(join(draft, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const module of urls.keys()) await sync(join(draft, module))
    await sync(draft)
    await rename(draft, join(folder, name))
    await sync(folder)
  } finally {
    await Promise.all(taken.map(({ client }) => client.end().catch(() => {})))
    await rm(draft, { recursive: true, force: true })
  }
  await removeOldest(folder, keep)
  return join(folder, name)
}

async function copyDatabase(
  { module, client, at, lsn, postgres }: Snapshot,
  draft: string,
): Promise<DatabaseCopy> {
  await mkdir(join(draft, module), { mode: 0o700 })
  const ask = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  const copyTable = async (
    name: string,
    columns: string[],
    { from = pg.escapeIdentifier(name), as = name } = {},
  ): Promise<TableCopy> => {
    const listed = columns.map(pg.escapeIdentifier).join(', ')
    const file = `${module}/${as}.copy.gz`
    const rows = measured()
    const packed = measured()
    const copy = client.query(copyTo(`copy (select ${listed} from ${from}) to stdout`))
    const out = createWriteStream(join(draft, file), { mode: 0o600, flags: 'wx', flush: true })
    await pipeline(copy, rows.stream, createGzip({ level: 6 }), packed.stream, out)
    return {
      ...{ name, columns, file },
      ...{ rows: rows.sums.lines, bytes: packed.sums.bytes, sha256: packed.digest() },
    }
  }
  const copies: TableCopy[] = []
  for (const { name, columns } of await ask<{ name: string; columns: string[] }>(tables))
    copies.push(await copyTable(name, columns))
  const archived: DatabaseCopy['archived'] = []
  // A database that an older build made has none.
  const [archive] = await ask<{ there: boolean }>(
    `select to_regclass('archived_months') is not null as there`,
  )
  if (archive?.there)
    for (const { name, of, columns } of await ask<{ name: string; of: string; columns: string[] }>(
      archivedMonths,
    )) {
      const from = `archive.${pg.escapeIdentifier(name)}`
      archived.push({ ...(await copyTable(name, columns, { from, as: `archive.${name}` })), of })
    }
  const migrations = await ask<{ name: string }>('select name from migrations order by at, name')
  const numbered: DatabaseCopy['sequences'] = []
  for (const { name } of await ask<{ name: string }>(sequences)) {
    const [row] = await ask<{ value: number; called: boolean }>(
      `select last_value::float8 as value, is_called as called from ${pg.escapeIdentifier(name)}`,
    )
    if (row) numbered.push({ name, value: Number(row.value), called: row.called })
  }
  return {
    ...{
      at,
      lsn,
      postgres,
      migrations: migrations.map(({ name }) => name),
      tables: copies,
      archived,
      sequences: numbered,
    },
    partitions: await ask(partitions),
  }
}

/** The keys, without which much of a backup can't be read. */
async function copyKeys(keys: string | null, draft: string): Promise<FileCopy[]> {
  const names = keys === null ? [] : await readdir(keys).catch(() => [])
  if (keys === null || names.length === 0) return []
  await mkdir(join(draft, 'keys'), { mode: 0o700 })
  const copies: FileCopy[] = []
  for (const name of names.sort()) {
    if (!(await stat(join(keys, name))).isFile()) continue
    const content = await readFile(join(keys, name))
    const file = `keys/${name}`
    await write(join(draft, file), content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    copies.push({ file, bytes: content.length, sha256 })
  }
  await sync(join(draft, 'keys'))
  return copies
}

async function write(path: string, content: string | Buffer): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Names of backups begin with their time, so that their order is their age. */
const isBackup = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{4}$/

async function removeOldest(folder: string, keep: number): Promise<void> {
  const found = (await readdir(folder)).filter((name) => isBackup.test(name)).sort()
  for (const name of found.slice(0, Math.max(0, found.length - keep))) {
    // Without its manifest it is none any more, should this end half-way.
    await rm(join(folder, name, manifestFile), { force: true })
    await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^\.making-(\d+)-/.exec(name)?.[1] ?? 0)
    if (pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** Where backups of a mart go unless it is said: beside its data, not in it. */
export const besides = (dataDir: string) =>
  join(dirname(resolve(dataDir)), `${basename(resolve(dataDir))}-backups`)
