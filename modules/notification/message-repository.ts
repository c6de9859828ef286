import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { firstIdAt, highestId, timeOf } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Notice } from './letters/letter.ts'
import type { TemplateName } from './letters/templates.ts'
import type { Channel, DeliveryStatus } from './mailing/delivery.ts'
import type { Telling } from './telling/telling.ts'

/** A message in its user's inbox. */
export interface InboxRow {
  id: string
  template: TemplateName
  title: string
  body: string
  data: unknown
  /** What `title` and `body` are written in; null of messages from before languages. */
  writtenIn: string | null
  /** What its user chose; null where they did not. */
  chosen: string | null
  orderId: string | null
  readAt: Date | null
  createdAt: Date
}

/** One way that a message goes. */
export interface NewDelivery {
  channel: Channel
  status: DeliveryStatus
  /** Also to a user who doesn't want it. */
  must: boolean
}

/**
 * Where a message stands among its user's: by the transaction that wrote it, then by its id. Ids alone are made by several
 * clocks, before their commits, so that a lower one may come later.
 */
export interface Place {
  toldBy: number
  id: string
}

/** A message with the ways that it goes. */
export interface NewMessage {
  telling: Telling
  notice: Notice
  /** That the notice is written in. */
  language: string
  inApp: boolean
  deliveries: NewDelivery[]
  at: Date
}

// The messages of a batch of events and their deliveries in one statement, whose answer nobody waits for: one by one a
// message cost PostgreSQL three times as much.
const tell = sql(
  'message.tell',
  `with told as (
     insert into messages
       (id, user_id, dedup, template, title, body, language, data, order_id, in_app, secret_until, created_at, origin)
     select id, user_id, dedup, template, title, body, language, data, order_id, in_app, secret_until, created_at, origin
     from jsonb_to_recordset($1::jsonb) as m (id uuid, user_id uuid, dedup text, template text, title text, body text, language text,
       data jsonb, order_id uuid, in_app boolean, secret_until timestamptz, created_at timestamptz, origin jsonb)
     where not exists (select from contacts c where c.user_id = m.user_id and c.erased)
     on conflict (user_id, dedup) do nothing
     returning id, user_id, created_at
   )
   insert into deliveries
     (id, message_id, user_id, channel, status, address, next_attempt_at, created_at, updated_at)
   select way.id, told.id, told.user_id, way.channel, way.status, way.address,
     case when way.status = 'pending' then told.created_at end, told.created_at, told.created_at
   from told join jsonb_to_recordset($2::jsonb) as way (id uuid, message_id uuid, channel text, status text,
     address text, must boolean) on way.message_id = told.id
     left join preferences p on p.user_id = told.user_id
   where way.must or case way.channel when 'email' then coalesce(p.email, true) when 'sms' then coalesce(p.sms, false)
     else true end`,
)

const columns = `id, template, title, body, data, language as "writtenIn",
  (select p.language from preferences p where p.user_id = messages.user_id) as chosen, order_id as "orderId", read_at as "readAt", created_at as "createdAt"`

const inbox = sql<InboxRow>(
  'message.inbox',
  `select ${columns} from messages where user_id = $1 and in_app and id < $2 order by id desc limit $3`,
)

const unread = sql<InboxRow>(
  'message.unread',
  `select ${columns} from messages
   where user_id = $1 and in_app and read_at is null and id < $2 order by id desc limit $3`,
)

const markRead = sql<InboxRow>(
  'message.mark_read',
  `update messages set read_at = coalesce(read_at, $3) where id = $1 and user_id = $2 and in_app
   returning ${columns}`,
)

const markAllRead = sql(
  'message.mark_all_read',
  `update messages set read_at = $2 where id in (
     select id from messages where user_id = $1 and in_app and read_at is null
     order by id desc limit $3 for no key update)`,
)

// What was written by a transaction below `settled` is all there: none of them runs any more. A transaction of `upcoming` or
// later is of another cluster, from which this database was restored: before all that was written here.
const now = `now as materialized (
  select pg_snapshot_xmin(s)::text::bigint as settled, pg_snapshot_xmax(s)::text::bigint as upcoming
  from pg_current_snapshot() as s)`
const toldBy = 'case when told_by < upcoming then told_by else 0 end'

