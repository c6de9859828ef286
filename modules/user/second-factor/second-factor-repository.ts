import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** Who has enrolled, as it is kept. */
export interface SecondFactor {
  /** Sealed. */
  secret: Buffer
  enrolledAt: Date
  /** Null until a code has confirmed it. */
  confirmedAt: Date | null
  /** The time step of the last code that was taken. */
  lastStep: number
}

const find = sql<SecondFactor>(
  'second_factor.find',
  `select secret, enrolled_at as "enrolledAt", confirmed_at as "confirmedAt", last_step::float8 as "lastStep"
   from second_factors where user_id = $1`,
)
const enrol = sql(
  'second_factor.enrol',
  `insert into second_factors (user_id, secret, enrolled_at) values ($1, $2, $3)
   on conflict (user_id) do update set secret = $2, enrolled_at = $3, last_step = 0
     where second_factors.confirmed_at is null
   returning user_id`,
)
const forgetCodes = sql('second_factor.forget_codes', 'delete from recovery_codes where user_id = $1')
const addCodes = sql(
  'second_factor.add_codes',
  'insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])',
)
const confirm = sql(
  'second_factor.confirm',
  `update second_factors set confirmed_at = $3, last_step = $4
   where user_id = $1 and secret = $2 and confirmed_at is null
   returning user_id`,
)
const spendStep = sql(
  'second_factor.spend_step',
  `update second_factors set last_step = $2
   where user_id = $1 and confirmed_at is not null and last_step < $2
   returning user_id`,
)
const hasCode = sql(
  'second_factor.has_code',
  'select user_id from recovery_codes where user_id = $1 and code_hash = $2',
)
const spendCode = sql(
  'second_factor.spend_code',
  'delete from recovery_codes where user_id = $1 and code_hash = $2 returning user_id',
)
const remove = sql('second_factor.remove', 'delete from second_factors where user_id = $1 returning user_id')
const forgetUnconfirmed = sql(
  'second_factor.forget_unconfirmed',
  'delete from second_factors where confirmed_at is null and enrolled_at <= $1',
)

export interface SecondFactorRepository {
  find(userId: string): Promise<SecondFactor | null>
  /** A secret that is to be confirmed, in the place of one that was not, with hashes of recovery codes. False where one is on. */
  enrol(userId: string, secret: Buffer, codes: Buffer[], now: Date, tx: Tx): Promise<boolean>
  /** False where that secret is not waiting to be confirmed (any more). */
  confirm(userId: string, secret: Buffer, now: Date, step: number, tx: Tx): Promise<boolean>
  /** False where a code of that time step, or of a later one, was taken before: of two at once one is. */
  spendStep(userId: string, step: number, tx: Tx): Promise<boolean>
  hasCode(userId: string, hash: Buffer): Promise<boolean>
  /** False where it was spent before: of two at once one is. */
  spendCode(userId: string, hash: Buffer, tx: Tx): Promise<boolean>
  /** With its recovery codes; false where there is none. */
  remove(userId: string, tx: Tx): Promise<boolean>
  /** Those that were enrolled by then and never confirmed. */
  forgetUnconfirmed(by: Date): Promise<void>
}

/** Second factors and their recovery codes. SQL: a code is spent by the statement that finds it unspent. */
export const secondFactorRepository = ({ db }: { db: Database }): SecondFactorRepository => ({
  find: async (userId) => (await db.query(find, [userId]))[0] ?? null,
  enrol: async (userId, secret, codes, now, tx) => {
    if ((await tx.query(enrol, [userId, secret, now])).length === 0) return false
    tx.write(forgetCodes, [userId])
    tx.write(addCodes, [userId, codes])
    return true
  },
  confirm: async (userId, secret, now, step, tx) =>
    (await tx.query(confirm, [userId, secret, now, step])).length > 0,
  spendStep: async (userId, step, tx) => (await tx.query(spendStep, [userId, step])).length > 0,
  hasCode: async (userId, hash) => (await db.query(hasCode, [userId, hash])).length > 0,
  spendCode: async (userId, hash, tx) => (await tx.query(spendCode, [userId, hash])).length > 0,
  remove: async (userId, tx) => (await tx.query(remove, [userId])).length > 0,
  forgetUnconfirmed: async (by) => {
    await db.query(forgetUnconfirmed, [by])
  },
})
