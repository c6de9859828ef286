import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import { type Count, guessWindow, type Subject } from './guess-limits.ts'

// Rows are always locked in the order of their keys, so that two guesses never wait for each other.
const take = sql<Count>(
  'guess.take',
  `insert into guesses (subject, count, window_ends)
   select subject, 1, $2::timestamptz from unnest($1::text[]) subject order by subject
   on conflict (subject) do update set
     count = case when guesses.window_ends <= $3 then 1 else guesses.count + 1 end,
     window_ends = case when guesses.window_ends <= $3 then excluded.window_ends else guesses.window_ends end
   returning subject, count, window_ends as "windowEnds"`,
)
const giveBack = sql(
  'guess.give_back',
  `with taken as (
     select subject as key from guesses where subject = any($1::text[]) order by subject for update
   )
   update guesses set count = greatest(0, case when key = any($2::text[]) then 0 else count - 1 end)
   from taken where subject = key`,
)
const forgetOld = sql('guess.forget_old', 'delete from guesses where window_ends <= $1')

export interface GuessRepository {
  /** Counts one guess for each subject, before it is tried: a hundred at once are a hundred. */
  take(subjects: Subject[], now: Date, on?: Queryable): Promise<Count[]>
  /** The guess wasn't tried after all: it isn't counted. */
  giveBack(subjects: Subject[]): Promise<void>
  /** The guess was right: it isn't counted, and where the subject says so, neither are those before it. */
  forgive(subjects: Subject[]): Promise<void>
  forgetOld(now: Date): Promise<void>
}

export const guesses = ({ db }: { db: Database }): GuessRepository => ({
  take: (subjects, now, on = db) => {
    const windowEnds = new Date(now.getTime() + guessWindow)
    return on.query(take, [subjects.map(({ key }) => key), windowEnds, now])
  },
  giveBack: async (subjects) => {
    await db.query(giveBack, [subjects.map(({ key }) => key), []])
  },
  forgive: async (subjects) => {
    const reset = subjects.filter((subject) => subject.reset)
    await db.query(giveBack, [subjects.map(({ key }) => key), reset.map(({ key }) => key)])
  },
  forgetOld: async (now) => {
    await db.query(forgetOld, [now])
  },
})
