import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'

interface Count {
  count: number
}

/** The oldest rows of a table whose ids are UUIDv7, a batch at a time so that no lock is held for long. */
const age = (table: 'messages' | 'deliveries' | 'webhook_events') =>
  sql<Count>(
    `clean_up.${table}`,
    `with old as (
       delete from ${table} where id in (select id from ${table} where id < $1 order by id limit $2) returning 1
     ) select count(*) from old`,
  )

const oldMessages = age('messages')
const oldDeliveries = age('deliveries')

const oldWebhookEvents = age('webhook_events')

const oldWebhookDeliveries = sql<Count>(
  'clean_up.webhook_deliveries',
  `with old as (
     delete from webhook_deliveries
     where id in (select id from webhook_deliveries where event_id < $1 order by event_id limit $2) returning 1
   ) select count(*) from old`,
)

// Of webhooks that were removed.
const leftOver = sql<Count>(
  'clean_up.webhooks_left_over',
  `with removed as (select id from webhook_endpoints where removed_at is not null),
        lanes as (delete from webhook_lanes where endpoint_id in (select id from removed)),
        left_over as (
          delete from webhook_deliveries where id in (
            select d.id from removed join webhook_deliveries d on d.endpoint_id = removed.id limit $1
          ) returning 1
        )
   select count(*) from left_over`,
)

// Not at once: an event that is heard in the same moment may still be queued for it.
const removed = sql(
  'clean_up.webhooks_removed',
  `delete from webhook_endpoints w where removed_at < $1 and not exists (
     select from webhook_deliveries d where d.endpoint_id = w.id
   )`,
)

const endedWebhookSecrets = sql(
  'clean_up.webhook_secrets',
  `update webhook_endpoints set previous_secret = null, previous_secret_until = null where previous_secret_until <= $1`,
)

const endedSecrets = sql(
  'clean_up.secrets',
  `update messages set data = '{}' where secret_until is not null and secret_until <= $1 and data <> '{}'`,
)

/** Deletes what is no longer needed. */
export interface CleanUpRepository {
  /** Up to `limit` messages and as many deliveries from before `cutoff`; how many there were. */
  deleteBefore(cutoff: Date, limit: number): Promise<number>
  /** The same for what webhooks told. */
  deleteWebhooksBefore(cutoff: Date, limit: number): Promise<number>
  /** Up to `limit` deliveries to webhooks that were removed; those that nothing is left of and were before `cutoff` go too. */
  deleteRemoved(cutoff: Date, limit: number): Promise<number>
  /** Tokens that have ended, and secrets that no longer sign. */
  forgetSecrets(now: Date): Promise<void>
}

/** SQL, as a batch is chosen and deleted in one statement. */
export const cleanUpRepository = ({ db }: { db: Database }): CleanUpRepository => ({
  async deleteBefore(cutoff, limit) {
    const below = firstIdOf(cutoff)
    const deleted = await Promise.all([
      db.query(oldMessages, [below, limit]),
      db.query(oldDeliveries, [below, limit]),
    ])
    return deleted.reduce((total, [row]) => total + (row?.count ?? 0), 0)
  },
  async deleteWebhooksBefore(cutoff, limit) {
    const below = firstIdOf(cutoff)
    const [deliveries] = await db.query(oldWebhookDeliveries, [below, limit])
    if (deliveries?.count) return deliveries.count
    const [events] = await db.query(oldWebhookEvents, [below, limit])
    return events?.count ?? 0
  },
  async deleteRemoved(cutoff, limit) {
    const [row] = await db.query(leftOver, [limit])
    await db.query(removed, [cutoff])
    return row?.count ?? 0
  },
  async forgetSecrets(now) {
    await db.query(endedSecrets, [now])
    await db.query(endedWebhookSecrets, [now])
  },
})

/** The lowest id of what was made from then on. */
const firstIdOf = (at: Date) => v7({ msecs: at.getTime(), seq: 0, random: new Uint8Array(16) })
