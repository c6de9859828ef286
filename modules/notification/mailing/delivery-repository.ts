import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { highestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Origin } from '#src/events/event.ts'
import type { TemplateName } from '../letters/templates.ts'
import {
  type Channel,
  type DeliveryStatus,
  mostCounted,
  type Outcome,
  type Retriable,
  statuses,
  type Waiting,
} from './delivery.ts'
import type { QuietHours } from './quiet-hours.ts'

/** A delivery that this process alone may work on until its lease ends. */
export interface Claimed extends Omit<Waiting, 'must'> {
  channel: Channel
  id: string
  messageId: string
  userId: string
  template: TemplateName
  data: unknown
  /** Whether the user is known. */
  known: boolean
  /** Since when it may have been taken by a provider that we had no answer of; null where we know. */
  inDoubtSince: Date | null
  /** What the provider called what it took last. */
  providerId: string | null
  /** What the user is called, where the mail goes to an address that they have proved to be theirs; empty otherwise. */
  name: string
  /** That the user chose; null where they did not. */
  language: string | null
  /** Tries before this one. */
  attempts: number
  /** To be given back with the result. */
  claim: number
  orderId: string | null
  /** What its message comes of; null where that isn't known. */
  origin: Origin | null
}

/** What became of a claimed delivery. */
export interface Result {
  status: DeliveryStatus
  nextAttemptAt: Date | null
  /** Recorded as an attempt; null where nothing was tried. */
  attempt: Outcome['outcome'] | 'kept' | null
  answer: string | null
  providerId?: string
  inDoubt?: true
  /** Its user is told by mail in its place. */
  mailInstead?: true
}

/** What a provider says of what it took. */
export interface Report {
  providerId: string
  /** Null on the way. */
  outcome: 'delivered' | 'undelivered' | null
  answer: string
}

/** A delivery that became something else. */
export interface Settled {
  messageId: string
  userId: string
  template: TemplateName
}

/** What of the deliveries staff may ask for. */
interface DeliveryFilters {
  status?: DeliveryStatus
  userId?: string
  before: string | null
  limit: number
}

/** A delivery as staff see it. */
export interface DeliveryRow {
  id: string
  messageId: string
  userId: string
  channel: Channel
  status: DeliveryStatus
  template: TemplateName
  title: string
  body: string
  data: unknown
  secretUntil: Date | null
  orderId: string | null
  /** That the user chose; null where they did not. */
  language: string | null
  answer: string | null
  nextAttemptAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** The last of them, newest first. */
  attempts: { at: string; outcome: string; answer: string }[]
}

interface ClaimedRow extends Omit<Claimed, 'quietHours'> {
  from: string | null
  to: string | null
  timeZone: string | null
}

// A claim is a lease: a process that dies while sending leaves a delivery that is due again when the lease ends. Whoever
// registers with a stranger's address chooses the name that the stranger would read: so a mail names its reader only where
// the address is verified.
const claim = sql<ClaimedRow>(
  'delivery.claim',
  `with due as (
     select id from deliveries where status = 'pending' and channel = $4 and next_attempt_at <= $1
     order by next_attempt_at limit $3 for update skip locked
   ), claimed as (
     update deliveries set next_attempt_at = $2, claim = claim + 1 from due where deliveries.id = due.id
     returning deliveries.*
   )
   select claimed.id, message_id as "messageId", claimed.user_id as "userId", template, data,
     claimed.channel, attempts, claim, coalesce(pending_since, claimed.created_at) as "waitingSince",
     secret_until as "secretUntil", stands_in as "standsIn", in_doubt_since as "inDoubtSince",
     provider_id as "providerId", order_id as "orderId", origin, contacts.user_id is not null as known,
     coalesce(address, nullif(case claimed.channel when 'sms' then contacts.phone else contacts.email end, '')) as address,
     case when verified and lower(coalesce(address, contacts.email)) = lower(contacts.email) then contacts.name
       else '' end as name,
     coalesce(case claimed.channel when 'sms' then phone_verified_in = contacts.version else verified end, false) as verified,
     case when verified and claimed.channel = 'email' then 0 else (
       select count(*)::int from (
         select created_at from deliveries earlier
         where earlier.user_id = claimed.user_id and earlier.id < claimed.id and earlier.channel = claimed.channel
         order by id desc limit ${mostCounted}
       ) as earlier where earlier.created_at > claimed.created_at - interval '1 day'
     ) end as earlier,
     coalesce(erased, false) as erased,
     case claimed.channel when 'sms' then coalesce(preferences.sms, false) else coalesce(preferences.email, true) end
       as wanted, preferences.language,
     quiet_from as "from", quiet_to as "to", quiet_time_zone as "timeZone"
   from claimed join messages on messages.id = message_id
     left join contacts on contacts.user_id = claimed.user_id
     left join preferences on preferences.user_id = claimed.user_id`,
)

