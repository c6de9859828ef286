import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** A connection whose reads all see one moment of its database. */
export interface Snapshot {
  module: string
  client: pg.Client
  at: string
  lsn: string
  postgres: string
}

/** Milliseconds that whoever writes events is waited for; meanwhile others wait behind. */
const patience = 2_000
const tries = 15

/**
 * Snapshots of several databases at one moment: while they are taken, some milliseconds, nobody commits an event said or
 * handled. Else a backup could have a reservation of an order that it hasn't. In the order in which a consumer takes the
 * two tables, so that nobody waits for another crosswise. Throws where that wasn't to be had.
 */
export async function snapshots(urls: Map<string, string>): Promise<Snapshot[]> {
  const opened: pg.Client[] = []
  const connect = async (url: string) => {
    const client = new pg.Client({ connectionString: url, application_name: 'backup', keepAlive: true })
    client.on('error', () => {})
    await client.connect()
    opened.push(client)
    return client
  }
  try {
    for (let left = tries; ; left--) {
      const holders: pg.Client[] = []
      try {
        for (const url of urls.values()) holders.push(await connect(url))
        for (const holder of holders) {
          await holder.query(`set lock_timeout = ${patience}; begin`)
          await holder.query('lock table inbox, outbox in share mode')
        }
        const taken: Snapshot[] = []
        for (const [module, url] of urls) taken.push(await snapshot(module, await connect(url)))
        return taken
      } catch (error) {
        if ((error as { code?: string }).code !== '55P03' || left === 0) throw error
        await delay(200)
      } finally {
        await Promise.all(holders.map((holder) => holder.end()))
      }
    }
  } catch (error) {
    await Promise.all(opened.map((client) => client.end().catch(() => {})))
    throw error
  }
}

async function snapshot(module: string, client: pg.Client): Promise<Snapshot> {
  await client.query('set idle_in_transaction_session_timeout = 0; set statement_timeout = 0')
  await client.query("set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1")
  await client.query('begin isolation level repeatable read read only')
  // The first statement is what takes it.
  const { rows } = await client.query(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end::text as lsn,
       current_setting('server_version') as postgres`,
  )
  return { module, client, ...rows[0] }
}
