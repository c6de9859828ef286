import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { type Cluster, openCluster } from '#src/postgres/cluster.ts'
import { isAlive, readPidFile } from '#src/postgres/pid-file.ts'
import { stopServer } from '#src/postgres/server.ts'
import { freePort } from '#src/testing/broker/free-port.ts'
import { freeze } from '#src/testing/frozen.ts'
import type { ProvenServer } from './proven-mart.ts'

/** The PostgreSQL of a mart under proof: nobody starts it again but who harmed it. */
export interface PostgresServer extends ProvenServer {
  port: number
  /** Past all proxies. */
  url(database: string): string
  /** Makes the database where there is none. */
  ensureDatabase(name: string): Promise<void>
}

/** Starts one in a new cluster in `dir`. `env`: for its every start. */
export async function startPostgres(dir: string, env: Record<string, string> = {}): Promise<PostgresServer> {
  const port = await freePort()
  const log = pino({ level: 'silent' })
  let thawing: (() => void) | null = null
  const open = () => openCluster({ dir, log, port, env })
  const cluster: Cluster = await open()
  const data = join(dir, 'data')
  let pid: number | null = (await readPidFile(data))?.pid ?? null
  const thaw = async () => {
    thawing?.()
    thawing = null
  }
  return {
    port,
    url: cluster.url,
    ensureDatabase: cluster.ensureDatabase,
    pid: () => (pid !== null && isAlive(pid) ? pid : null),
    async freeze() {
      if (pid !== null) thawing ??= await freeze(pid)
    },
    thaw,
    async kill() {
      await thaw()
      if (pid === null) return
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await delay(5)
      await forgetClocks()
    },
    async stop() {
      await thaw()
      await stopServer(dir)
      await forgetClocks()
    },
    async start() {
      await thaw()
      await open()
      pid = (await readPidFile(data))?.pid ?? null
    },
  }
}

/** What libfaketime leaves of processes that were killed. */
async function forgetClocks(): Promise<void> {
  for (const name of await readdir('/dev/shm').catch(() => [])) {
    const [, pid] = /^(?:sem\.)?faketime_\w+?_(\d+)$/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await rm(join('/dev/shm', name), { force: true })
  }
}