// Nothing is recorded for one that was claimed again, or erased, in the meantime. A token is forgotten with the last try
// to send it; receipts with the mail that brought them.
const record = sql<{ id: string }>(
  'delivery.record',
  `with done as (
     update deliveries set status = $3, next_attempt_at = $4, answer = coalesce($6, answer), updated_at = $7,
       provider_id = coalesce($8, provider_id), reported = case when $8::text is null then reported end,
       in_doubt_since = case when $9 then in_doubt_since end,
       attempts = attempts + case when $5::text is null then 0 else 1 end
     where id = $1 and status = 'pending' and claim = $2
     returning id, message_id, channel
   ), tried as (
     insert into delivery_attempts (delivery_id, at, outcome, answer)
     select id, $7, $5, coalesce($6, '') from done where $5::text is not null
   ), forgotten as (
     update messages set data = '{}' from done
     where messages.id = message_id and secret_until is not null and $3 in ('sent', 'failed', 'dropped')
   ), brought as (
     delete from receipts using done, messages m
     where $3 = 'sent' and m.id = done.message_id and m.template = 'order_delivered' and done.channel = 'email'
       and receipts.order_id = m.order_id
   )
   select id from done`,
)

const retry = sql<{ id: string }>(
  'delivery.retry',
  `update deliveries set status = 'pending', attempts = 0, next_attempt_at = $2, pending_since = $2, updated_at = $2
   where id = $1 and status in ('failed', 'kept') and channel <> 'in_app' returning id`,
)

// Kept before the provider is called: who dies in between leaves a text that is looked up first.
const begin = sql<{ id: string }>(
  'delivery.begin',
  `update deliveries set in_doubt_since = $3 where id = $1 and status = 'pending' and claim = $2 returning id`,
)

// One that didn't come is told by mail, unless a mail of it was sent, or is on its way. One that was dropped, as its user
// prefers texts, is set going.
const mailInstead = sql(
  'delivery.mail_instead',
  `with dropped as (
     update deliveries set status = 'pending', stands_in = true, attempts = 0, next_attempt_at = $3, pending_since = $3,
       updated_at = $3
     where message_id = $1 and channel = 'email' and status = 'dropped' and not stands_in
   )
   insert into deliveries (id, message_id, user_id, channel, status, stands_in, next_attempt_at, created_at, updated_at)
   select $2, id, user_id, 'email', 'pending', true, $3, $3, $3 from messages
   where id = $1 and not exists (select from deliveries where message_id = $1 and channel = 'email')`,
)

const textsTaken = sql<{ count: number }>(
  'delivery.texts_taken',
  `select count(*)::int from deliveries where channel = 'sms' and provider_id is not null and updated_at > $1`,
)

