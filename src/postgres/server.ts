import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Account } from './account.ts'
import { commandAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { needs } from './initialise.ts'
import { isServerOf, readPidFile } from './pid-file.ts'

/** A running PostgreSQL. */
export interface Server {
  pid: number
  port: number
}

/** How to start one. */
export interface ServerOptions {
  binaries: Binaries
  account: Account | null
  /** Off only for tests: a power cut then loses data. */
  fsync: boolean
  /** The loopback port; without it a free one is found. */
  port?: number
  /** Over its environment. */
  env?: Record<string, string>
}

/** Recovery after a crash may take a while; a server that does nothing for that long is stuck. */
const startLimit = 120_000
const logLimit = 10 * 2 ** 20

/** The server that already runs on the cluster in `dir`, once it is ready; null if there is none. */
export async function findServer(dir: string): Promise<Server | null> {
  const data = join(dir, 'data')
  for (const end = Date.now() + startLimit; ; await delay(20)) {
    const file = await readPidFile(data)
    if (file === null || !(await isServerOf(file.pid, data))) return null
    if (file.status === 'ready') return file
    if (Date.now() > end) throw new Error(`PostgreSQL (${file.pid}) on ${dir} is stuck ${file.status}`)
  }
}

/** Starts the server and waits until it takes connections; null if it ended instead, its log says why. */
export async function startServer(dir: string, options: ServerOptions): Promise<Server | null> {
  const data = join(dir, 'data')
  // Left by a killed server, whose place is kept for those who still know it.
  const stale = await readPidFile(data)
  const port = options.port ?? (await freePort(stale?.port))
  const args = ['-D', data, ...Object.entries(settings(port, options.fsync)).flatMap(asArgument)]
  const needed = needs(dir, options.binaries)
  const { postgres } = options.binaries
  // For it alone, and not for what runs it as that account.
  const more = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`)
  const command =
    more.length === 0
      ? await commandAs(options.account, postgres, args, needed)
      : await commandAs(options.account, '/usr/bin/env', [...more, postgres, ...args], [...needed, postgres])
  // Its number may belong to something else by now, which would stop PostgreSQL. This is how pg_ctl names
  // a process that isn't a rival; what remains of a killed server's memory is still checked.
  const env = {
    ...command.options.env,
    ...(stale && { PG_GRANDPARENT_PID: String(stale.pid) }),
  }
  const log = await openLog(dir)
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      env,
      // Its own session and its own log: neither ctrl-C nor the mart's death reaches it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.unref()
    return await whenReady(data, child)
  } finally {
    await log.close()
  }
}

async function whenReady(data: string, child: ChildProcess): Promise<Server | null> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  for (const end = Date.now() + startLimit; Date.now() < end; await delay(10)) {
    if (failure) throw failure
    if (child.exitCode !== null || child.signalCode !== null) return null
    const file = await readPidFile(data)
    if (file && file.pid === child.pid && file.status === 'ready') return file
  }
  throw new Error(`PostgreSQL (${child.pid}) did not become ready on ${data}`)
}

/** Fast shutdown, then less politely; resolves when the server has ended. At most about 9 s. */
export async function stopServer(dir: string): Promise<void> {
  const data = join(dir, 'data')
  const pid = (await readPidFile(data))?.pid
  if (pid === undefined) return
  const steps = [
    { signal: 'SIGINT', wait: 5_500 },
    // Without a checkpoint: the next start recovers from the log.
    { signal: 'SIGQUIT', wait: 2_500 },
    { signal: 'SIGKILL', wait: 1_000 },
  ] as const
  for (const { signal, wait } of steps) {
    if (!(await isServerOf(pid, data))) return
    process.kill(pid, signal)
    for (const end = Date.now() + wait; Date.now() < end; await delay(10)) {
      if (!(await isServerOf(pid, data))) return
    }
  }
  throw new Error(`PostgreSQL (${pid}) on ${dir} does not end`)
}

function settings(port: number, fsync: boolean): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // No socket files: their paths may be 107 characters at most.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '64MB',
    fsync: fsync ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: fsync ? 'on' : 'off',
    // Many small statements at once; and parallel ones want more of /dev/shm than containers have.
    max_parallel_workers_per_gather: '0',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Errors reach whoever caused them; a refused duplicate isn't worth a line, and lines may hold people's data.
    log_min_messages: 'log',
    log_checkpoints: 'off',
  }
}

const asArgument = ([name, value]: [string, string]): string[] => ['-c', `${name}=${value}`]

/** The end of the server's log, for an error message. */
export async function lastLines(dir: string): Promise<string> {
  const log = await open(join(dir, 'postgres.log'))
  try {
    const { size } = await log.stat()
    const { buffer, bytesRead } = await log.read({
      buffer: Buffer.alloc(2_000),
      position: Math.max(0, size - 2_000),
    })
    return buffer.toString('utf8', 0, bytesRead).trim()
  } finally {
    await log.close()
  }
}

async function openLog(dir: string) {
  const path = join(dir, 'postgres.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > logLimit) await rename(path, `${path}.1`)
  return await open(path, 'a', 0o600)
}

/** The wanted port if nothing listens there, else any. */
function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
