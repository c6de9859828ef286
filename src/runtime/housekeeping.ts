import type { Logger } from 'pino'
import { type Archived, archiveMonths } from '../database/archive.ts'
import type { Bounds } from '../database/bounded-client.ts'
import type { Connection, OwnDatabase } from '../database/database.ts'
import { firstIdAt } from '../database/ids.ts'
import { ensurePartitions } from '../database/partitions.ts'
import { sql } from '../database/statement.ts'
import { inboxForget } from '../events/inbox.ts'
import { forgetUnknown, forgetUnknownValues } from '../events/set-aside.ts'
import { expireRevocations } from '../tokens/revocation-feed.ts'
import type { Job } from './job.ts'

const hours = 60 * 60 * 1000
/** Longer than the topics keep events (30 days), so that none is handled twice. */
const inboxAge = 35 * 24 * hours

const expireKeys = sql(
  'idempotency.expire',
  `delete from idempotency_keys where created_at < now() - interval '24 hours'`,
)

/** How long reading through one month for its archive may take. */
const archiving = { statementTimeout: 10 * 60_000, queryTimeout: 11 * 60_000 }

/** Bounds what would grow for ever in every module's database, makes the coming months' partitions, archives old ones. */
export function housekeeping(
  database: OwnDatabase,
  monthly: string[],
  archive: {
    module: string
    tables: Archived[]
    /** Where archives go; empty: they stay in the database. */
    folder: string
    now: () => Date
    log: Logger
  } | null = null,
): Job<object> {
  return {
    name: 'housekeeping',
    every: 1 * hours,
    async run(_deps, signal) {
      await database.query(expireKeys)
      await database.query(expireRevocations)
      const oldest = firstIdAt(Date.now() - inboxAge)
      while (!signal.aborted && (await database.query(inboxForget, [oldest])).length > 0);
      while (!signal.aborted && (await database.query(forgetUnknown, forgetUnknownValues())).length > 0);
      const over = (bounds: Partial<Bounds>, work: (connection: Connection) => Promise<void>) =>
        overOwnConnection(database, bounds, signal, work)
      await over({}, (connection) => ensurePartitions(connection, monthly, archive?.now()))
      if (archive)
        await over(archiving, (connection) => archiveMonths(connection, { ...archive, now: archive.now() }))
    },
  }
}

/** A stop cuts it off: a statement that may take minutes can't be told from a database that went silent. */
async function overOwnConnection(
  database: OwnDatabase,
  bounds: Partial<Bounds>,
  signal: AbortSignal,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await database.connect(bounds)
  const end = () => connection.end()
  const cut = () => void end().catch(() => {})
  signal.addEventListener('abort', cut, { once: true })
  try {
    signal.throwIfAborted()
    await work(connection)
  } finally {
    signal.removeEventListener('abort', cut)
    await end()
  }
}
