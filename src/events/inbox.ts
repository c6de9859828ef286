import { sql } from '#src/database/statement.ts'

/**
 * Remembers the events ($1 ids) that weren't handled before and gives back those, and says which of the
 * batch's keys ($2 topics, $3 keys) have set-aside events that later ones have to queue behind.
 */
export const inboxClaim = sql<{ fresh: string | null; topic: string | null; key: string | null }>(
  'inbox.claim',
  `with fresh as (
     insert into inbox (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id
   )
   select event_id as fresh, null as topic, null as key from fresh
   union all
   select null, topic, key from parked_events
   where (topic, key) in (select * from unnest($2::text[], $3::text[])) group by topic, key`,
)

/** UUIDv7 begin with their time: deletes what is older than the id, a bounded number at a time. */
export const inboxForget = sql(
  'inbox.forget',
  `delete from inbox where event_id in (select event_id from inbox where event_id < $1::uuid order by event_id limit 10000)
   returning 1`,
)
