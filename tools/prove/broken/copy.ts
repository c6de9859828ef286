import { execFile } from 'node:child_process'
import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { scratchFolder } from '#src/testing/scratch-folder.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const run = promisify(execFile)

/** A copy of this checkout as it stands, uncommitted changes too, with the packages that are installed here. */
export interface Copy {
  dir: string
  /** Applies a build's patch. Throws where it doesn't fit any more: then the code has changed, and the patch is to be made anew. */
  break(name: string): Promise<void>
  /** Takes a patch back. */
  mend(name: string): Promise<void>
  remove(): Promise<void>
}

export async function copyCheckout(): Promise<Copy> {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 16 * 2 ** 20,
  })
  const dir = await scratchFolder('broken')
  const remove = () => rm(dir, { recursive: true, force: true })
  try {
    const files = stdout.split('\0').filter(Boolean)
    for (const folder of new Set(files.map((file) => dirname(file))))
      await mkdir(join(dir, folder), { recursive: true })
    // One that was deleted and isn't committed so is still listed.
    await Promise.all(files.map((file) => cp(join(root, file), join(dir, file)).catch(orGone)))
    await symlink(join(root, 'node_modules'), join(dir, 'node_modules'))
  } catch (error) {
    await remove()
    throw error
  }
  const apply = async (name: string, ...more: string[]) => {
    const patch = fileURLToPath(new URL(`./${name}.patch`, import.meta.url))
    await run('git', ['apply', '--whitespace=nowarn', ...more, patch], { cwd: dir }).catch((error) => {
      throw new Error(`${name}.patch fits the code no more: ${error.stderr}`)
    })
  }
  return { dir, break: (name) => apply(name), mend: (name) => apply(name, '--reverse'), remove }
}

function orGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
