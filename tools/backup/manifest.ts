import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** A file of a backup, relative to its folder. */
const file = z.object({ file: z.string(), bytes: z.number(), sha256: z.string() })

const table = file.extend({
  name: z.string(),
  /** Those that are kept; generated ones make themselves. */
  columns: z.array(z.string()),
  rows: z.number(),
})

const database = z.object({
  /** When its snapshot was taken, by its server; all databases of a backup are of one moment. */
  at: z.string(),
  /** Where its server's log stood. */
  lsn: z.string(),
  postgres: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(table),
  /** Months that were taken off a table and lie in the schema `archive`, each with the table that it was of. */
  archived: z.array(table.extend({ of: z.string() })).default([]),
  sequences: z.array(z.object({ name: z.string(), value: z.number(), called: z.boolean() })),
  /** Of tables that are partitioned by month, each with its bounds as PostgreSQL spells them. */
  partitions: z.array(z.object({ name: z.string(), of: z.string(), bounds: z.string() })),
})

const manifest = z.object({
  format: z.literal(1),
  takenAt: z.string(),
  /** The mart's own version. */
  mart: z.string(),
  databases: z.record(z.string(), database),
  keys: z.array(file),
})

export type TableCopy = z.infer<typeof table>
export type DatabaseCopy = z.infer<typeof database>
export type FileCopy = z.infer<typeof file>
/** What a backup holds. It is written last: a folder without it is none. */
export type Manifest = z.infer<typeof manifest>

export const manifestFile = 'manifest.json'

/** Reads a backup's manifest. Throws where there is none, or none that this build can read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch((cause) => {
    throw new Error(`${folder} is no backup: it has no ${manifestFile}`, { cause })
  })
  const read = manifest.safeParse(JSON.parse(text))
  if (!read.success) throw new Error(`${folder} is of another format than this build reads`)
  return read.data
}
