import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { commandAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { isAlive } from './pid-file.ts'

/** No initdb takes that long; what is older was left by a process that died. */
const abandonedAfter = 10 * 60_000

/**
 * Makes the cluster `dir` (`data/`, `password`) unless it is there. It is made beside and renamed into place,
 * so that a process killed on the way leaves no half cluster; a process that was faster wins.
 */
export async function initialise(
  dir: string,
  binaries: Binaries,
  account: Account | null,
  sync: boolean,
): Promise<void> {
  await removeAbandoned(dir)
  if (await isThere(join(dir, 'data', 'PG_VERSION'))) return
  const draft = `${dir}.making-${process.pid}-${randomBytes(4).toString('hex')}`
  const password = join(draft, 'password')
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (account) for (const path of [draft, password]) await chown(path, account.uid, account.gid)
    const args = [
      ...['-D', join(draft, 'data'), '-U', 'postgres', `--pwfile=${password}`, '--auth=scram-sha-256'],
      // The same everywhere, whatever locales the machine has: UTF-8's rules for letters, the bytes' order.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(sync ? [] : ['--no-sync']),
    ]
    const {
      file,
      args: all,
      options,
    } = await commandAs(account, binaries.initdb, args, needs(draft, binaries))
    await promisify(execFile)(file, all, options)
    await putInPlace(draft, dir)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** What the server's account must be able to read. */
export function needs(dir: string, { root }: Binaries): string[] {
  return [dir, join(root, 'lib'), join(root, 'share', 'postgresql')]
}

async function putInPlace(draft: string, dir: string): Promise<void> {
  try {
    await rename(draft, dir)
  } catch (error) {
    // Another process put its own there in the meantime.
    if (await isThere(join(dir, 'data', 'PG_VERSION'))) return
    throw new Error(`${dir} is in the way: it exists, and holds no PostgreSQL cluster`, { cause: error })
  }
}

async function removeAbandoned(dir: string): Promise<void> {
  const prefix = `${basename(dir)}.making-`
  for (const name of await readdir(dirname(dir))) {
    if (!name.startsWith(prefix)) continue
    const draft = join(dirname(dir), name)
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Date.now() }))
    if (!isAlive(pid) || Date.now() - mtimeMs > abandonedAfter) {
      // The dead process's initdb may still be writing there; what it leaves is for the next start.
      await rm(draft, { recursive: true, force: true, maxRetries: 2 }).catch(() => {})
    }
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
