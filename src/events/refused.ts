import { sql } from '#src/database/statement.ts'
import type { EventHeaders } from './event.ts'

/** `refused`: the bus will never take it as it is; `waiting`: said after such a one under the same topic and key. */
export type RefusedState = 'refused' | 'waiting'

/** An event of this module's that isn't on the bus: it waits for an operator. */
export interface RefusedRow {
  id: number
  topic: string
  key: string
  value: Buffer | null
  headers: EventHeaders
  created_at: Date
  state: RefusedState
  error: string | null
  refused_at: Date
}

// Only the relay that leads moves events between the outbox and here, and operators only change or delete what is
// here: so none is moved by two, and none overtakes another.

/** Takes an event ($1) that the bus refuses out of the outbox, with the bus's word ($2). */
export const setRefused = sql(
  'refused.set',
  `with refused as (delete from outbox where id = $1 returning *)
   insert into refused_events (id, topic, key, value, headers, created_at, state, error)
   select id, topic, key, value, headers, created_at, 'refused', $2 from refused`,
)

/** Takes events ($1) out of the outbox, since earlier ones of their keys are here. */
export const holdBehind = sql(
  'refused.hold',
  `with held as (delete from outbox where id = any($1::bigint[]) returning *)
   insert into refused_events (id, topic, key, value, headers, created_at, state)
   select id, topic, key, value, headers, created_at, 'waiting' from held`,
)

/** Forgets what is here of aggregates that are gone since: topics ($1), keys ($2) and the ids ($3) of their tombstones. */
export const forgetGone = sql(
  'refused.gone',
  `delete from refused_events as event using unnest($1::text[], $2::text[], $3::bigint[]) as gone (topic, key, id)
   where event.topic = gone.topic and event.key = gone.key and event.id < gone.id`,
)

/** Gives the outbox back what no refused event stands before any more, and says how many are left. */
export const releaseHeld = sql<{ left: number }>(
  'refused.release',
  `with freed as (
     delete from refused_events as event where not exists (
       select from refused_events as head
       where head.topic = event.topic and head.key = event.key and head.state = 'refused'
     ) returning *
   ), back as (
     insert into outbox (id, topic, key, value, headers, created_at) overriding system value
     select id, topic, key, value, headers, created_at from freed
   )
   select (select count(*) from refused_events) - (select count(*) from freed) as left`,
)

/** For operators, oldest first. */
export const listRefused = sql<Omit<RefusedRow, 'value'> & { bytes: number }>(
  'refused.list',
  `select id, topic, key, headers, created_at, state, error, refused_at, coalesce(length(value), 0) as bytes
   from refused_events order by id`,
)

export const showRefused = sql<RefusedRow>(
  'refused.show',
  `select * from refused_events where id::text = $1 or headers ->> 'ce_id' = $1`,
)

/** An operator's word: offer it to the bus again. What waits behind it follows. */
export const replayRefused = sql<{ id: number }>(
  'refused.replay',
  `update refused_events set state = 'waiting', error = null
   where state = 'refused' and ($1 = 'all' or id::text = $1 or headers ->> 'ce_id' = $1) returning id`,
)

/** An operator's word: never say it. What waits behind it follows. */
export const discardRefused = sql<{ id: number }>(
  'refused.discard',
  `delete from refused_events where id::text = $1 or headers ->> 'ce_id' = $1 returning id`,
)

/** How many are in each state, 10,000 at most, and for how many seconds the oldest has been here. */
export const refusedDepth = sql<{ state: RefusedState; depth: number; age: number }>(
  'refused.depth',
  `select state,
     (select count(*) from (select from refused_events e where e.state = known.state limit 10000) as bounded) as depth,
     coalesce(extract(epoch from now() - (
       select refused_at from refused_events e where e.state = known.state order by refused_at limit 1
     )), 0)::float8 as age
   from unnest(array['refused', 'waiting']) as known (state)`,
)