const after = sql<InboxRow & Place>(
  'message.after',
  `with ${now}, found as (
     select ${columns}, ${toldBy} as "toldBy" from messages, now where user_id = $1 and in_app and id > $2)
   select found.* from found, now where "toldBy" < settled and ("toldBy", id) > ($3::bigint, $4::uuid)
   order by "toldBy", id limit $5`,
)

const placeOf = sql<{ settled: number; toldBy: number | null }>(
  'message.place_of',
  `with ${now} select settled, m.* from now left join lateral (
     select ${toldBy} as "toldBy" from messages where id = $2 and user_id = $1 and in_app) as m on true`,
)

const newest = sql<{ userId: string; toldBy: number }>(
  'message.newest',
  `with ${now} select user_id as "userId", max(${toldBy}) as "toldBy" from messages, now
   where user_id = any(array(select unnest($1::uuid[]))) and in_app and id > $2 and told_by < settled
   group by user_id`,
)

/** Milliseconds by which an id may be off from when it is there: clocks that differ, and a long transaction. */
const slack = 60 * 60_000

/** Messages that are marked as read at once. */
const mostMarked = 10_000

/** What users were told. */
export interface MessageRepository {
  /** Nothing of what was told before, or to users who are gone. */
  tell(messages: NewMessage[], tx: Tx): void
  /** Newest first, from before the message `before`. */
  inbox(
    userId: string,
    options: { onlyUnread: boolean; before: string | null; limit: number },
  ): Promise<InboxRow[]>
  /** Read since the first time; null where the user has no such message. */
  markRead(id: string, userId: string, at: Date, tx: Tx): Promise<InboxRow | null>
  /** All that the user hasn't read, up to 10,000, the newest first. */
  markAllRead(userId: string, at: Date, tx: Tx): void
  /** Where this message of theirs stands; the end of the inbox where it is null or no message of theirs. */
  placeOf(userId: string, id: string | null): Promise<Place>
  /** In the order of their places, none left out that could still come before one of these. */
  after(userId: string, place: Place, limit: number): Promise<(InboxRow & Place)[]>
  /** The last of the places of each of these users who was told something in the last hour. */
  newest(userIds: string[]): Promise<{ userId: string; toldBy: number }[]>
}

/** SQL, as a batch of events is told in one statement, and a message is read and marked in one. */
export const messageRepository = ({ db }: { db: Database }): MessageRepository => ({
  tell(news, tx) {
    const numbered = news.map((message) => ({ id: v7(), ...message }))
    tx.write(tell, [
      JSON.stringify(numbered.map(toRow)),
      JSON.stringify(
        numbered.flatMap(({ id, telling, deliveries }) =>
          deliveries.map(({ channel, status, must }) => {
            const address = channel === 'in_app' ? undefined : telling.address
            return { id: v7(), message_id: id, channel, status, address, must }
          }),
        ),
      ),
    ])
  },
  inbox: (userId, { onlyUnread, before, limit }) =>
    db.query(onlyUnread ? unread : inbox, [userId, before ?? highestId, limit]),
  async markRead(id, userId, at, tx) {
    const [row] = await tx.query(markRead, [id, userId, at])
    return row ?? null
  },
  markAllRead: (userId, at, tx) => tx.write(markAllRead, [userId, at, mostMarked]),
  async placeOf(userId, id) {
    const [row] = await db.query(placeOf, [userId, id])
    const { settled = 0, toldBy = null } = row ?? {}
    return id && toldBy !== null ? { toldBy, id } : { toldBy: settled - 1, id: firstIdAt(Date.now() + slack) }
  },
  after: (userId, { toldBy, id }, limit) =>
    db.query(after, [userId, firstIdAt(timeOf(id) - 2 * slack), toldBy, id, limit]),
  newest: (userIds) => db.query(newest, [userIds, firstIdAt(Date.now() - slack)]),
})

/** A message as `message.tell` reads it. */
const toRow = ({ id, telling, notice, language, inApp, at }: NewMessage & { id: string }) => ({
  id,
  user_id: telling.userId,
  dedup: telling.dedup,
  template: telling.template,
  title: notice.title,
  body: notice.body,
  language,
  data: telling.data,
  order_id: telling.orderId,
  in_app: inApp,
  secret_until: telling.secretUntil,
  created_at: at,
  origin: telling.origin,
})
