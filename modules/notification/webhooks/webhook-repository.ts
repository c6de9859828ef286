import type { WebhookEventName } from '#proto/webhooks.ts'
import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Origin } from '#src/events/event.ts'
import {
  type DeliveryStatus,
  deliveryStatuses,
  type Next,
  type Outcome,
  type Tried,
  type WebhookEvent,
} from './webhook.ts'

/** An event to be told, with its own id. */
export interface Heard extends WebhookEvent {
  id: string
  /** What it comes of. */
  origin: Origin
}

/** A delivery that this process alone may send until its lease ends. */
export interface Claimed {
  id: number
  endpointId: string
  subject: string
  /** The webhook-id. */
  eventId: string
  type: WebhookEventName
  payload: string
  url: string
  /** Sealed. */
  secret: string
  previousSecret: string | null
  previousSecretUntil: Date | null
  /** To be given back with the result. */
  claim: number
  /** What its event comes of; null where that isn't known. */
  origin: Origin | null
}

/** A delivery as admins see it. */
export interface DeliveryRow {
  id: number
  eventId: string
  type: WebhookEventName
  subject: string
  status: DeliveryStatus
  /** What came of the last try. */
  answer: string | null
  /** Of what is pending and first of its subject. */
  nextAttemptAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** The last twenty, newest first. */
  attempts: { at: string; outcome: Outcome['outcome']; httpStatus: number | null; answer: string }[]
}

// Asked before anything is made of events: as JSON each costs several times as much as this.
const isWanted = sql<{ wanted: boolean }>(
  'webhook.is_wanted',
  'select exists (select from webhook_endpoints where active and $1 = any (events)) as wanted',
)

// A batch of events in one statement, whose answer nobody waits for. Their order among the deliveries is that of the batch.
const queue = sql(
  'webhook.queue',
  `with heard as (
     select * from jsonb_to_recordset($1::jsonb) as e (place int, id uuid, type text, subject text, user_id uuid, payload text, origin jsonb)
   ), wanted as (
     select heard.*, w.id as endpoint_id from heard
     join webhook_endpoints w on w.active and heard.type = any (w.events)
   ), told as (
     insert into webhook_events (id, type, user_id, payload, created_at, origin)
     select distinct on (id) id, type, user_id, payload, $2::timestamptz, origin from wanted
     on conflict (id) do nothing
   ), queued as (
     insert into webhook_deliveries (endpoint_id, event_id, subject, status, created_at, updated_at)
     select endpoint_id, id, subject, 'pending', $2, $2 from wanted order by place, endpoint_id
     on conflict (event_id, endpoint_id) do nothing
     returning endpoint_id, subject
   )
   insert into webhook_lanes (endpoint_id, subject, next_attempt_at)
   select distinct endpoint_id, subject, $2::timestamptz from queued order by endpoint_id, subject
   -- Locks the lane: whoever records its last delivery sees this one, or makes way for a lane of its own.
   on conflict (endpoint_id, subject) do update set claim = webhook_lanes.claim`,
)

const dueEndpoints = sql<{ id: string }>(
  'webhook.due_endpoints',
  `select id from webhook_endpoints w
   where active and exists (
     select from webhook_lanes l where l.endpoint_id = w.id and next_attempt_at <= $1
       and (leased_until is null or leased_until <= $1)
   )`,
)

const claimLanes = sql<{ subject: string; claim: number }>(
  'webhook.claim_lanes',
  `with due as (
     select subject from webhook_lanes
     where endpoint_id = $1 and next_attempt_at <= $2 and (leased_until is null or leased_until <= $2)
     order by next_attempt_at limit $4 for update skip locked
   )
   update webhook_lanes l set leased_until = $3, claim = claim + 1 from due
   where l.endpoint_id = $1 and l.subject = due.subject returning l.subject, claim`,
)

// By itself, after the lanes are claimed: what was recorded until then is seen.
const heads = sql<Claimed>(
  'webhook.heads',
  `select d.id, endpoint_id as "endpointId", lane.subject, d.event_id as "eventId", e.type, payload, url, secret,
     previous_secret as "previousSecret", previous_secret_until as "previousSecretUntil", claim, e.origin
   from unnest($2::text[], $3::int[]) as lane (subject, claim)
   cross join lateral (
     select id, endpoint_id, event_id from webhook_deliveries
     where endpoint_id = $1 and subject = lane.subject and status = 'pending' order by id limit 1
   ) d
   join webhook_events e on e.id = d.event_id join webhook_endpoints w on w.id = $1 and w.active`,
)

