import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { faultPoint } from '#src/faults/fault-points.ts'
import { codeOf, isConflictOfTransactions } from './error-code.ts'
import type { Migration } from './migration-files.ts'

/** How a migration is gone about; times in milliseconds. */
export interface Course {
  /** It waits for a lock so long: all later statements on that table wait behind it. */
  lockTimeout: number
  /** Then it lets go, and tries again until so much time has passed since it began. */
  patience: number
  /** One statement of it takes so long at most. */
  statementTimeout: number
  log?: Logger
}

/** Milliseconds between two tries, so that what waited behind the first gets its turn. */
const pause = 1_000
/** Milliseconds after which a batch tells how far it is. */
const tellEvery = 10_000

/** Runs one migration, by its kind, and records it. Throws with its name. Killed at any time, it is begun or gone on with again. */
export async function runMigration(
  connection: pg.Client,
  migration: Migration,
  course: Course,
): Promise<void> {
  try {
    await ways[migration.kind](connection, migration, course)
  } catch (error) {
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

type Way = (connection: pg.Client, migration: Migration, course: Course) => Promise<void>

const ways: Record<Migration['kind'], Way> = {
  /** The whole file in one transaction. */
  whole: (connection, migration, course) =>
    patiently(course, migration.name, () =>
      inTransaction(connection, async () => {
        await connection.query(migration.text)
        await record(connection, migration)
      }),
    ),

  /** What is done stays done, and the next try finds what is left. */
  async batch(connection, migration, course) {
    let rows = 0
    let told = performance.now()
    for (let changed = -1; changed !== 0; ) {
      changed = await patiently(course, migration.name, () =>
        inTransaction(connection, async () => {
          const result = await connection.query(migration.text)
          if (Array.isArray(result)) throw new Error('a batch is one statement')
          const count = result.rowCount ?? 0
          if (count === 0) await record(connection, migration)
          return count
        }),
      )
      rows += changed
      if (performance.now() - told < tellEvery) continue
      told = performance.now()
      course.log?.info({ migration: migration.name, rows }, 'migrating in batches')
    }
  },

  /** An index that was left half made is made anew; one that is there was made by a try that couldn't record it. */
  async online(connection, migration, course) {
    const index = indexOf(migration.text)
    await patiently(course, migration.name, async () => {
      // It stands in nobody's way while it waits for others' transactions to end, which may be long.
      await connection.query(`set lock_timeout = ${course.statementTimeout}`)
      try {
        const state = index ? await stateOf(connection, index) : 'missing'
        if (state === 'invalid')
          await connection.query(`drop index concurrently ${connection.escapeIdentifier(index as string)}`)
        if (state !== 'valid') await connection.query(migration.text)
        await record(connection, migration)
      } finally {
        await connection.query(`set lock_timeout = ${course.lockTimeout}`)
      }
    })
  },
}

/** The index that `create index concurrently` makes; null for another statement. Throws where it has no name. */
export function indexOf(text: string): string | null {
  const code = text.replaceAll(/--.*$/gm, '')
  if (!/^\s*create\s+(unique\s+)?index\s/i.test(code)) return null
  const [, name] =
    /^\s*create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?([a-z_][a-z0-9_]*)\s+on\s/i.exec(
      code,
    ) ?? []
  if (!name) throw new Error('an index that is made online is made concurrently, and has a name')
  return name.toLowerCase()
}

async function stateOf(connection: pg.Client, index: string): Promise<'missing' | 'valid' | 'invalid'> {
  const { rows } = await connection.query(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [index],
  )
  if (rows.length === 0) return 'missing'
  return rows[0].valid ? 'valid' : 'invalid'
}

/** With its checksum, as soon as there is a place for that: the migration that makes it is one of these. */
async function record(connection: pg.Client, { name, checksum }: Migration): Promise<void> {
  const { rows } = await connection.query(
    `select from pg_attribute where attrelid = 'migrations'::regclass and attname = 'checksum'`,
  )
  if (rows.length === 0) await connection.query('insert into migrations (name) values ($1)', [name])
  else await connection.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
}

async function inTransaction<T>(connection: pg.Client, work: () => Promise<T>): Promise<T> {
  try {
    await connection.query('begin')
    const result = await work()
    faultPoint('migration-before-commit')
    await connection.query('commit')
    faultPoint('migration-committed')
    return result
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}

/** Tries again what others' locks or a deadlock kept from being done. */
async function patiently<T>(course: Course, migration: string, work: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + course.patience; ; ) {
    try {
      return await work()
    } catch (error) {
      const inTheWay = codeOf(error) === '55P03' || isConflictOfTransactions(error)
      if (!inTheWay || Date.now() > end) throw error
      course.log?.warn({ err: error, migration }, 'a migration could not get its locks, trying again')
      await delay(pause * (0.5 + Math.random()))
    }
  }
}
