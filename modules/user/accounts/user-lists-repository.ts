import type { Database } from '#src/database/database.ts'
import { highestId, lowestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { User } from '../user.ts'
import { revived } from '../user-repository.ts'

const columns = `id, email, name, phone, role, email_verified as "emailVerified", disabled, version,
  created_at as "createdAt",
  case when revoked_until is not null then jsonb_build_object('epoch', token_epoch, 'keptSession', kept_session,
    'endedSessions', ended_sessions, 'until', revoked_until) end as revocation`

const newest = sql<User>(
  'user.newest',
  `select ${columns} from users where erased_at is null and id < $1
   order by id desc limit $2`,
)
const search = sql<User>(
  'user.search',
  `select ${columns} from users
   where (email ilike $3 or name ilike $3) and erased_at is null and id < $1
   order by id desc limit $2`,
)
const everyone = sql<User & { erased: boolean }>(
  'user.everyone',
  `select ${columns}, erased_at is not null as erased from users where id > $1
   order by id limit $2 for share`,
)
const lockAdmins = sql('user.lock_admins', `select pg_advisory_xact_lock(hashtext('user.admins'))`)
const otherAdmin = sql<{ one: boolean }>(
  'user.other_admin',
  `select exists (
     select from users where role = 'admin' and not disabled and erased_at is null
       and id is distinct from $1::uuid
   ) as one`,
)

export interface UserLists {
  /** Newest first, after (older than) an id; `part` is any part of an e-mail address or a name. */
  find(part: string | undefined, after: string | null, limit: number): Promise<User[]>
  /** Everyone who ever was, by id, erased ones too; nobody changes until the transaction ends. */
  everyone(after: string | null, limit: number, tx: Tx): Promise<(User & { erased: boolean })[]>
  /** Whether anyone but this user is an admin who may log in. */
  otherAdmin(than: string | null, on?: Queryable): Promise<boolean>
  /** The same, where it stays true until the transaction ends: two admins can't each rely on the other. */
  keepsAdmin(without: string | null, on: Queryable): Promise<boolean>
}

export const userLists = ({ db }: { db: Database }): UserLists => {
  const hasOther = async (than: string | null, on: Queryable) =>
    (await on.query(otherAdmin, [than]))[0]?.one === true
  return {
    find: (part, after, limit) =>
      part
        ? db.query(search, [after ?? highestId, limit, `%${literal(part)}%`])
        : db.query(newest, [after ?? highestId, limit]),
    everyone: async (after, limit, tx) => (await tx.query(everyone, [after ?? lowestId, limit])).map(revived),
    otherAdmin: (than, on = db) => hasOther(than, on),
    keepsAdmin: async (without, on) => {
      await on.query(lockAdmins)
      return hasOther(without, on)
    },
  }
}

/** `%` and `_` in what someone searches for mean themselves. */
const literal = (part: string) => part.replaceAll(/[\\%_]/g, '\\$&')
