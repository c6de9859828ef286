import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Logger } from 'pino'
import { codeOf, isConflictOfTransactions } from './error-code.ts'

/** An append-only table whose old months are taken off it. */
export interface Archived {
  /** The table, partitioned by month (partitions.ts). */
  table: string
  /** Whole months that are kept, besides the present one; 0: all of them. */
  keep: number
  /**
   * What is done before a month goes, in the same transaction: SQL that carries what the rest needs of it forward, such as a
   * balance, and takes out what must not be kept apart from where it can be erased. `month` is the partition's name, quoted.
   */
  before?: (month: string) => string[]
}

/** Any number of its own: one replica archives at a time. */
const archiveLock = 7_203_003

/**
 * Milliseconds that the detaching waits for the table, and everybody who comes after behind it. `detach … concurrently`
 * would let them pass, and PostgreSQL refuses it where there is a default partition.
 */
const lockTimeout = 1_000
/** Milliseconds that reading through one month may take. */
const statementTimeout = 10 * 60_000
const pageSize = 1_000

/**
 * Takes the months off that are older than what is kept, the oldest first, into the schema `archive`; and, where there is
 * a folder for it, from there into files `<folder>/<module>/<month>.jsonl.gz`, a row as JSON each, with what is in them
 * beside (`.json`). A table is dropped when its file was read back, row by row. Killed at any time, it goes on from there. A
 * table that is in use has no time now; the next run tries again.
 */
export async function archiveMonths(
  connection: pg.Client,
  options: { module: string; tables: Archived[]; folder: string; now: Date; log?: Logger },
): Promise<void> {
  const { rows } = await connection.query('select pg_try_advisory_lock($1) as mine', [archiveLock])
  if (!rows[0].mine) return
  try {
    await connection.query(`set statement_timeout = ${statementTimeout}`)
    for (const archived of options.tables) {
      for (const name of await overdue(connection, archived, options.now)) {
        if (!(await detach(connection, archived, name))) break
        options.log?.info({ month: name }, 'a month was taken off its table')
      }
    }
    if (options.folder === '') return
    const folder = join(options.folder, options.module)
    for (const name of await waiting(connection)) {
      await exportMonth(connection, name, { module: options.module, folder })
      options.log?.info({ month: name, folder }, 'a month was archived')
    }
  } finally {
    await connection.query('select pg_advisory_unlock($1)', [archiveLock]).catch(() => {})
  }
}

/** The months that are kept no longer, oldest first. */
async function overdue(connection: pg.Client, { table, keep }: Archived, now: Date): Promise<string[]> {
  if (keep === 0) return []
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keep, 1))
  const { rows } = await connection.query(
    `select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid
     where inhparent = $1::regclass and c.relname ~ ('^' || $1 || '_\\d{4}_\\d{2}$') order by 1`,
    [table],
  )
  return rows.map(({ name }) => name).filter((name) => name < nameOf(table, first))
}

const nameOf = (table: string, month: Date) => `${table}_${month.toISOString().slice(0, 7).replace('-', '_')}`

/** False where the table is in use. */
async function detach(connection: pg.Client, { table, before }: Archived, name: string): Promise<boolean> {
  const month = connection.escapeIdentifier(name)
  try {
    await connection.query('begin')
    await connection.query(`set local lock_timeout = ${lockTimeout}`)
    // Nobody adds to it from here on. All that takes long is done before anybody else has to wait.
    await connection.query(`lock table ${month} in share row exclusive mode`)
    for (const statement of before?.(month) ?? []) await connection.query(statement)
    await connection.query(`alter table ${connection.escapeIdentifier(table)} detach partition ${month}`)
    await connection.query(`alter table ${month} set schema archive`)
    await connection.query('insert into archived_months (name, of_table, month) values ($1, $2, $3)', [
      name,
      table,
      `${name.slice(-7).replace('_', '-')}-01`,
    ])
    await connection.query('commit')
    return true
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    if (codeOf(error) === '55P03' || isConflictOfTransactions(error)) return false
    throw error
  }
}

async function waiting(connection: pg.Client): Promise<string[]> {
  const { rows } = await connection.query(
    `select name from archived_months
     where exported_at is null and to_regclass(format('archive.%I', name)) is not null order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** What a file holds. */
interface Content {
  rows: number
  /** SHA-256 of its lines, hexadecimal. */
  sha256: string
}

async function exportMonth(
  connection: pg.Client,
  name: string,
  { module, folder }: { module: string; folder: string },
): Promise<void> {
  const table = `archive.${connection.escapeIdentifier(name)}`
  const file = join(folder, `${name}.jsonl.gz`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = await writeRows(connection, table, `${file}.part`)
  const read = await contentOf(`${file}.part`)
  if (read.rows !== written.rows || read.sha256 !== written.sha256)
    throw new Error(`${file}.part holds ${read.rows} rows where ${written.rows} were written`)
  await rename(`${file}.part`, file)
  await writeFile(
    join(folder, `${name}.json`),
    `${JSON.stringify({ module, name, ...read, exportedAt: new Date().toISOString() }, null, 2)}\n`,
  )
  await sync(folder)
  await connection.query('begin')
  try {
    await connection.query(
      'update archived_months set rows = $2, sha256 = $3, exported_at = now() where name = $1',
      [name, read.rows, read.sha256],
    )
    await connection.query(`drop table ${table}`)
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}

/** What was written, counted before it was. */
async function writeRows(connection: pg.Client, table: string, file: string): Promise<Content> {
  const hash = createHash('sha256')
  let rows = 0
  async function* lines() {
    for (;;) {
      const page = await connection.query(`fetch ${pageSize} from month`)
      if (page.rows.length === 0) return
      const text = page.rows.map(({ line }) => `${line}\n`).join('')
      rows += page.rows.length
      hash.update(text)
      yield text
    }
  }
  await connection.query('begin isolation level repeatable read')
  try {
    // Line ends within a value are escaped in JSON, and between values they would cut a row in two.
    await connection.query(
      `declare month no scroll cursor for select translate(row_to_json(m)::text, E'\\n', ' ') as line from ${table} m`,
    )
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(file, { mode: 0o600, flush: true }),
    )
    const { rows: counted } = await connection.query(`select count(*) as n from ${table}`)
    if (Number(counted[0].n) !== rows)
      throw new Error(`${table} has ${counted[0].n} rows, and ${rows} were read`)
  } finally {
    await connection.query('rollback').catch(() => {})
  }
  return { rows, sha256: hash.digest('hex') }
}

/** Reads a file of an archive through: how many rows it has, each of them JSON, and their hash. */
export async function contentOf(file: string): Promise<Content> {
  const hash = createHash('sha256')
  let rows = 0
  let rest = ''
  const text = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    hash.update(chunk)
    // Not by readline, for which words may hold ends of lines.
    const lines = (rest + text.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) JSON.parse(line)
    rows += lines.length
  }
  if (rest !== '') throw new Error(`${file} ends within a row`)
  return { rows, sha256: hash.digest('hex') }
}

/** So that what was written is there after a power cut. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
