import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

const erase = sql(
  'erasure.erase',
  `with told as (delete from messages where user_id = $1),
        sent as (delete from deliveries where user_id = $1),
        charged as (delete from receipts where customer_id = $1),
        chosen as (delete from preferences where user_id = $1)
   insert into contacts (user_id, email, name, phone, version, erased) values ($1, '', '', '', 0, true)
   on conflict (user_id) do update set email = '', name = '', phone = '', verified = false, phone_verified_in = null, erased = true`,
)

// An event handled in the same moment as the erasure may not have seen it.
const finish = sql(
  'erasure.finish',
  `with gone as (select user_id from contacts where erased),
        told as (delete from messages using gone where messages.user_id = gone.user_id),
        charged as (delete from receipts using gone where customer_id = gone.user_id),
        chosen as (delete from preferences using gone where preferences.user_id = gone.user_id)
   delete from deliveries using gone where deliveries.user_id = gone.user_id`,
)

/**
 * What webhooks told of users, and what was answered: ids, states and sums, which name nobody, and yet are emptied. What
 * an endpoint is still to be told stays until it has been.
 */
const emptyWebhooks = (name: string, users: string) =>
  sql(
    name,
    `with told as (
       update webhook_events e set payload = ''
       where payload <> '' and user_id in (${users}) and not exists (
         select from webhook_deliveries d where d.event_id = e.id and d.status = 'pending'
       ) returning id
     ), answered as (
       update webhook_deliveries d set answer = null from told where d.event_id = told.id returning d.id
     )
     update webhook_attempts a set answer = '' from answered where a.delivery_id = answered.id`,
  )

const eraseWebhooks = emptyWebhooks('erasure.erase_webhooks', '$1')
const finishWebhooks = emptyWebhooks('erasure.finish_webhooks', 'select user_id from contacts where erased')

/** Forgetting a user. */
export interface ErasureRepository {
  /** Everything about the user goes, also what is still to be sent; only that the user is gone is kept. */
  erase(userId: string, tx: Tx): void
  /** The same for what came for users as they were being erased. */
  finish(): Promise<void>
}

/** SQL, as one statement takes a user out of many tables. */
export const erasureRepository = ({ db }: { db: Database }): ErasureRepository => ({
  erase(userId, tx) {
    tx.write(erase, [userId])
    tx.write(eraseWebhooks, [userId])
  },
  async finish() {
    await db.query(finish)
    await db.query(finishWebhooks)
  },
})
