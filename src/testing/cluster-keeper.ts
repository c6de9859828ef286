import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import type { Cluster } from '#src/postgres/cluster.ts'
import { openCluster } from '#src/postgres/cluster.ts'
import { findServer } from '#src/postgres/server.ts'
import { usersLock } from './shared-cluster.ts'

/**
 * A process: `node cluster-keeper.ts <dir>`. Runs the cluster that tests share and ends it, its databases
 * dropped, when nobody has used it for two seconds. A second keeper of the same folder ends at once.
 */
const turn = 250
const idleTurns = 8

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
  await cluster.stop()
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
    if (idle === idleTurns) return await dropDatabases(client)
    if (idle > 0) await client.query('select pg_advisory_unlock($1)', [usersLock])
  }
}

async function dropDatabases(client: pg.Client): Promise<void> {
  const made = await client.query("select datname from pg_database where datname ~ '^(test|migrated)_'")
  for (const { datname } of made.rows) {
    await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
  }
}
