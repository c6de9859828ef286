import { sql } from '#src/database/statement.ts'

/**
 * Records the events ($1 ids) that weren't handled before and gives back those. Waits for another owner of the
 * partition who is handling the same ones.
 */
export const inboxClaim = sql<{ fresh: string }>(
  'inbox.claim',
  'insert into inbox (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id as fresh',
)

/** UUIDv7 begin with their time: deletes what is older than the id, a bounded number at a time. */
export const inboxForget = sql(
  'inbox.forget',
  `delete from inbox where event_id in (select event_id from inbox where event_id < $1::uuid order by event_id limit 10000)
   returning 1`,
)
