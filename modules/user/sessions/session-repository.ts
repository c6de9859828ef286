import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Permission } from '#src/http/permissions.ts'
import type { Role } from '#src/http/route.ts'
import { permissionsColumn } from '../user-repository.ts'
import type { SignInPlace } from './device-name.ts'
import type { RefreshSecret } from './refresh-secret.ts'

/** Whom a session's tokens are for. */
export interface SessionUser {
  userId: string
  role: Role
  permissions: Permission[]
  /** Which of the user's tokens theirs are. */
  epoch: number
  /** Whether the session has shown a second factor. */
  secondFactor: boolean
}

/** A session that has just begun. */
export interface Started extends SessionUser {
  /** Whether the user was ever signed in before. */
  signedInBefore: boolean
  /** The user's other sessions. */
  others: number
}

/** A session as its user sees it. */
export interface Session {
  id: string
  device: string
  ip: string
  createdAt: Date
  lastSeenAt: Date
}

// The user is locked and looked at again: while the password was being compared they may have been disabled,
// or have changed it, which ends all sessions but not one that isn't there yet.
const start = sql<Started>(
  'session.start',
  `with who as (
     select id, role, permissions, token_epoch, signed_in from users
     where id = $2 and password_hash = $3 and not disabled and erased_at is null
     for no key update
   ), started as (
     insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, device, ip, second_factor)
     select $1, who.id, $4, $5, $5, $6, $7, $8, $9 from who
   ), first as (
     update users set signed_in = true from who where users.id = who.id and not who.signed_in
   )
   select id as "userId", role, ${permissionsColumn}, token_epoch as epoch, $9 as "secondFactor", signed_in as "signedInBefore",
     (select count(*)::int from sessions where user_id = who.id) as others
   from who`,
)
// One statement, so that of any number at once one rotates and the others, which waited for it, find their successor.
const rotate = sql<SessionUser>(
  'session.rotate',
  `update sessions set token_hash = $3,
     last_seen_at = case when token_hash = $2 then $4 else last_seen_at end,
     expires_at = case when token_hash = $2
       then least($5, sessions.created_at + $6 * interval '1 millisecond') else expires_at end,
     device = $8, ip = $9
   from users
   where sessions.id = $1 and expires_at > $4
     and (token_hash = $2 or (token_hash = $3 and last_seen_at + $7 * interval '1 millisecond' > $4))
     and sessions.created_at + $6 * interval '1 millisecond' > $4
     and users.id = user_id and not users.disabled and users.erased_at is null
   returning users.id as "userId", users.role, ${permissionsColumn}, users.token_epoch as epoch, second_factor as "secondFactor"`,
)
const list = sql<Session>(
  'session.list',
  `select id, device, ip, created_at as "createdAt", coalesce(last_seen_at, created_at) as "lastSeenAt" from sessions
   where user_id = $1 and expires_at > $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
)
const userOf = sql<{ userId: string }>(
  'session.user',
  'select user_id as "userId" from sessions where id = $1',
)
const end = sql(
  'session.end',
  'delete from sessions where id = $1 and ($2::uuid is null or user_id = $2) returning id',
)
const endOldest = sql<{ id: string }>(
  'session.end_oldest',
  `delete from sessions where id in (
     select id from sessions where user_id = $1
     order by coalesce(last_seen_at, created_at) desc, id desc offset $2
   ) returning id`,
)
const endAll = sql(
  'session.end_all',
  'delete from sessions where user_id = $1 and id is distinct from $2::uuid',
)
const showedSecondFactor = sql(
  'session.showed_second_factor',
  'update sessions set second_factor = true where id = $1 and user_id = $2',
)
const forgetSecondFactor = sql(
  'session.forget_second_factor',
  'update sessions set second_factor = false where user_id = $1 and second_factor',
)
const forgetOld = sql('session.forget_old', 'delete from sessions where expires_at <= $1')

export interface SessionRepository {
  /** Null where the user is no longer who had this password, or may not log in. */
  start(
    secret: RefreshSecret,
    user: { id: string; passwordHash: string },
    by: { place: SignInPlace; secondFactor: boolean },
    times: { now: Date; expires: Date },
    tx: Tx,
  ): Promise<Started | null>
  /**
   * Gives the session its next token if `shown` is its newest, or was until `retry` milliseconds ago and `next` is its
   * newest now. Null otherwise, and for a session that began `sessionTtl` milliseconds ago.
   */
  rotate(
    shown: RefreshSecret,
    next: RefreshSecret,
    place: SignInPlace,
    times: { now: Date; expires: Date; sessionTtl: number; retry: number },
  ): Promise<SessionUser | null>
  /** A user's, newest first, after (older than) an id. */
  list(userId: string, now: Date, after: string | null, limit: number): Promise<Session[]>
  /** Whose it is, while it is there. */
  userOf(sessionId: string, tx: Tx): Promise<string | null>
  /** False where it had ended already, or is another's than the user that is named. */
  end(sessionId: string, owner: string | null, tx: Tx): Promise<boolean>
  /** Ends all but those that were seen last, so many of them; the ids of those that ended. */
  endOldest(userId: string, most: number, tx: Tx): Promise<string[]>
  /** Every session of a user, but one where it is named. */
  endAll(userId: string, except: string | null, tx: Tx): void
  showedSecondFactor(sessionId: string, userId: string, tx: Tx): void
  /** No session of a user has shown one any more. */
  forgetSecondFactor(userId: string, tx: Tx): void
  forgetOld(now: Date): Promise<void>
}

/** Who is logged in. SQL: each statement finds, judges and changes a session in one, so that of two at once one wins. */
export const sessionRepository = ({ db }: { db: Database }): SessionRepository => ({
  start: async ({ sessionId, hash }, user, { place, secondFactor }, { now, expires }, tx) => {
    const { device, ip } = place
    const values = [sessionId, user.id, user.passwordHash, hash, now, expires, device, ip, secondFactor]
    return (await tx.query(start, values))[0] ?? null
  },
  rotate: async (shown, next, { device, ip }, { now, expires, sessionTtl, retry }) => {
    const values = [shown.sessionId, shown.hash, next.hash, now, expires, sessionTtl, retry, device, ip]
    return (await db.query(rotate, values))[0] ?? null
  },
  list: (userId, now, after, limit) => db.query(list, [userId, now, after, limit]),
  userOf: async (sessionId, tx) => (await tx.query(userOf, [sessionId]))[0]?.userId ?? null,
  end: async (sessionId, owner, tx) => (await tx.query(end, [sessionId, owner])).length > 0,
  endOldest: async (userId, most, tx) => (await tx.query(endOldest, [userId, most])).map(({ id }) => id),
  endAll: (userId, except, tx) => tx.write(endAll, [userId, except]),
  showedSecondFactor: (sessionId, userId, tx) => tx.write(showedSecondFactor, [sessionId, userId]),
  forgetSecondFactor: (userId, tx) => tx.write(forgetSecondFactor, [userId]),
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
})
