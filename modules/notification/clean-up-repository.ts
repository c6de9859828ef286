import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'

interface Count {
  count: number
}

/** The oldest rows of a table whose ids are UUIDv7, a batch at a time so that no lock is held for long. */
const age = (table: 'messages' | 'deliveries') =>
  sql<Count>(
    `clean_up.${table}`,
    `with old as (
       delete from ${table} where id in (select id from ${table} where id < $1 order by id limit $2) returning 1
     ) select count(*) from old`,
  )

const oldMessages = age('messages')
const oldDeliveries = age('deliveries')

const endedSecrets = sql(
  'clean_up.secrets',
  `update messages set data = '{}' where secret_until is not null and secret_until <= $1 and data <> '{}'`,
)

/** Deletes what is no longer needed. */
export interface CleanUpRepository {
  /** Up to `limit` messages and as many deliveries from before `cutoff`; how many there were. */
  deleteBefore(cutoff: Date, limit: number): Promise<number>
  /** Tokens that have ended. */
  forgetSecrets(now: Date): Promise<void>
}

/** SQL, as a batch is chosen and deleted in one statement. */
export const cleanUpRepository = ({ db }: { db: Database }): CleanUpRepository => ({
  async deleteBefore(cutoff, limit) {
    const below = v7({ msecs: cutoff.getTime(), seq: 0, random: new Uint8Array(16) })
    const deleted = await Promise.all([
      db.query(oldMessages, [below, limit]),
      db.query(oldDeliveries, [below, limit]),
    ])
    return deleted.reduce((total, [row]) => total + (row?.count ?? 0), 0)
  },
  async forgetSecrets(now) {
    await db.query(endedSecrets, [now])
  },
})
