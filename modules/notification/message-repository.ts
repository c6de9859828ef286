import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Channel, DeliveryStatus } from './delivery.ts'
import type { Notice } from './letter.ts'
import type { Telling } from './telling.ts'
import type { TemplateName } from './templates.ts'

/** A message in its user's inbox. */
export interface InboxRow {
  id: string
  template: TemplateName
  title: string
  body: string
  orderId: string | null
  readAt: Date | null
  createdAt: Date
}

/** A message with the ways that it goes. */
export interface NewMessage {
  telling: Telling
  notice: Notice
  inApp: boolean
  /** Also to a user who wants no e-mail. */
  must: boolean
  deliveries: { channel: Channel; status: DeliveryStatus }[]
  at: Date
}

// The message and its deliveries in one statement, whose answer nobody waits for: an order makes several
// messages, and a batch of events sends them all down the connection at once.
const tell = sql(
  'message.tell',
  `with told as (
     insert into messages
       (id, user_id, dedup, template, title, body, data, order_id, in_app, secret_until, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz
     where not exists (select from contacts where user_id = $2 and erased)
     on conflict (user_id, dedup) do nothing
     returning id, user_id, created_at
   )
   insert into deliveries
     (id, message_id, user_id, channel, status, address, next_attempt_at, created_at, updated_at)
   select way.id, told.id, told.user_id, way.channel, way.status,
     case when way.channel = 'email' then $12 end,
     case when way.status = 'pending' then told.created_at end, told.created_at, told.created_at
   from told, unnest($13::uuid[], $14::text[], $15::text[]) as way (id, channel, status)
   where $16 or way.channel <> 'email'
     or coalesce((select email from preferences where user_id = $2), true)`,
)

const columns = `id, template, title, body, order_id as "orderId", read_at as "readAt", created_at as "createdAt"`

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

/** Above every id that is made: where a list begins that is read from its newest. */
export const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What users were told. */
export interface MessageRepository {
  /** Nothing where it was told before, or the user is gone. */
  tell(message: NewMessage, tx: Tx): void
  /** Newest first, from before the message `before`. */
  inbox(
    userId: string,
    options: { onlyUnread: boolean; before: string | null; limit: number },
  ): Promise<InboxRow[]>
  /** Read since the first time; null where the user has no such message. */
  markRead(id: string, userId: string, at: Date, tx: Tx): Promise<InboxRow | null>
}

export const messageRepository = ({ db }: { db: Database }): MessageRepository => ({
  tell({ telling, notice, inApp, must, deliveries, at }, tx) {
    tx.write(tell, [
      v7(),
      telling.userId,
      telling.dedup,
      telling.template,
      notice.title,
      notice.body,
      JSON.stringify(telling.data),
      telling.orderId ?? null,
      inApp,
      telling.secretUntil ?? null,
      at,
      telling.address ?? null,
      deliveries.map(() => v7()),
      deliveries.map(({ channel }) => channel),
      deliveries.map(({ status }) => status),
      must,
    ])
  },
  inbox: (userId, { onlyUnread, before, limit }) =>
    db.query(onlyUnread ? unread : inbox, [userId, before ?? newest, limit]),
  async markRead(id, userId, at, tx) {
    const [row] = await tx.query(markRead, [id, userId, at])
    return row ?? null
  },
})
