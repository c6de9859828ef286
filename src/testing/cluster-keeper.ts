import { realpath, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import type { Cluster } from '#src/postgres/cluster.ts'
import { openCluster } from '#src/postgres/cluster.ts'
import { isServerOf } from '#src/postgres/pid-file.ts'
import { findServer } from '#src/postgres/server.ts'
import { ofThisCheckout } from './scratch-folder.ts'
import { usersLock } from './shared-cluster.ts'

/**
 * A process: `node cluster-keeper.ts <dir>`. Runs the cluster that tests share and removes it when nobody has used it
 * for two seconds: 100 MB of memory, where the system keeps its quick files. A second keeper of the same folder ends
 * at once.
 */
const turn = 250
const idleTurns = 8
/** Milliseconds that PostgreSQL may take to end in order. */
const stopTimeout = 5_000

const dir = process.argv[2] as string
const cluster = await open().catch(async () => {
  if (await findServer(dir)) process.exit()
  // It runs without fsync: after a power cut there may be nothing left to recover.
  await rm(dir, { recursive: true, force: true })
  return await open()
})
// The other keeper may end the server while this one asks.
if (await cluster.lock().catch(() => false)) {
  await untilUnused(cluster)
  await remove(cluster)
} else {
  await cluster.release()
}

function open(): Promise<Cluster> {
  return openCluster({ dir, log: pino({ level: 'silent' }), fsync: false })
}

/** Resolves with the users' lock held alone, so that who comes now waits, and starts anew when the server ends. */
async function untilUnused(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres'), application_name: 'test-keeper' })
  client.on('error', () => {})
  await client.connect()
  for (let idle = 0; ; ) {
    await delay(turn)
    const alone = await client.query('select pg_try_advisory_lock($1) as alone', [usersLock])
    idle = alone.rows[0].alone ? idle + 1 : 0
    if (idle === idleTurns) return
    if (idle > 0) await client.query('select pg_advisory_unlock($1)', [usersLock])
  }
}

/** Out of the way before it ends: who comes meanwhile finds nothing there, and makes one anew. */
async function remove(cluster: Cluster): Promise<void> {
  const gone = join(dirname(dir), `${ofThisCheckout}-${process.pid}-gone`)
  const server = await findServer(dir)
  const data = join(await realpath(dir), 'data')
  await rename(dir, gone)
  // Finds no server there, and is from now on no longer concerned about its end.
  await cluster.stop()
  if (server) process.kill(server.pid, 'SIGINT')
  for (
    const end = Date.now() + stopTimeout;
    server && (await isServerOf(server.pid, data));
    await delay(20)
  ) {
    if (Date.now() > end) process.kill(server.pid, 'SIGKILL')
  }
  await rm(gone, { recursive: true, force: true })
}
