import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

const erase = sql(
  'erasure.erase',
  `with told as (delete from messages where user_id = $1),
        sent as (delete from deliveries where user_id = $1),
        chosen as (delete from preferences where user_id = $1)
   insert into contacts (user_id, email, name, phone, version, erased) values ($1, '', '', '', 0, true)
   on conflict (user_id) do update set email = '', name = '', phone = '', verified = false, phone_verified_in = null, erased = true`,
)

// An event handled in the same moment as the erasure may not have seen it.
const finish = sql(
  'erasure.finish',
  `with gone as (select user_id from contacts where erased),
        told as (delete from messages using gone where messages.user_id = gone.user_id),
        chosen as (delete from preferences using gone where preferences.user_id = gone.user_id)
   delete from deliveries using gone where deliveries.user_id = gone.user_id`,
)

/** Forgetting a user. */
export interface ErasureRepository {
  /** Everything about the user goes, also what is still to be sent; only that the user is gone is kept. */
  erase(userId: string, tx: Tx): void
  /** The same for what came for users as they were being erased. */
  finish(): Promise<void>
}

/** SQL, as one statement takes a user out of all tables. */
export const erasureRepository = ({ db }: { db: Database }): ErasureRepository => ({
  erase: (userId, tx) => tx.write(erase, [userId]),
  async finish() {
    await db.query(finish)
  },
})
