import type pg from 'pg'
import type { OwnDatabase } from './database.ts'
import type { Migration } from './migration-files.ts'
import { lookAt, type Migrated, migrationsOf } from './migrations.ts'

/** What a migration would do. */
export interface Trial {
  name: string
  kind: Migration['kind']
  /** What came of running it and taking it back; null where it wasn't run: it is none that can be taken back. */
  tried: {
    milliseconds: number
    /** Rows that its last statement changed, or of one batch; null for those that change no rows. */
    rows: number | null
    /** Of tables that were there before: those that somebody else may wait for. */
    locks: { table: string; mode: string; bytes: number }[]
    /** Why it failed; those after it weren't run. */
    error: string | null
  } | null
}

/** Locks that keep others from writing, or even from reading (AccessExclusiveLock). */
const heavy = ['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']

const locksTaken = `
  select c.oid::bigint as oid, c.relname as "table", l.mode, pg_total_relation_size(c.oid) as bytes
  from pg_locks l join pg_class c on c.oid = l.relation
  where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and l.mode = any ($1)
    and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  order by c.relname, l.mode`

/**
 * Runs what is pending of a database's migrations in one transaction, each within `lockTimeout` milliseconds for a lock,
 * and takes it all back. Until then it holds the locks that it tells of: others wait for as long as all of it takes.
 */
export async function tryMigrations(
  database: OwnDatabase,
  module: Migrated,
  { lockTimeout }: { lockTimeout: number },
): Promise<Trial[]> {
  const connection = await database.connect({
    lockTimeout,
    statementTimeout: 30 * 60_000,
    queryTimeout: 31 * 60_000,
  })
  try {
    const { pending } = await lookAt(connection, await migrationsOf(module))
    if (pending.length === 0) return []
    await connection.query('set client_min_messages = warning')
    await connection.query('begin')
    await connection.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    const { rows } = await connection.query('select oid::bigint as oid from pg_class')
    const before = new Set<number>(rows.map(({ oid }) => oid))
    const trials: Trial[] = []
    const seen = new Set<string>()
    for (const { name, kind, text } of pending) {
      const failed = trials.some(({ tried }) => tried?.error)
      if (kind === 'online' || failed) trials.push({ name, kind, tried: null })
      else trials.push({ name, kind, tried: await tryOne(connection, text, before, seen) })
    }
    return trials
  } finally {
    await connection.query('rollback').catch(() => {})
    await connection.end()
  }
}

async function tryOne(connection: pg.Client, text: string, before: Set<number>, seen: Set<string>) {
  const began = performance.now()
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await connection.query(text)
    const milliseconds = performance.now() - began
    const last = Array.isArray(result) ? result.at(-1) : result
    const { rows } = await connection.query(locksTaken, [heavy])
    const locks = rows
      .filter(({ oid, table, mode }) => before.has(oid) && !seen.has(`${table} ${mode}`))
      .map(({ table, mode, bytes }) => ({ table, mode, bytes }))
    for (const { table, mode } of locks) seen.add(`${table} ${mode}`)
    return { milliseconds, rows: last?.rowCount ?? null, locks, error: null }
  } catch (error) {
    return {
      milliseconds: performance.now() - began,
      rows: null,
      locks: [],
      error: (error as Error).message,
    }
  }
}
