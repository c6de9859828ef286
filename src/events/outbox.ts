import { v7 } from 'uuid'
import { encodeEvent, topicOf } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { type Cause, type DomainEvent, type EventHeaders, type EventRecord, largestValue } from './event.ts'

/** Ids are drawn while the aggregate's row is locked, so they follow the order of its commits. */
export const outboxInsert = sql(
  'outbox.insert',
  `insert into outbox (topic, key, value, headers)
   select * from unnest($1::text[], $2::text[], $3::bytea[], $4::jsonb[])`,
)

/** The parameters of `outboxInsert` for what one transaction said. */
export function outboxValues(records: EventRecord[]): unknown[] {
  return [
    records.map((record) => record.topic),
    records.map((record) => record.key),
    records.map((record) => record.value),
    records.map((record) => JSON.stringify(record.headers)),
  ]
}

/**
 * An event as it travels: the envelope's bytes and the CloudEvents headers. Throws where it is larger than any bus takes,
 * so that the transaction that says it fails: better than one that can't be carried on.
 */
export function toRecord(event: DomainEvent, source: string, cause: Cause): EventRecord {
  const headers: EventHeaders = {
    ce_specversion: '1.0',
    ce_id: v7(),
    ce_source: source,
    ce_type: event.type,
    ce_time: new Date().toISOString(),
    ce_subject: event.key,
    'content-type': 'application/protobuf',
    ce_correlationid: cause.correlationId,
  }
  if (cause.causationId) headers.ce_causationid = cause.causationId
  if (cause.traceparent) headers.traceparent = cause.traceparent
  const value = encodeEvent(event.type, event.data as never)
  if (value && value.byteLength > largestValue)
    throw new Error(
      `${event.type} of ${event.key} is too large to be said: ${value.byteLength} bytes, and ${largestValue} is the most`,
    )
  return { topic: topicOf(event.type).name, key: event.key, value, headers }
}

/** A waiting row of the outbox. */
export interface OutboxRow extends EventRecord {
  id: number
  /** The bus refused an earlier one of its key. */
  held: boolean
}

/**
 * What the relay does in one round trip: forgets the rows ($1) that are published, and takes the next
 * ($3 at most) that aren't under way ($2), oldest first.
 */
export const outboxClaim = sql<OutboxRow>(
  'outbox.claim',
  `with published as (delete from outbox where id = any($1::bigint[]))
   select id, topic, key, value, headers,
     exists (select from refused_events as event where event.topic = outbox.topic and event.key = outbox.key) as held
   from outbox where id <> all($2::bigint[]) order by id limit $3`,
)

/**
 * How much waits, and for how many seconds the oldest has. After an outage a million may: from 10,000 on it is reckoned by
 * the ids, which have gaps where transactions were rolled back. So it costs no more than 10,000 entries of the index.
 */
export const outboxDepth = sql<{ depth: number; age: number }>(
  'outbox.depth',
  `select case when bounded.n < 10000 then bounded.n
       else (select id from outbox order by id desc limit 1) - (select id from outbox order by id limit 1) + 1 end as depth,
     coalesce(extract(epoch from now() - (select created_at from outbox order by id limit 1)), 0)::float8 as age
   from (select count(*) as n from (select from outbox order by id limit 10000) as first) as bounded`,
)
