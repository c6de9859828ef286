import { sql } from '#src/database/statement.ts'
import type { EventHeaders, EventRecord } from './event.ts'

/**
 * `retrying`: failed, and will be tried again; `parked`: failed too often, or its bytes don't decode, and
 * waits for an operator; `waiting`: behind one of those under the same topic and key.
 */
export type ParkedState = 'retrying' | 'waiting' | 'parked'

/** An event set aside in its consumer's database. */
export interface ParkedRow {
  id: number
  event_id: string
  topic: string
  key: string
  type: string
  value: Buffer | null
  headers: EventHeaders
  state: ParkedState
  attempts: number
  next_attempt_at: Date
  error: string | null
  set_aside_at: Date
}

export const setAside = sql(
  'parked.insert',
  `insert into parked_events (event_id, topic, key, type, value, headers, state, attempts, next_attempt_at, error)
   values ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 millisecond', $10)
   on conflict (event_id) do nothing`,
)

/** The parameters of `setAside`. `delay` in milliseconds until it is tried again. */
export function setAsideValues(
  { topic, key, value, headers }: EventRecord,
  state: ParkedState,
  { attempts = 0, delay = 0, error = null as string | null } = {},
): unknown[] {
  return [
    headers.ce_id,
    topic,
    key,
    headers.ce_type,
    value,
    JSON.stringify(headers),
    state,
    attempts,
    delay,
    error,
  ]
}

/**
 * Which keys ($1 topics, $2 keys) have set-aside events that later ones have to queue behind. A statement of its own,
 * after the claim: one snapshot for both would be older than what the claim waited for, another owner's setting aside.
 */
export const blockedKeys = sql<{ topic: string; key: string }>(
  'parked.blocked',
  `select topic, key from parked_events
   where (topic, key) in (select * from unnest($1::text[], $2::text[])) group by topic, key`,
)

/** The first set-aside event of each key, where its time has come, longest due first. */
export const dueHeads = sql<{ id: number }>(
  'parked.due',
  `select id from (
     select distinct on (topic, key) id, state, next_attempt_at from parked_events order by topic, key, id
   ) as head
   where state <> 'parked' and next_attempt_at <= now() order by next_attempt_at, id limit $1`,
)

/** Milliseconds until the next one is due; null where none will be. */
export const nextDue = sql<{ wait: number | null }>(
  'parked.next_due',
  `select (extract(epoch from min(next_attempt_at) - now()) * 1000)::float8 as wait from (
     select distinct on (topic, key) state, next_attempt_at from parked_events order by topic, key, id
   ) as head where state <> 'parked'`,
)

/** Takes one that is still first of its key and that nobody else is trying. */
export const takeHead = sql<ParkedRow>(
  'parked.take',
  `select * from parked_events as event where id = $1 and state <> 'parked' and not exists (
     select 1 from parked_events as earlier
     where earlier.topic = event.topic and earlier.key = event.key and earlier.id < event.id
   ) for update skip locked`,
)

export const forgetParked = sql('parked.delete', 'delete from parked_events where id = $1')

/** Counts a failure ($3 milliseconds until the next try, $4 error): parked when there were $2 of them. */
export const recordFailure = sql<{ state: ParkedState; attempts: number }>(
  'parked.failed',
  `update parked_events set attempts = attempts + 1, error = $4,
     state = case when attempts + 1 >= $2 then 'parked' else 'retrying' end,
     next_attempt_at = now() + $3 * interval '1 millisecond'
   where id = $1 returning state, attempts`,
)

/** For operators, oldest first: ids, states and errors, not the bytes. */
export const listParked = sql<Omit<ParkedRow, 'value' | 'headers'>>(
  'parked.list',
  `select id, event_id, topic, key, type, state, attempts, next_attempt_at, error, set_aside_at
   from parked_events order by id`,
)

export const showParked = sql<ParkedRow>(
  'parked.show',
  'select * from parked_events where id::text = $1 or event_id::text = $1',
)

/** An operator's word: try it again now, from the first attempt. What waits behind it follows by itself. */
export const replayParked = sql<{ id: number }>(
  'parked.replay',
  `update parked_events set state = 'retrying', attempts = 0, next_attempt_at = now()
   where state = 'parked' and ($1 = 'all' or id::text = $1 or event_id::text = $1) returning id`,
)

/** An operator's word: never handle it. The inbox keeps its id, so that it doesn't come again. */
export const discardParked = sql<{ id: number }>(
  'parked.discard',
  'delete from parked_events where id::text = $1 or event_id::text = $1 returning id',
)

export const parkedDepth = sql<{ state: ParkedState; depth: number }>(
  'parked.depth',
  'select state, count(*) as depth from parked_events group by state',
)