const emptyLanes = sql(
  'webhook.empty_lanes',
  `delete from webhook_lanes l where endpoint_id = $1 and subject = any ($2::text[]) and not exists (
     select from webhook_deliveries d where d.endpoint_id = $1 and d.subject = l.subject and status = 'pending'
   )`,
)

const release = sql(
  'webhook.release',
  `update webhook_lanes set leased_until = null where endpoint_id = $1 and subject = $2 and claim = $3`,
)

// The endpoint before the lane, as whoever changes an endpoint does.
const lockEndpoint = sql<{ failingSince: Date | null; active: boolean }>(
  'webhook.lock_endpoint',
  `select coalesce(failing_since, $2) as "failingSince", active from webhook_endpoints where id = $1 for no key update`,
)

const tried = sql<Pick<Tried, 'attempts' | 'firstAttemptAt'>>(
  'webhook.tried',
  `select attempts, coalesce(first_attempt_at, $5) as "firstAttemptAt"
   from webhook_lanes l join webhook_deliveries d on d.id = $4 and status = 'pending'
   where l.endpoint_id = $1 and l.subject = $2 and claim = $3 for update of l`,
)

const recordTry = sql(
  'webhook.record_try',
  `with attempt as (
     insert into webhook_attempts (delivery_id, at, outcome, http_status, answer) values ($1, $2, $3, $4, $5)
   )
   update webhook_deliveries set status = $6, attempts = attempts + 1, answer = $5, updated_at = $2,
     first_attempt_at = coalesce(first_attempt_at, $2)
   where id = $1`,
)

const recordWay = sql(
  'webhook.record_way',
  `update webhook_endpoints set
     failing_since = case when $2::boolean then null else coalesce(failing_since, $3) end,
     active = active and $4::text is null,
     off_reason = case when active then $4::text else off_reason end,
     updated_at = case when active and $4::text is not null then $3 else updated_at end
   where id = $1 and (not $2::boolean or failing_since is not null)`,
)

const moveOn = sql(
  'webhook.move_on',
  `update webhook_lanes set leased_until = null, next_attempt_at = $3 where endpoint_id = $1 and subject = $2`,
)

const fields = `
  select d.id, event_id as "eventId", e.type, d.subject, status, answer, d.created_at as "createdAt",
    updated_at as "updatedAt", case when status = 'pending' and not exists (
      select from webhook_deliveries before where before.endpoint_id = d.endpoint_id
        and before.subject = d.subject and before.status = 'pending' and before.id < d.id
    ) then lane.next_attempt_at end as "nextAttemptAt",
    coalesce((
      select jsonb_agg(jsonb_build_object('at', at, 'outcome', outcome, 'httpStatus', http_status, 'answer', answer)
        order by id desc)
      from (select * from webhook_attempts where delivery_id = d.id order by id desc limit 20) attempt
    ), '[]') as attempts
  from webhook_deliveries d join webhook_events e on e.id = event_id
    left join webhook_lanes lane on lane.endpoint_id = d.endpoint_id and lane.subject = d.subject`

/** A statement with and one without a status, so that each has a plan of its own. */
const listing = (status?: DeliveryStatus) =>
  sql<DeliveryRow>(
    `webhook.list.${status ?? 'all'}`,
    `${fields} where d.endpoint_id = $1 and d.id < $2${status ? ` and status = '${status}'` : ''}
     order by d.id desc limit $3`,
  )
const listings = new Map(deliveryStatuses.map((status) => [status, listing(status)]))
const listAll = listing()

const one = sql<DeliveryRow>('webhook.one', `${fields} where d.endpoint_id = $1 and d.id = $2`)

const again = sql<{ subject: string }>(
  'webhook.again',
  `update webhook_deliveries d set status = 'pending', attempts = 0, first_attempt_at = null, updated_at = $3
   from webhook_events e where d.id = $2 and endpoint_id = $1 and e.id = event_id and payload <> ''
   returning subject`,
)

const dueAgain = sql(
  'webhook.due_again',
  `insert into webhook_lanes (endpoint_id, subject, next_attempt_at) values ($1, $2, $3)
   on conflict (endpoint_id, subject) do update set next_attempt_at = excluded.next_attempt_at`,
)

const restart = sql(
  'webhook.restart',
  `with anew as (
     update webhook_deliveries set attempts = 0, first_attempt_at = null
     where endpoint_id = $1 and status = 'pending' and attempts > 0
   )
   update webhook_lanes set next_attempt_at = $2 where endpoint_id = $1`,
)

const backlog = sql<{ id: string; pending: number; age: number }>(
  'webhook.backlog',
  `select w.id, count(d.created_at) as pending,
     coalesce(extract(epoch from $1::timestamptz - min(d.created_at)), 0)::float8 as age
   from webhook_endpoints w left join lateral (
     select created_at from webhook_deliveries where endpoint_id = w.id and status = 'pending' order by id limit 10000
   ) d on true
   where removed_at is null group by w.id`,
)

