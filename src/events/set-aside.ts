import { topics } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { EventHeaders, EventRecord } from './event.ts'

/**
 * `retrying`: failed, and will be tried again; `parked`: failed too often, or its bytes don't decode, and
 * waits for an operator; `waiting`: behind one of those under the same topic and key. `unknown`: of a type that this
 * build doesn't know, a newer publisher's. It holds up nothing: to this build it would never have meant anything, and
 * behind it an order would stand still until the next build. So one that does know it hears it late, after what came
 * under its key meanwhile, but before all that comes from then on.
 */
export type SetAsideState = 'retrying' | 'waiting' | 'parked' | 'unknown'

const stateTopics = new Set(topics.filter(({ kind }) => kind === 'state').map(({ name }) => name))

/** Whether the last record of a key in the topic is all that there is to say of it. */
export const isState = (topic: string): boolean => stateTopics.has(topic)

/** An event set aside in its consumer's database. */
export interface SetAsideRow {
  id: number
  event_id: string
  topic: string
  key: string
  type: string
  value: Buffer | null
  headers: EventHeaders
  state: SetAsideState
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

/**
 * Keeps an event that this build doesn't know. Of a state topic ($8) only the last of a key, as in the topic itself.
 */
export const setUnknownAside = sql(
  'parked.insert_unknown',
  `with superseded as (
     delete from parked_events where state = 'unknown' and $8::boolean and topic = $2 and key = $3
   )
   insert into parked_events (event_id, topic, key, type, value, headers, state, error)
   values ($1, $2, $3, $4, $5, $6, 'unknown', $7) on conflict (event_id) do nothing`,
)

/** The parameters of `setUnknownAside`. */
export function unknownValues({ topic, key, value, headers }: EventRecord): unknown[] {
  const { ce_id: id, ce_type: type } = headers
  return [id, topic, key, type, value, JSON.stringify(headers), unknownError(type), isState(topic)]
}

/** Why it is set aside. */
export const unknownError = (type: string) => `this build does not know ${type}: a later one will`

/** It was tried again by a build that doesn't know it: no failure, it goes on waiting for another. */
export const keepUnknown = sql(
  'parked.keep_unknown',
  `update parked_events set state = 'unknown', error = $2 where id = $1`,
)

/**
 * What an older build didn't know and this one does: handled now where the module listens to it ($1 types), in line
 * before all that comes; forgotten where it doesn't ($2 types).
 */
export const recallUnknown = sql<{ recalled: number }>(
  'parked.recall',
  `with forgotten as (delete from parked_events where state = 'unknown' and type = any($2::text[])),
   recalled as (
     update parked_events set state = 'retrying', attempts = 0, next_attempt_at = now(), error = null
     where state = 'unknown' and type = any($1::text[]) returning 1
   )
   select count(*) as recalled from recalled`,
)

/** The whole state of an aggregate came ($1 topics, $2 keys): what was said of it before is of no more use. */
export const supersedeUnknown = sql(
  'parked.supersede_unknown',
  `delete from parked_events
   where state = 'unknown' and (topic, key) in (select * from unnest($1::text[], $2::text[]))`,
)

/**
 * Forgets what no build knew for as long as its topic keeps it ($1 topics, $2 milliseconds), a bounded number at a
 * time. In a state topic the last word of each key stays.
 */
export const forgetUnknown = sql(
  'parked.forget_unknown',
  `delete from parked_events where id in (
     select id from parked_events
     join unnest($1::text[], $2::float8[]) as kept (topic, milliseconds) using (topic)
     where state = 'unknown' and set_aside_at < now() - milliseconds * interval '1 millisecond' limit 10000
   ) returning 1`,
)

/** The parameters of `forgetUnknown`. */
export function forgetUnknownValues(): unknown[] {
  const facts = topics.filter(({ retention }) => retention !== undefined)
  return [facts.map(({ name }) => name), facts.map(({ retention }) => retention)]
}

/** The parameters of `setAside`. `delay` in milliseconds until it is tried again. */
export function setAsideValues(
  { topic, key, value, headers }: EventRecord,
  state: SetAsideState,
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
   where state <> 'unknown' and (topic, key) in (select * from unnest($1::text[], $2::text[])) group by topic, key`,
)

/**
 * The first set-aside event of each key, where its time has come, longest due first. What is put off for longer than anything is
 * ($2 milliseconds) was dated while a clock was wrong, and would hold up its key for as long as that was ahead.
 */
export const dueHeads = sql<{ id: number }>(
  'parked.due',
  `select id from (
     select distinct on (topic, key) id, state, next_attempt_at from parked_events
     where state <> 'unknown' order by topic, key, id
   ) as head
   where state <> 'parked' and (next_attempt_at <= now() or next_attempt_at > now() + $2 * interval '1 millisecond')
   order by next_attempt_at, id limit $1`,
)

/** Milliseconds until the next one is due; null where none will be. */
export const nextDue = sql<{ wait: number | null }>(
  'parked.next_due',
  `select (extract(epoch from min(next_attempt_at) - now()) * 1000)::float8 as wait from (
     select distinct on (topic, key) state, next_attempt_at from parked_events
     where state <> 'unknown' order by topic, key, id
   ) as head where state <> 'parked'`,
)

/** Takes one that is still first of its key and that nobody else is trying. */
export const takeHead = sql<SetAsideRow>(
  'parked.take',
  `select * from parked_events as event where id = $1 and state not in ('parked', 'unknown') and not exists (
     select 1 from parked_events as earlier
     where earlier.state <> 'unknown' and earlier.topic = event.topic and earlier.key = event.key and earlier.id < event.id
   ) for update skip locked`,
)

export const forgetSetAside = sql('parked.delete', 'delete from parked_events where id = $1')

/** What waits of an aggregate that is gone: its topic and key. */
export const forgetSuperseded = sql(
  'parked.superseded',
  'delete from parked_events where topic = $1 and key = $2',
)

/** Counts a failure ($3 milliseconds until the next try, $4 error): parked when there were $2 of them. */
export const recordFailure = sql<{ state: SetAsideState; attempts: number }>(
  'parked.failed',
  `update parked_events set attempts = attempts + 1, error = $4,
     state = case when attempts + 1 >= $2 then 'parked' else 'retrying' end,
     next_attempt_at = now() + $3 * interval '1 millisecond'
   where id = $1 returning state, attempts`,
)

/** For operators, oldest first: ids, states and errors, not the bytes. */
export const listSetAside = sql<Omit<SetAsideRow, 'value' | 'headers'>>(
  'parked.list',
  `select id, event_id, topic, key, type, state, attempts, next_attempt_at, error, set_aside_at
   from parked_events order by id`,
)

export const showSetAside = sql<SetAsideRow>(
  'parked.show',
  'select * from parked_events where id::text = $1 or event_id::text = $1',
)

/** An operator's word: try it again now, from the first attempt. What waits behind it follows by itself. */
export const replaySetAside = sql<{ id: number }>(
  'parked.replay',
  `update parked_events set state = 'retrying', attempts = 0, next_attempt_at = now()
   where state in ('parked', 'unknown') and ($1 = 'all' or id::text = $1 or event_id::text = $1) returning id`,
)

/** An operator's word: never handle it. The inbox keeps its id, so that it doesn't come again. */
export const discardSetAside = sql<{ id: number }>(
  'parked.discard',
  'delete from parked_events where id::text = $1 or event_id::text = $1 returning id',
)

/** How many are in each state, 10,000 at most, and for how many seconds the oldest has been set aside. */
export const setAsideDepth = sql<{ state: SetAsideState; depth: number; age: number }>(
  'parked.depth',
  `select state,
     (select count(*) from (select from parked_events p where p.state = known.state limit 10000) as bounded) as depth,
     coalesce(extract(epoch from now() - (
       select set_aside_at from parked_events p where p.state = known.state order by set_aside_at limit 1
     )), 0)::float8 as age
   from unnest(array['retrying', 'waiting', 'parked', 'unknown']) as known (state)`,
)
