import type { Database } from '#src/database/database.ts'
import { highestId, lowestId } from '#src/database/ids.ts'
import { literal } from '#src/database/literal.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { permissions } from '#src/http/permissions.ts'
import { conflict } from '#src/http/problem.ts'
import { digitsOf } from '#src/schemas/text.ts'
import type { User } from './user.ts'

/** A user with the hash of their password, for what compares it. */
export interface Credentials extends User {
  passwordHash: string
}

/** Staff of whom nothing else was said may all that there is. */
export const permissionsColumn = `case when role <> 'staff' then '{}'
  else coalesce(permissions, '{${permissions.join()}}') end as permissions`

const columns = `id, email, name, phone, role, ${permissionsColumn}, email_verified as "emailVerified",
  phone_verified as "phoneVerified", disabled, version,
  created_at as "createdAt",
  case when revoked_until is not null then jsonb_build_object('epoch', token_epoch, 'keptSession', kept_session,
    'endedSessions', ended_sessions, 'until', revoked_until) end as revocation`

const insert = sql(
  'user.insert',
  `insert into users (id, email, name, phone, role, email_verified, password_hash, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
   on conflict (lower(email)) do nothing
   returning id`,
)
const byId = sql<User>('user.by_id', `select ${columns} from users where id = $1 and erased_at is null`)
const lock = sql<User>('user.lock', `${byId.text} for update`)
// In the order of their ids: two who act on each other wait rather than both fail.
const lockSome = sql<User>(
  'user.lock_some',
  `select ${columns} from users where id = any($1::uuid[]) and erased_at is null order by id for update`,
)
const credentialsById = sql<Credentials>(
  'user.credentials_by_id',
  `select ${columns}, password_hash as "passwordHash" from users where id = $1 and erased_at is null`,
)
const byEmail = sql<Credentials>(
  'user.by_email',
  `select ${columns}, password_hash as "passwordHash" from users where lower(email) = lower($1)`,
)
const save = sql(
  'user.save',
  `update users set email = $2, name = $3, phone = $4, role = $5, email_verified = $6, disabled = $7,
     version = $8, updated_at = $9, token_epoch = $10, kept_session = $11, ended_sessions = $12, revoked_until = $13,
     permissions = $14, phone_verified = $15
   where id = $1`,
)
const setPassword = sql<{ id: string }>(
  'user.set_password',
  `update users set password_hash = $2, updated_at = $3 where id = $1 and erased_at is null and not disabled
   returning id`,
)
const erase = sql(
  'user.erase',
  `update users set email = null, name = '', phone = null, password_hash = null, email_verified = false,
     phone_verified = false, version = version + 1, updated_at = $2, erased_at = $2
   where id = $1`,
)

