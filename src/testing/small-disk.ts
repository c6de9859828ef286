import { execFile } from 'node:child_process'
import { mkdir, statfs } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system of its own, in memory, that can be full to its last byte. */
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
  const resize = (size: string) => run('mount', ['-o', `remount,size=${size}`, dir])
  return {
    dir,
    async fill() {
      // Made as small as what is in it, which takes no memory as a ballast would. Whoever writes meanwhile makes it too small.
      for (let tries = 10; ; tries--) {
        const { blocks, bfree, bsize } = await statfs(dir)
        const done = await resize(String(Math.max(1, blocks - bfree) * bsize)).catch((error) => error)
        if (!(done instanceof Error)) return
        if (tries === 0) throw done
      }
    },
    async empty() {
      await resize(`${megabytes}m`)
    },
    async remove() {
      await run('umount', ['-l', dir]).catch(() => {})
    },
  }
}
