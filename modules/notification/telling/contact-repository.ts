import type { UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Permission } from '#src/http/permissions.ts'

// One who was erased stays so, whatever comes late. A state that is announced again fills in what an older build left out.
const keep = sql(
  'contact.keep',
  `insert into contacts (user_id, email, name, phone, verified, role, permissions, disabled, phone_verified_in, version)
   values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9::boolean then $10::bigint end, $10)
   on conflict (user_id) do update
     set email = excluded.email, name = excluded.name, phone = excluded.phone, verified = excluded.verified,
       role = excluded.role, permissions = excluded.permissions, disabled = excluded.disabled,
       phone_verified_in = excluded.phone_verified_in, version = excluded.version
     where not contacts.erased and excluded.version >= contacts.version`,
)

const admins = sql<{ userId: string }>(
  'contact.admins',
  `select user_id as "userId" from contacts where role = 'admin' and not disabled and not erased order by user_id limit 100`,
)

// A bound, not a choice: no shop has as many.
const whoMay = sql<{ userId: string }>(
  'contact.who_may',
  `select user_id as "userId" from contacts
   where (role = 'admin' or role = 'staff' and (permissions is null or $1 = any(permissions)))
     and not disabled and not erased
   order by user_id limit 200`,
)

/** Whom to tell, and where: the module's copy of the users. */
export interface ContactRepository {
  /** The newest state wins, in whatever order they come. */
  keep(user: UserState, tx: Tx): void
  /** Ids of the admins. */
  admins(tx: Tx): Promise<string[]>
  /** Ids of the staff who have a permission, and of the admins, who have all. */
  whoMay(permission: Permission, tx: Tx): Promise<string[]>
}

/** SQL, as the version decides in the statement whether a state is kept. */
export const contactRepository = (): ContactRepository => ({
  keep: (
    { id, email, name, phone, emailVerified, role, permissions, disabled, phoneVerified, version },
    tx,
  ) =>
    tx.write(keep, [
      id,
      email,
      name,
      phone,
      emailVerified,
      role,
      permissions,
      disabled,
      phoneVerified,
      version,
    ]),
  whoMay: async (permission, tx) => (await tx.query(whoMay, [permission])).map(({ userId }) => userId),
  admins: async (tx) => (await tx.query(admins)).map(({ userId }) => userId),
})
