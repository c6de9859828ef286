import type { Database } from '#src/database/database.ts'
import { highestId } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import type { TemplateName } from '../letters/templates.ts'
import { type Channel, type DeliveryStatus, statuses } from './delivery.ts'

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
  page(filters) {
    const { statement, values } = listing(filters)
    return db.query(statement, values)
  },
  async one(id, on = db) {
    const [row] = await on.query(one, [id])
    return row ?? null
  },
})
