import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Permission } from '#src/http/permissions.ts'
import type { Role } from '#src/http/route.ts'
import { permissionsColumn } from '../user-repository.ts'
import type { RefreshSecret } from './refresh-secret.ts'

/** Whom a session's tokens are for. */
export interface SessionUser {
  userId: string
  role: Role
  permissions: Permission[]
  /** Which of the user's tokens theirs are. */
  epoch: number
}

// The user is locked and looked at again: while the password was being compared they may have been disabled,
// or have changed it, which ends all sessions but not one that isn't there yet.
const start = sql<SessionUser>(
  'session.start',
  `with who as (
     select id, role, permissions, token_epoch from users
     where id = $2 and password_hash = $3 and not disabled and erased_at is null
     for share
   ), started as (
     insert into sessions (id, user_id, token_hash, created_at, expires_at)
     select $1, who.id, $4, $5, $6 from who
   )
   select id as "userId", role, ${permissionsColumn}, token_epoch as epoch from who`,
)
const rotate = sql<SessionUser>(
  'session.rotate',
  `update sessions set token_hash = $3, expires_at = least($5, sessions.created_at + $6 * interval '1 millisecond')
   from users
   where sessions.id = $1 and token_hash = $2 and expires_at > $4
     and sessions.created_at + $6 * interval '1 millisecond' > $4
     and users.id = user_id and not users.disabled and users.erased_at is null
   returning users.id as "userId", role, ${permissionsColumn}, users.token_epoch as epoch`,
)
const userOf = sql<{ userId: string }>(
  'session.user',
  'select user_id as "userId" from sessions where id = $1',
)
const end = sql('session.end', 'delete from sessions where id = $1 returning id')
const endAll = sql(
  'session.end_all',
  'delete from sessions where user_id = $1 and id is distinct from $2::uuid',
)
const forgetOld = sql('session.forget_old', 'delete from sessions where expires_at <= $1')

export interface SessionRepository {
  /** Null where the user is no longer who had this password, or may not log in. */
  start(
    secret: RefreshSecret,
    user: { id: string; passwordHash: string },
    times: { now: Date; expires: Date },
    tx: Tx,
  ): Promise<SessionUser | null>
  /**
   * Gives the session its next token if `shown` is its newest: of two at once, one. Null otherwise, and for a session that
   * began `sessionTtl` milliseconds ago.
   */
  rotate(
    shown: RefreshSecret,
    next: RefreshSecret,
    times: { now: Date; expires: Date; sessionTtl: number },
  ): Promise<SessionUser | null>
  /** Whose it is, while it is there. */
  userOf(sessionId: string, tx: Tx): Promise<string | null>
  /** False where it had ended already. */
  end(sessionId: string, tx: Tx): Promise<boolean>
  /** Every session of a user, but one where it is named. */
  endAll(userId: string, except: string | null, tx: Tx): void
  forgetOld(now: Date): Promise<void>
}

/** Who is logged in. SQL: each statement finds, judges and changes a session in one, so that of two at once one wins. */
export const sessionRepository = ({ db }: { db: Database }): SessionRepository => ({
  start: async ({ sessionId, hash }, user, { now, expires }, tx) =>
    (await tx.query(start, [sessionId, user.id, user.passwordHash, hash, now, expires]))[0] ?? null,
  rotate: async (shown, next, { now, expires, sessionTtl }) =>
    (await db.query(rotate, [shown.sessionId, shown.hash, next.hash, now, expires, sessionTtl]))[0] ?? null,
  userOf: async (sessionId, tx) => (await tx.query(userOf, [sessionId]))[0]?.userId ?? null,
  end: async (sessionId, tx) => (await tx.query(end, [sessionId])).length > 0,
  endAll: (userId, except, tx) => tx.write(endAll, [userId, except]),
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
})
