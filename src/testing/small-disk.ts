import { execFile } from 'node:child_process'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system of its own, in memory, that can be filled to its last byte. */
export interface SmallDisk {
  dir: string
  /** From now on there is no room. */
  fill(): Promise<void>
  /** There is room again. */
  empty(): Promise<void>
  /** Takes it off, with all that is in it. */
  remove(): Promise<void>
}

/** Mounts one in a new folder; null where this process may not mount anything. */
export async function smallDisk(dir: string, megabytes: number): Promise<SmallDisk | null> {
  await mkdir(dir, { recursive: true })
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', dir]).then(
    () => true,
    () => false,
  )
  if (!mounted) return null
  const ballast = join(dir, 'ballast')
  return {
    dir,
    async fill() {
      // What is freed meanwhile is taken, too, as long as it is more than a page or so.
      for (let left = 16; left > 0; left--) {
        const { bavail, bsize } = await statfs(dir)
        if (bavail < 2) return
        const at = String(left)
        await run('fallocate', ['-l', String(bavail * bsize), `${ballast}.${at}`]).catch(() => {})
      }
    },
    async empty() {
      for (let left = 16; left > 0; left--) await rm(`${ballast}.${left}`, { force: true })
    },
    async remove() {
      await run('umount', ['-l', dir]).catch(() => {})
    },
  }
}
