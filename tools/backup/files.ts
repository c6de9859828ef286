import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { FileCopy, Manifest, TableCopy } from './manifest.ts'

/** What has gone through a stream. */
export function measured() {
  const hash = createHash('sha256')
  const sums = { bytes: 0, lines: 0 }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sums.bytes += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) sums.lines++
      done(null, chunk)
    },
  })
  return { stream, sums, digest: () => hash.digest('hex') }
}

const nowhere = () =>
  new Writable({
    write(_chunk, _encoding, done) {
      done()
    },
  })

/** Reads a file of a backup, and throws where it isn't what was written. */
async function verifyFile(folder: string, { file, bytes, sha256 }: FileCopy): Promise<void> {
  const read = measured()
  await pipeline(createReadStream(join(folder, file)), read.stream, nowhere())
  if (read.sums.bytes !== bytes || read.digest() !== sha256)
    throw new Error(`${join(folder, file)} is not what was written: the backup is damaged`)
}

/** The same for a table, whose rows are unpacked and counted: in PostgreSQL's text format each is a line. */
async function verifyTable(folder: string, table: TableCopy): Promise<void> {
  await verifyFile(folder, table)
  const rows = measured()
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), rows.stream, nowhere())
  if (rows.sums.lines !== table.rows)
    throw new Error(`${join(folder, table.file)} has ${rows.sums.lines} rows, and ${table.rows} were written`)
}

/** Reads back what a backup has of these modules, and its keys; throws where anything is damaged or missing. */
export async function verify(folder: string, manifest: Manifest, modules: string[]): Promise<void> {
  for (const module of modules) {
    const { tables = [], archived = [] } = manifest.databases[module] ?? {}
    for (const table of [...tables, ...archived]) await verifyTable(folder, table)
  }
  for (const key of manifest.keys) await verifyFile(folder, key)
}

/** Until a file, or what a folder lists, is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