// A provider that calls back knows more than who waits for its answer: that claim is over.
const adopt = sql<Settled>(
  'delivery.adopt',
  `with taken as (
     update deliveries set status = 'sent', provider_id = $2, reported = null, in_doubt_since = null, next_attempt_at = null,
       claim = claim + 1, attempts = attempts + 1, answer = $3, updated_at = $4
     where id = $1 and channel = 'sms' and status in ('pending', 'failed') and in_doubt_since is not null
       and provider_id is distinct from $2
     returning id, message_id, user_id
   ), tried as (
     insert into delivery_attempts (delivery_id, at, outcome, answer) select id, $4, 'sent', $3 from taken
   ), forgotten as (
     update messages set data = '{}' from taken where messages.id = message_id and secret_until is not null
   )
   select message_id as "messageId", taken.user_id as "userId", template
   from taken join messages on messages.id = message_id`,
)

// What is said first of how it ended holds.
const settle = sql<Settled>(
  'delivery.settle',
  `with settled as (
     update deliveries set reported = $3, status = case when $3 = 'undelivered' then 'failed' else status end, answer = $4,
       updated_at = $5
     where id = $1 and provider_id = $2 and status = 'sent' and reported is null
     returning id, message_id, user_id
   ), tried as (
     insert into delivery_attempts (delivery_id, at, outcome, answer)
     select id, $5, 'refused', $4 from settled where $3 = 'undelivered'
   )
   select message_id as "messageId", settled.user_id as "userId", template
   from settled join messages on messages.id = message_id`,
)

// Of those that wait on purpose, until the morning or for an address, at most 10,000 are passed by.
const countWaiting = sql<{ channel: Channel; count: number; age: number }>(
  'delivery.waiting',
  `select known.channel,
     (select count(*) from (
       select from deliveries where status = 'pending' and channel = known.channel limit 100000
     ) as bounded) as count,
     greatest(0, coalesce(extract(epoch from $1::timestamptz - (
       select since from (
         select coalesce(pending_since, created_at) as since, next_attempt_at, attempts from deliveries
         where status = 'pending' and channel = known.channel order by coalesce(pending_since, created_at) limit 10000
       ) as first where next_attempt_at <= $1 or attempts > 0 order by since limit 1
     )), 0))::float8 as age
   from unnest(array['email', 'sms']) as known (channel)`,
)

const retriable = sql<Retriable>(
  'delivery.retriable',
  `select channel, status, secret_until as "secretUntil",
     secret_until is not null and data = '{}' as "isForgotten"
   from deliveries join messages on messages.id = message_id where deliveries.id = $1`,
)

const fields = `
  select deliveries.id, message_id as "messageId", deliveries.user_id as "userId", channel, status, template,
    title, body, data, secret_until as "secretUntil", order_id as "orderId", answer,
    (select p.language from preferences p where p.user_id = deliveries.user_id) as language,
    next_attempt_at as "nextAttemptAt", deliveries.created_at as "createdAt", updated_at as "updatedAt",
    coalesce((
      select jsonb_agg(jsonb_build_object('at', at, 'outcome', outcome, 'answer', attempt.answer) order by attempt.id desc)
      from (select * from delivery_attempts where delivery_id = deliveries.id order by id desc limit 20) attempt
    ), '[]') as attempts
  from deliveries join messages on messages.id = message_id`

/**
 * A statement for each set of filters, so that each has a plan of its own on its own index. The status, one of ours,
 * stands in the text: bound, the planner took any to be common, and walked past all that was sent to find what failed.
 */
function listing({ status, userId, before, limit }: DeliveryFilters) {
  const named = ['delivery.list']
  const where = ['deliveries.id < $1']
  const values: unknown[] = [before ?? highestId, limit]
  if (status !== undefined) {
    named.push(status)
    where.push(`status = '${statuses.find((known) => known === status)}'`)
  }
  if (userId !== undefined) {
    named.push('user')
    where.push(`deliveries.user_id = $${values.push(userId)}`)
  }
  const text = `${fields} where ${where.join(' and ')} order by deliveries.id desc limit $2`
  return { statement: sql<DeliveryRow>(named.join('.'), text), values }
}

const one = sql<DeliveryRow>('delivery.one', `${fields} where deliveries.id = $1`)

