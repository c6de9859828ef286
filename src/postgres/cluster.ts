import { mkdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureDatabase } from './ensure-database.ts'
import { initialise } from './initialise.ts'
import { isReachable } from './is-reachable.ts'
import { takeMartLock } from './mart-lock.ts'
import type { Server, ServerOptions } from './server.ts'
import { findServer, lastLines, startServer, stopServer } from './server.ts'

/** The embedded PostgreSQL of one data directory. */
export interface Cluster {
  /** Whether a server was already running: one that outlived a mart that was killed, or another process's. */
  adopted: boolean
  /** `postgres://…@127.0.0.1:port/<database>`; stays the same if the server has to be started again. */
  url(database: string): string
  /** Makes the database if there is none of that name. */
  ensureDatabase(name: string): Promise<void>
  /**
   * Says that a mart runs on this directory, until this process ends or lets go; false if another one does.
   * A server that dies meanwhile is started again, on the same port.
   */
  lock(): Promise<boolean>
  /** Ends the server, whoever started it, within 10 s; others' connections break. */
  stop(): Promise<void>
  /** For a tool beside the mart: lets go, and ends the server only if this process started it and no mart runs. */
  release(): Promise<void>
}

/** Where a cluster lies, and how it runs. */
export interface ClusterOptions {
  /** Made if need be: the data, the superuser's password and the server's log. */
  dir: string
  log: Logger
  /** Off only for tests: a power cut then loses data. */
  fsync?: boolean
  /** The loopback port; any that is free, unless told. */
  port?: number
  /** For the server's environment: a test has it live on another clock. */
  env?: Record<string, string>
}

/** Opens the cluster in `dir`: makes it, starts it or takes over its running server, as the case may be. */
export async function openCluster({
  dir: given,
  log,
  fsync = true,
  port,
  env,
}: ClusterOptions): Promise<Cluster> {
  await mkdir(dirname(resolve(given)), { recursive: true })
  const wanted = join(await realpath(dirname(resolve(given))), basename(resolve(given)))
  const binaries = await findBinaries()
  const account = await accountFor(wanted)
  await initialise(wanted, binaries, account, fsync)
  const dir = await realpath(wanted)
  const options: ServerOptions = { binaries, account: await accountFor(dir), fsync, port, env }

  const password = (await readFile(join(dir, 'password'), 'utf8')).trim()
  const urlAt = (port: number, database: string) =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
  const isUp = (found: Server) => isReachable(urlAt(found.port, 'postgres'))

  const { server, adopted } = await bringUp(dir, options, isUp)
  let started = !adopted
  const url = (database: string) => urlAt(server.port, database)
  log.info({ dir, server: server.pid, port: server.port, adopted }, 'PostgreSQL is ready')

  let holder: pg.Client | null = null
  let restored: Promise<void> | null = null
  let closing = false

  function hold(client: pg.Client): void {
    holder = client
    client.once('end', () => {
      holder = null
      if (!closing) restored = holdAgain()
    })
  }

  async function holdAgain(): Promise<void> {
    log.warn({ dir }, 'PostgreSQL is gone, restarting it')
    while (!closing) {
      try {
        await bringUp(dir, { ...options, port: server.port }, isUp)
        if (closing) return
        const client = await takeMartLock(url('postgres'))
        if (client) return hold(client)
        return log.error({ dir }, 'another mart has taken over the data directory')
      } catch (error) {
        log.error({ err: error, dir }, 'restarting PostgreSQL failed, retrying')
        await delay(500)
      }
    }
  }

  async function lock(): Promise<boolean> {
    if (holder) return true
    const client = await takeMartLock(url('postgres')).catch(async () => {
      // The mart that kept the lock ended, and the server with it.
      started ||= !(await bringUp(dir, { ...options, port: server.port }, isUp)).adopted
      return await takeMartLock(url('postgres'))
    })
    if (client) hold(client)
    return client !== null
  }

  async function letGo(): Promise<void> {
    closing = true
    await restored
    await holder?.end()
  }

  async function stop(): Promise<void> {
    closing = true
    // Wait for a restart under way: its server would be overlooked.
    await restored
    // The lock is released by stopping the server. Released earlier, another mart could take it and lose its server at once.
    await stopServer(dir)
    log.info({ dir }, 'PostgreSQL stopped')
  }

  async function release(): Promise<void> {
    if (!started) return letGo()
    // If the lock can't be had, the server is gone or another mart uses it.
    holder ??= await takeMartLock(url('postgres'), 50).catch(() => null)
    return holder ? stop() : letGo()
  }

  return { adopted: !started, url, ensureDatabase: (name) => ensureDatabase(url(name)), lock, stop, release }
}

/** The running server, else a new one. Another process may start one at the same moment: then that is the one. */
async function bringUp(
  dir: string,
  options: ServerOptions,
  isUp: (server: Server) => Promise<boolean>,
): Promise<{ server: Server; adopted: boolean }> {
  // A killed server's children take a moment to notice, and PostgreSQL won't start beside them.
  for (const pause of [50, 100, 200, 400, 800, 1600, 0]) {
    const found = await findServer(dir)
    const server = found ?? (await startServer(dir, options))
    if (server && (await isUp(server))) return { server, adopted: found !== null }
    await delay(pause)
  }
  throw new Error(`PostgreSQL does not start on ${dir}:\n${await lastLines(dir)}`)
}
