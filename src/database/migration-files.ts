import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/**
 * How a migration is run, by its file's name. `0009-name.sql`: at once, in a transaction. `0009-name.batch.sql`: one
 * statement that changes a bounded number of rows, again and again, each in a transaction of its own, until it changes
 * none. `0009-name.online.sql`: one statement outside of any transaction, such as `create index concurrently`.
 */
export type MigrationKind = 'whole' | 'batch' | 'online'

/** A migration of this build. */
export interface Migration {
  /** As it is recorded: `runtime/0001-runtime.sql`, `module/0002-name.batch.sql`. */
  name: string
  kind: MigrationKind
  text: string
  /** SHA-256 of its text, hexadecimal, however its lines end. */
  checksum: string
}

/** The migrations in a folder, in order. */
export async function migrationsIn(owner: string, folder: URL): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8')
      return { name: `${owner}/${file}`, kind: kindOf(file), text, checksum: checksumOf(text) }
    }),
  )
}

/** By the name of a file: `0009-name.batch.sql` is a batch. */
export function kindOf(file: string): MigrationKind {
  const [, kind] = /\.(batch|online)\.sql$/.exec(file) ?? []
  return (kind as MigrationKind | undefined) ?? 'whole'
}

/** The same on a machine whose git writes lines that end in CR LF. */
export const checksumOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

/** What stands in a database's table of migrations. */
export interface Recorded {
  name: string
  /** Null where an older build recorded it. */
  checksum: string | null
}

/** This build's migrations beside those that a database has had. */
export interface Standing {
  /** Not applied yet, in order. */
  pending: Migration[]
  /** Applied, and another text than this build's. */
  changed: Migration[]
  /** Applied without a checksum. */
  unsigned: Migration[]
  /** Applied by another build: a newer one, most likely. */
  unknown: string[]
}

/** Compares what there is with what was applied. */
export function standingOf(migrations: Migration[], recorded: Recorded[]): Standing {
  const had = new Map(recorded.map(({ name, checksum }) => [name, checksum]))
  const known = new Set(migrations.map(({ name }) => name))
  const applied = migrations.filter(({ name }) => had.has(name))
  return {
    pending: migrations.filter(({ name }) => !had.has(name)),
    changed: applied.filter(({ name, checksum }) => (had.get(name) ?? checksum) !== checksum),
    unsigned: applied.filter(({ name }) => had.get(name) === null),
    unknown: recorded.map(({ name }) => name).filter((name) => !known.has(name)),
  }
}
