import pg from 'pg'

/** Any number; the lock that says that a mart runs on this cluster. */
export const martLock = 7_203_002

/** Milliseconds. The lock of a mart that was just killed is free once PostgreSQL has seen its connection end. */
const lockTimeout = 3_000

/** Takes the lock for as long as the connection lasts; null if another process keeps it. `wait` in milliseconds. */
export async function takeMartLock(url: string, wait = lockTimeout): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'mart-lock', keepAlive: true })
  // The cluster listens to 'end', which follows.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`set lock_timeout = ${wait}`)
    await client.query('select pg_advisory_lock($1)', [martLock])
    return client
  } catch (error) {
    await client.end()
    if ((error as { code?: string }).code === '55P03') return null
    throw error
  }
}