/** Messages on their way. */
export interface DeliveryRepository {
  /** Takes up to `limit` deliveries of a channel that are due, until `leaseEnds`. */
  claim(channel: Channel, now: Date, leaseEnds: Date, limit: number): Promise<Claimed[]>
  /** Whether it was still this claim's to record. */
  record(claimed: Claimed, result: Result, at: Date, tx: Tx): Promise<boolean>
  /** Keeps that the provider is about to be called; false where it is no longer this claim's to do. */
  begin(claimed: Claimed, at: Date): Promise<boolean>
  /** Has the user of a text that didn't come told by mail, unless they are anyway. Again changes nothing. */
  mailInstead(messageId: string, at: Date, tx: Tx): void
  /** How many texts the provider has taken since then. */
  textsTaken(since: Date): Promise<number>
  /** Takes what the provider says of a text whose answer is still awaited: it was taken. Null of any other. */
  adopt(id: string, report: Report, at: Date, tx: Tx): Promise<Settled | null>
  /** Keeps how a text that was taken ended; null where that is known already, or it is another's. */
  settle(id: string, report: Report, at: Date, tx: Tx): Promise<Settled | null>
  /** What decides whether it may be set going again; null where there is none. */
  retriable(id: string, tx: Tx): Promise<Retriable | null>
  /** Sets it going again; false where its status no longer allows it. */
  retry(id: string, at: Date, tx: Tx): Promise<boolean>
  /** By channel: how many are still to be sent, and for how many seconds the oldest has been due, or has been tried. */
  countWaiting(now: Date, on: Queryable): Promise<{ channel: Channel; count: number; age: number }[]>
  /** Newest first. */
  list(filters: DeliveryFilters): Promise<DeliveryRow[]>
  /** As in the list; null where there is none. */
  one(id: string, on?: Queryable): Promise<DeliveryRow | null>
}

/** SQL, as deliveries are claimed, and listed by a plan for each set of filters. */
export const deliveryRepository = ({ db }: { db: Database }): DeliveryRepository => ({
  async claim(channel, now, leaseEnds, limit) {
    const rows = await db.query(claim, [now, leaseEnds, limit, channel])
    return rows.map(({ from, to, timeZone, ...row }) => ({
      ...row,
      quietHours: quietHours(from, to, timeZone),
    }))
  },
  async record({ id, claim }, { status, nextAttemptAt, attempt, answer, providerId, inDoubt }, at, tx) {
    const what = [status, nextAttemptAt, attempt, answer, at, providerId ?? null, inDoubt ?? false]
    return (await tx.query(record, [id, claim, ...what])).length > 0
  },
  begin: async ({ id, claim }, at) => (await db.query(begin, [id, claim, at])).length > 0,
  mailInstead: (messageId, at, tx) => tx.write(mailInstead, [messageId, v7(), at]),
  textsTaken: async (since) => (await db.query(textsTaken, [since]))[0]?.count ?? 0,
  adopt: async (id, { providerId, answer }, at, tx) =>
    (await tx.query(adopt, [id, providerId, answer, at]))[0] ?? null,
  settle: async (id, { providerId, outcome, answer }, at, tx) =>
    outcome === null ? null : ((await tx.query(settle, [id, providerId, outcome, answer, at]))[0] ?? null),
  async retriable(id, tx) {
    const [row] = await tx.query(retriable, [id])
    return row ?? null
  },
  async retry(id, at, tx) {
    return (await tx.query(retry, [id, at])).length > 0
  },
  countWaiting: (now, on) => on.query(countWaiting, [now]),
  list(filters) {
    const { statement, values } = listing(filters)
    return db.query(statement, values)
  },
  async one(id, on = db) {
    const [row] = await on.query(one, [id])
    return row ?? null
  },
})

/** Three columns, all or none. */
function quietHours(from: string | null, to: string | null, timeZone: string | null): QuietHours | null {
  return from !== null && to !== null && timeZone !== null ? { from, to, timeZone } : null
}
