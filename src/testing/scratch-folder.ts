import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive } from '#src/postgres/pid-file.ts'
import { quickFolder } from './quick-folder.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const hash = createHash('sha256').update(repository).digest('hex').slice(0, 10)

/** What everything is called that the tests of this checkout, run by this user, leave outside of it. */
export const ofThisCheckout = `imtiaz-mart-test-${hash}-${process.getuid?.() ?? 0}`

const made = new Set<string>()
let swept: Promise<void> | null = null
let removes = false

/**
 * A new folder that only this user may enter, in the temporary folder or in `parent`. It is gone when this process or
 * thread ends; where that was killed, the next run of this checkout takes it away.
 */
export async function scratchFolder(name: string, parent = tmpdir()): Promise<string> {
  swept ??= sweepScratch()
  await swept
  if (!removes) process.once('exit', removeMade)
  removes = true
  const folder = await mkdtemp(join(parent, `${ofThisCheckout}-${process.pid}-${name}-`))
  made.add(folder)
  return folder
}

function removeMade(): void {
  for (const folder of made) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // Somebody still writes into it: the next run takes it away.
    }
  }
}

/** Removes what runs of this checkout left that are no more. */
export async function sweepScratch(): Promise<void> {
  const left = new RegExp(`^${ofThisCheckout}-(\\d+)-`)
  for (const parent of new Set([tmpdir(), await quickFolder()])) {
    for (const name of await readdir(parent)) {
      const pid = Number(left.exec(name)?.[1] ?? 0)
      // Another may be at it too.
      if (pid && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
    }
  }
}
