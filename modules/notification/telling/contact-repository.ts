import type { UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

// One who was erased stays so, whatever comes late. A state that is announced again fills in what an older build left out.
const remember = sql(
  'contact.remember',
  `insert into contacts (user_id, email, name, phone, verified, version) values ($1, $2, $3, $4, $5, $6)
   on conflict (user_id) do update
     set email = excluded.email, name = excluded.name, phone = excluded.phone, verified = excluded.verified,
       version = excluded.version
     where not contacts.erased and excluded.version >= contacts.version`,
)

const erase = sql(
  'contact.erase',
  `with told as (delete from messages where user_id = $1),
        sent as (delete from deliveries where user_id = $1),
        chosen as (delete from preferences where user_id = $1)
   insert into contacts (user_id, email, name, phone, version, erased) values ($1, '', '', '', 0, true)
   on conflict (user_id) do update set email = '', name = '', phone = '', verified = false, erased = true`,
)

/** Whom to tell, and where: the module's copy of the users. */
export interface ContactRepository {
  /** The newest state wins, in whatever order they come. */
  remember(user: UserState, tx: Tx): void
  /** Everything about the user goes, also what is still to be sent; only that the user is gone is kept. */
  erase(userId: string, tx: Tx): void
}

export const contactRepository = (): ContactRepository => ({
  remember: ({ id, email, name, phone, emailVerified, version }, tx) =>
    tx.write(remember, [id, email, name, phone, emailVerified, version]),
  erase: (userId, tx) => tx.write(erase, [userId]),
})
