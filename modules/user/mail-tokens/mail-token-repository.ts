import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

type Purpose = 'verify_email' | 'reset_password'

/** Whom a token was mailed to. */
export interface MailedTo {
  userId: string
  email: string
}

const insert = sql(
  'mail_token.insert',
  'insert into mail_tokens (token_hash, user_id, purpose, email, expires_at) values ($1, $2, $3, $4, $5)',
)
const find = sql<MailedTo>(
  'mail_token.find',
  `select user_id as "userId", email from mail_tokens
   where token_hash = $1 and purpose = $2 and expires_at > $3`,
)
const spend = sql<MailedTo>(
  'mail_token.spend',
  `delete from mail_tokens where token_hash = $1 and purpose = $2 and expires_at > $3
   returning user_id as "userId", email`,
)
const waiting = sql<{ n: number }>(
  'mail_token.waiting',
  `select count(*)::int as n from mail_tokens join users on users.id = user_id
   where lower(users.email) = lower($1) and purpose = $2 and expires_at > $3`,
)
const forget = sql(
  'mail_token.forget',
  'delete from mail_tokens where user_id = $1 and purpose = any($2::text[])',
)
const forgetOld = sql('mail_token.forget_old', 'delete from mail_tokens where expires_at <= $1')

export interface MailTokenRepository {
  insert(token: { hash: Buffer; purpose: Purpose; expires: Date } & MailedTo, tx: Tx): void
  find(hash: Buffer, purpose: Purpose, now: Date, on?: Queryable): Promise<MailedTo | null>
  /** As find, and the token is used up: of two at once, one finds it. */
  spend(hash: Buffer, purpose: Purpose, now: Date, tx: Tx): Promise<MailedTo | null>
  /** How many of those that were mailed to the user with this address are neither used nor too old. */
  waiting(email: string, purpose: Purpose, now: Date, tx: Tx): Promise<number>
  /** Makes what a user was sent before worthless. */
  forget(userId: string, purposes: Purpose[], tx: Tx): void
  forgetOld(now: Date): Promise<void>
}

/** The single-use tokens that were mailed, as hashes. SQL: a token is spent by the statement that finds it, and writes leave with the commit. */
export const mailTokenRepository = ({ db }: { db: Database }): MailTokenRepository => ({
  insert: ({ hash, userId, purpose, email, expires }, tx) =>
    tx.write(insert, [hash, userId, purpose, email, expires]),
  find: async (hash, purpose, now, on = db) => (await on.query(find, [hash, purpose, now]))[0] ?? null,
  spend: async (hash, purpose, now, tx) => (await tx.query(spend, [hash, purpose, now]))[0] ?? null,
  waiting: async (email, purpose, now, tx) => (await tx.query(waiting, [email, purpose, now]))[0]?.n ?? 0,
  forget: (userId, purposes, tx) => tx.write(forget, [userId, purposes]),
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
})
