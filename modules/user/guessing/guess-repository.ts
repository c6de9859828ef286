import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import { type Count, guessWindow, type Subject } from './guess-limits.ts'

const look = sql<Count>(
  'guess.look',
  `select subject, count, window_ends as "windowEnds" from guesses
   where subject = any($1::text[]) and window_ends > $2`,
)
// Rows are always locked in the order of their keys, so that two who count at once don't lock each other out.
const count = sql<{ count: number }>(
  'guess.count',
  `insert into guesses (subject, count, window_ends)
   select subject, 1, $2::timestamptz from unnest($1::text[]) subject order by subject
   on conflict (subject) do update set
     count = case when guesses.window_ends <= $3 then 1 else guesses.count + 1 end,
     window_ends = case when guesses.window_ends <= $3 then excluded.window_ends else guesses.window_ends end
   returning count`,
)
const forget = sql(
  'guess.forget',
  `with known as (
     select subject as key from guesses where subject = any($1::text[]) order by subject for update
   )
   delete from guesses using known where subject = key`,
)
// Whatever is locked is left for the next time: these two wait for nobody, so that no guess fails for them.
const forgetOld = sql(
  'guess.forget_old',
  `delete from guesses where subject in (
     select subject from guesses where window_ends <= $1 for update skip locked
   )`,
)
// Those with the fewest guesses go first: whoever fills the table with made-up names pushes out those names alone.
const keep = sql(
  'guess.keep',
  `delete from guesses where subject in (
     select subject from guesses where (select count(*) from guesses) > $1
     order by count desc, window_ends desc offset $1 for update skip locked
   )`,
)

export interface GuessRepository {
  /** The counts of those subjects that have one. */
  look(subjects: Subject[], now: Date): Promise<Count[]>
  /** One more for each subject, in a new window (of `lasting` milliseconds) where the old one is over; the highest count of them. */
  count(subjects: Subject[], now: Date, on?: Queryable, lasting?: number): Promise<number>
  forget(subjects: Subject[]): Promise<void>
  forgetOld(now: Date): Promise<void>
  /** Forgets all but so many: of the others, which were tried the least. */
  keep(most: number): Promise<void>
}

const keysOf = (subjects: Subject[]) => subjects.map(({ key }) => key)

/** Counts of wrong guesses, in an unlogged table that all replicas share. SQL: it counts, locks and skips what is locked in one statement. */
export const guessRepository = ({ db }: { db: Database }): GuessRepository => ({
  look: (subjects, now) => db.query(look, [keysOf(subjects), now]),
  count: async (subjects, now, on = db, lasting = guessWindow) => {
    const windowEnds = new Date(now.getTime() + lasting)
    const counted = await on.query(count, [keysOf(subjects), windowEnds, now])
    return Math.max(...counted.map((row) => row.count))
  },
  forget: async (subjects) => {
    await db.query(forget, [keysOf(subjects)])
  },
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
  keep: async (most) => {
    await db.query(keep, [most])
  },
})
