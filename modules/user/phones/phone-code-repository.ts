import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { HashedCode } from './phone-code.ts'

/** How often a code may be tried. */
export const mostTries = 5

/** A code that was sent, and where to. */
export interface SentCode extends HashedCode {
  phone: string
}

const keep = sql(
  'phone_code.keep',
  `insert into phone_codes (user_id, phone, salt, code_hash, expires_at) values ($1, $2, $3, $4, $5)
   on conflict (user_id) do update set phone = excluded.phone, salt = excluded.salt, code_hash = excluded.code_hash, tries = 0,
     expires_at = excluded.expires_at`,
)
// Counted before it is looked at: of many at once no more are looked at than may be.
const take = sql<SentCode>(
  'phone_code.take',
  `update phone_codes set tries = tries + 1 where user_id = $1 and tries < ${mostTries} and expires_at > $2
   returning phone, salt, code_hash as hash`,
)
const spend = sql<{ phone: string }>(
  'phone_code.spend',
  `delete from phone_codes where user_id = $1 and code_hash = $2 returning phone`,
)
const forget = sql('phone_code.forget', 'delete from phone_codes where user_id = $1')
const forgetOld = sql('phone_code.forget_old', 'delete from phone_codes where expires_at <= $1')

/** The codes that were sent to phones, as hashes. */
export interface PhoneCodeRepository {
  /** In the place of the one before, with new tries. */
  keep(userId: string, code: SentCode, expires: Date, tx: Tx): void
  /** Uses up one try, whatever becomes of the request; null where there is no code, or none left. */
  take(userId: string, now: Date): Promise<SentCode | null>
  /** The phone that it was sent to; null where it was spent, or another was sent, in the meantime. */
  spend(userId: string, hash: Buffer, tx: Tx): Promise<string | null>
  /** Makes what a user was sent before worthless. */
  forget(userId: string, tx: Tx): void
  forgetOld(now: Date): Promise<void>
}

/** SQL: a try is counted, and a code spent, by the statement that finds it. */
export const phoneCodeRepository = ({ db }: { db: Database }): PhoneCodeRepository => ({
  keep: (userId, { phone, salt, hash }, expires, tx) => tx.write(keep, [userId, phone, salt, hash, expires]),
  take: async (userId, now) => (await db.query(take, [userId, now]))[0] ?? null,
  spend: async (userId, hash, tx) => (await tx.query(spend, [userId, hash]))[0]?.phone ?? null,
  forget: (userId, tx) => tx.write(forget, [userId]),
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
})