const newest = sql<User>(
  'user.newest',
  `select ${columns} from users where erased_at is null and id < $1
   order by id desc limit $2`,
)
const search = sql<User>(
  'user.search',
  `select ${columns} from users
   where (email ilike $3 or name ilike $3 or phone like $4) and erased_at is null and id < $1
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

/** 409 where another user has the address, however it is written. */
export const emailTaken = () => conflict('This e-mail address is taken.')

export interface UserRepository {
  byId(id: string, on?: Queryable): Promise<User | null>
  /** Kept as it is until the transaction ends. */
  lock(id: string, tx: Tx): Promise<User | null>
  /** The same for several at once; those who are there. */
  lockSome(ids: string[], tx: Tx): Promise<User[]>
  credentialsById(id: string): Promise<Credentials | null>
  /** Compared without case. */
  byEmail(email: string, on?: Queryable): Promise<Credentials | null>
  /** False where the address is taken. */
  insert(user: User, passwordHash: string, tx: Tx): Promise<boolean>
  /** All of a locked user, with the next version; what was saved. 409 where the address is taken. */
  save(user: User, now: Date, tx: Tx): Promise<User>
  /** False where there is no such user, or a disabled one. */
  setPassword(id: string, passwordHash: string, now: Date, tx: Tx): Promise<boolean>
  /** Forgets everything personal; the id stays. */
  erase(id: string, now: Date, tx: Tx): void
  /** Newest first, after (older than) an id; `part` is any part of an e-mail address, a name or a phone number. */
  list(part: string | undefined, after: string | null, limit: number): Promise<User[]>
  /** Everyone who ever was, by id, erased ones too; nobody changes until the transaction ends. */
  everyone(after: string | null, limit: number, tx: Tx): Promise<(User & { erased: boolean })[]>
  /** Whether anyone but this user is an admin who may log in. */
  otherAdmin(than: string | null, on?: Queryable): Promise<boolean>
  /** The same, where it stays true until the transaction ends: two admins can't each rely on the other. */
  keepsAdmin(without: string | null, tx: Tx): Promise<boolean>
}

/**
 * The accounts. SQL throughout: what changes a user locks them first, by their address they are found without case, and
 * lists need the plans of their indexes.
 */
export const userRepository = ({ db }: { db: Database }): UserRepository => ({
  byId: async (id, on = db) => known((await on.query(byId, [id]))[0]),
  lock: async (id, tx) => known((await tx.query(lock, [id]))[0]),
  lockSome: async (ids, tx) => (await tx.query(lockSome, [ids])).map(revived),
  credentialsById: async (id) => known((await db.query(credentialsById, [id]))[0]),
  byEmail: async (email, on = db) => known((await on.query(byEmail, [email]))[0]),
  insert: async (user, passwordHash, tx) => {
    const { id, email, name, phone, role, emailVerified, createdAt } = user
    const values = [id, email, name, phone, role, emailVerified, passwordHash, createdAt]
    return (await tx.query(insert, values)).length === 1
  },
  save: async (user, now, tx) => {
    const { id, email, name, phone, role, emailVerified, phoneVerified, disabled } = user
    const version = user.version + 1
    const { epoch = 0, keptSession = null, endedSessions = [], until = null } = user.revocation ?? {}
    const revoked = [epoch, keptSession, endedSessions, until]
    const granted = mayAll(user) ? null : user.permissions
    await tx
      .query(save, [
        ...[id, email, name, phone, role, emailVerified, disabled, version, now],
        ...[...revoked, granted, phoneVerified],
      ])
      .catch(refuseTaken)
    return { ...user, version }
  },
  setPassword: async (id, passwordHash, now, tx) =>
    (await tx.query(setPassword, [id, passwordHash, now])).length === 1,
  erase: (id, now, tx) => tx.write(erase, [id, now]),
  list: (part, after, limit) =>
    part
      ? db.query(search, [after ?? highestId, limit, `%${literal(part)}%`, phonePart(part)])
      : db.query(newest, [after ?? highestId, limit]),
  everyone: async (after, limit, tx) => (await tx.query(everyone, [after ?? lowestId, limit])).map(revived),
  otherAdmin: (than, on = db) => hasOtherAdmin(than, on),
  keepsAdmin: async (without, tx) => {
    await tx.query(lockAdmins)
    return hasOtherAdmin(without, tx)
  },
})

/** Then none are named, so that they also may what comes to be. */
const mayAll = (user: User) => user.role !== 'staff' || user.permissions.length === permissions.length

const hasOtherAdmin = async (than: string | null, on: Queryable) =>
  (await on.query(otherAdmin, [than]))[0]?.one === true

/** What E.164 has of a part of a phone number, whose zeros in front it hasn't; null where it is none, or says too little. */
function phonePart(part: string): string | null {
  const written = digitsOf(part)
  const digits = written.replaceAll(/\D/g, '').replace(/^0+/, '')
  return /^[\d\s+()./-]+$/.test(written) && digits.length >= 3 ? `%${digits}%` : null
}

const known = <U extends User>(user: U | undefined): U | null => (user ? revived(user) : null)

/** A user as the columns give it: the time in its JSON is text. */
function revived<U extends User>({ revocation, ...user }: U): U {
  return (
    revocation ? { ...user, revocation: { ...revocation, until: new Date(revocation.until) } } : user
  ) as U
}

function refuseTaken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'users_email') throw emailTaken()
  throw error
}
