import type { OwnDatabase } from '../database/database.ts'
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

/** Bounds what would grow for ever in every module's database, and makes the coming months' partitions. */
export function housekeeping(database: OwnDatabase, monthly: string[]): Job<object> {
  return {
    name: 'housekeeping',
    every: 1 * hours,
    async run(_deps, signal) {
      await database.query(expireKeys)
      await database.query(expireRevocations)
      const oldest = firstIdAt(Date.now() - inboxAge)
      while (!signal.aborted && (await database.query(inboxForget, [oldest])).length > 0);
      while (!signal.aborted && (await database.query(forgetUnknown, forgetUnknownValues())).length > 0);
      const connection = await database.connect()
      try {
        await ensurePartitions(connection, monthly)
      } finally {
        await connection.end()
      }
    },
  }
}