/** What endpoints are told, and how far each has come. */
export interface WebhookRepository {
  /** Whether an endpoint wants to be told of events of a kind. */
  isWanted(type: WebhookEventName, tx: Tx): Promise<boolean>
  /** For whoever wants to be told of it; what was heard before is not told again. */
  queue(events: Heard[], at: Date, tx: Tx): void
  /** Endpoints for which there is something to send. */
  dueEndpoints(now: Date): Promise<string[]>
  /** Takes the first of up to `limit` subjects that are due, until `leaseEnds`. */
  claim(endpointId: string, now: Date, leaseEnds: Date, limit: number): Promise<Claimed[]>
  /** Gives a claim back, as if nothing had been tried. */
  release(claimed: Claimed): Promise<void>
  /** How it stands, locked; null where it isn't this claim's to record any more. */
  tried(claimed: Claimed, at: Date, tx: Tx): Promise<Tried | null>
  /** What came of the try, and where it, its subject and its endpoint stand now. */
  record(claimed: Claimed, outcome: Outcome, next: Next, at: Date, tx: Tx): void
  /** Newest first, from before a delivery. */
  list(
    endpointId: string,
    filters: { status?: DeliveryStatus; before: number | null; limit: number },
  ): Promise<DeliveryRow[]>
  one(endpointId: string, id: number, tx: Tx): Promise<DeliveryRow | null>
  /** Sends it now, whatever became of it; false where there is none of that id, or nothing is left of it. */
  again(endpointId: string, id: number, at: Date, tx: Tx): Promise<boolean>
  /** All that is pending is due, and has all its tries before it. */
  restart(endpointId: string, at: Date, tx: Tx): void
  /** By endpoint: what is pending, and the age of the oldest in seconds. */
  backlog(now: Date, on: Queryable): Promise<{ id: string; pending: number; age: number }[]>
}

/** SQL, as deliveries are queued by the batch, claimed by their lanes, and recorded with them. */
export const webhookRepository = ({ db }: { db: Database }): WebhookRepository => ({
  async isWanted(type, tx) {
    const [row] = await tx.query(isWanted, [type])
    return row?.wanted === true
  },
  queue(events, at, tx) {
    const rows = events.map(({ userId, ...event }, place) => ({ ...event, user_id: userId, place }))
    tx.write(queue, [JSON.stringify(rows), at])
  },
  async dueEndpoints(now) {
    return (await db.query(dueEndpoints, [now])).map(({ id }) => id)
  },
  claim: (endpointId, now, leaseEnds, limit) =>
    db.transaction(async (tx) => {
      const lanes = await tx.query(claimLanes, [endpointId, now, leaseEnds, limit])
      if (lanes.length === 0) return []
      const subjects = lanes.map(({ subject }) => subject)
      const claimed = await tx.query(heads, [endpointId, subjects, lanes.map(({ claim }) => claim)])
      // Their deliveries were cleaned up.
      if (claimed.length < lanes.length) tx.write(emptyLanes, [endpointId, subjects])
      return claimed
    }),
  async release({ endpointId, subject, claim }) {
    await db.query(release, [endpointId, subject, claim])
  },
  async tried({ id, endpointId, subject, claim }, at, tx) {
    const [endpoint] = await tx.query(lockEndpoint, [endpointId, at])
    const [delivery] = await tx.query(tried, [endpointId, subject, claim, id, at])
    return endpoint && delivery ? { ...endpoint, ...delivery } : null
  },
  record({ id, endpointId, subject }, { outcome, httpStatus, answer }, next, at, tx) {
    tx.write(recordTry, [id, at, outcome, httpStatus, answer, next.status])
    tx.write(recordWay, [endpointId, outcome === 'delivered', at, next.switchOff])
    tx.write(moveOn, [endpointId, subject, next.nextAttemptAt ?? at])
    if (next.status !== 'pending') tx.write(emptyLanes, [endpointId, [subject]])
  },
  list: (endpointId, { status, before, limit }) =>
    db.query((status && listings.get(status)) ?? listAll, [
      endpointId,
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    ]),
  async one(endpointId, id, tx) {
    const [row] = await tx.query(one, [endpointId, id])
    return row ?? null
  },
  async again(endpointId, id, at, tx) {
    const [row] = await tx.query(again, [endpointId, id, at])
    if (row) tx.write(dueAgain, [endpointId, row.subject, at])
    return row !== undefined
  },
  restart: (endpointId, at, tx) => tx.write(restart, [endpointId, at]),
  backlog: (now, on) => on.query(backlog, [now]),
})
