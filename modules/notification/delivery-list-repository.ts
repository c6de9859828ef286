import type { Database } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import type { Channel, DeliveryStatus } from './delivery.ts'
import { newest } from './message-repository.ts'
import type { TemplateName } from './templates.ts'

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
  answer: string | null
  nextAttemptAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** The last of them, newest first. */
  attempts: { at: string; outcome: string; answer: string }[]
}

const fields = `
  select deliveries.id, message_id as "messageId", deliveries.user_id as "userId", channel, status, template,
    title, body, data, secret_until as "secretUntil", order_id as "orderId", answer,
    next_attempt_at as "nextAttemptAt", deliveries.created_at as "createdAt", updated_at as "updatedAt",
    coalesce((
      select jsonb_agg(jsonb_build_object('at', at, 'outcome', outcome, 'answer', attempt.answer) order by attempt.id desc)
      from (select * from delivery_attempts where delivery_id = deliveries.id order by id desc limit 20) attempt
    ), '[]') as attempts
  from deliveries join messages on messages.id = message_id`

/** A statement for each set of filters, so that each has a plan of its own on its own index. */
const list = (name: string, filters: string): Statement<DeliveryRow> =>
  sql(
    `delivery.list${name}`,
    `${fields} where deliveries.id < $1 ${filters} order by deliveries.id desc limit $2`,
  )

const all = list('', '')
const byStatus = list('_by_status', 'and status = $3')
const byUser = list('_by_user', 'and deliveries.user_id = $3')
const byBoth = list('_by_status_and_user', 'and status = $3 and deliveries.user_id = $4')
const one = sql<DeliveryRow>('delivery.one', `${fields} where deliveries.id = $1`)

/** What staff may ask for. */
interface DeliveryFilters {
  status?: DeliveryStatus
  userId?: string
  before: string | null
  limit: number
}

/** The list of deliveries that staff read. */
export interface DeliveryList {
  /** Newest first. */
  page(filters: DeliveryFilters): Promise<DeliveryRow[]>
  one(id: string, on?: Pick<Database, 'query'>): Promise<DeliveryRow | null>
}

export const deliveryList = ({ db }: { db: Database }): DeliveryList => ({
  page({ status, userId, before, limit }) {
    const place = [before ?? newest, limit]
    if (status && userId) return db.query(byBoth, [...place, status, userId])
    if (status) return db.query(byStatus, [...place, status])
    if (userId) return db.query(byUser, [...place, userId])
    return db.query(all, place)
  },
  async one(id, on = db) {
    const [row] = await on.query(one, [id])
    return row ?? null
  },
})
