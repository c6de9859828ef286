import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict } from '#src/http/problem.ts'
import type { User } from './user.ts'

/** A user with the hash of his password, for those who compare it. */
export interface Credentials extends User {
  passwordHash: string
}

const columns = `id, email, name, phone, role, email_verified as "emailVerified", disabled, version,
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
     version = $8, updated_at = $9, token_epoch = $10, kept_session = $11, ended_sessions = $12, revoked_until = $13
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
     version = version + 1, updated_at = $2, erased_at = $2
   where id = $1`,
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
  /** All of a locked user, his version grown by one; what was saved. 409 where the address is taken. */
  save(user: User, now: Date, tx: Tx): Promise<User>
  /** False where there is no such user, or a disabled one. */
  setPassword(id: string, passwordHash: string, now: Date, tx: Tx): Promise<boolean>
  /** Forgets everything personal; the id stays. */
  erase(id: string, now: Date, tx: Tx): void
}

export const users = ({ db }: { db: Database }): UserRepository => ({
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
    const { id, email, name, phone, role, emailVerified, disabled } = user
    const version = user.version + 1
    const { epoch = 0, keptSession = null, endedSessions = [], until = null } = user.revocation ?? {}
    const revoked = [epoch, keptSession, endedSessions, until]
    await tx
      .query(save, [id, email, name, phone, role, emailVerified, disabled, version, now, ...revoked])
      .catch(refuseTaken)
    return { ...user, version }
  },
  setPassword: async (id, passwordHash, now, tx) =>
    (await tx.query(setPassword, [id, passwordHash, now])).length === 1,
  erase: (id, now, tx) => tx.write(erase, [id, now]),
})

const known = <U extends User>(user: U | undefined): U | null => (user ? revived(user) : null)

/** A user as the columns give it: the time in its JSON is text. */
export function revived<U extends User>({ revocation, ...user }: U): U {
  return (
    revocation ? { ...user, revocation: { ...revocation, until: new Date(revocation.until) } } : user
  ) as U
}

function refuseTaken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'users_email') throw emailTaken()
  throw error
}
