import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Who runs PostgreSQL when the mart is root, as PostgreSQL itself refuses to be. */
export interface Account {
  uid: number
  gid: number
}

/** A command as `spawn` takes it. */
export interface Command {
  file: string
  args: string[]
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv }
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv', '/sbin/setpriv'].find(existsSync)

// The mart's own environment holds secrets that the server has no use for.
const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * The account that the cluster in `dir` runs as: whom it belongs to already, else `postgres`, else `nobody`.
 * Null when the mart isn't root: then the server runs as the mart does.
 */
export async function accountFor(dir: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(dir).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const line = /^postgres:.*$/m.exec(users) ?? /^nobody:.*$/m.exec(users)
  const [, , uid, gid] = line?.[0].split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/**
 * How to run `file` as that account. Where it or `needs` lie below folders that others may not enter
 * (root's home, say), the account gets the one capability to go through them, if the system can give it.
 */
export async function commandAs(
  account: Account | null,
  file: string,
  args: string[],
  needs: string[],
): Promise<Command> {
  if (account === null) return { file, args, options: { cwd: '/', env } }
  const closed = await firstClosedTo(account, [file, ...needs])
  if (closed === null) return { file, args, options: { ...account, cwd: '/', env } }
  const capability = setpriv === undefined ? undefined : await passage()
  if (setpriv === undefined || capability === undefined) {
    throw new Error(
      `PostgreSQL doesn't run as root, and user ${account.uid} may not enter ${closed}: ` +
        'choose a DATA_DIR and a place for the mart that others may enter, or start it as an ordinary user',
    )
  }
  const raised = [
    ...['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'],
    ...[`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`],
    // Or access(2), by which PostgreSQL looks for its own files, would not count the capability.
    '--securebits=+no_setuid_fixup',
  ]
  return { file: setpriv, args: [...raised, '--', file, ...args], options: { cwd: '/', env } }
}

/** The weakest capability of this process that leads through closed folders; containers often have but the second. */
async function passage(): Promise<string | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const held = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`)
  if (held & (1n << 2n)) return 'dac_read_search'
  return held & (1n << 1n) ? 'dac_override' : undefined
}

async function firstClosedTo(account: Account, paths: string[]): Promise<string | null> {
  for (const path of paths) {
    for (let at = path; ; at = dirname(at)) {
      const { mode, uid } = await stat(at)
      const needed = at === path ? 0o5 : 0o1
      const granted = uid === account.uid ? mode >> 6 : mode
      if ((granted & needed) !== needed) return at
      if (dirname(at) === at) break
    }
  }
  return null
}
