import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Call, NewCall } from '../payment.ts'

const columns = 'key, payment_id as "paymentId", provider, kind, request, cause, attempts'

const add = sql<{ key: string }>(
  'call.add',
  `insert into provider_calls (key, payment_id, provider, kind, request, cause, due_at)
   select r.key, r."paymentId", r.provider, r.kind, r.request, r.cause, $2
   from jsonb_to_recordset($1::jsonb) as r(key text, "paymentId" uuid, provider text, kind text, request jsonb,
     cause jsonb)
   on conflict (key) do nothing
   returning key`,
)

const claim = sql<Call>(
  'call.claim',
  `update provider_calls set due_at = $2, attempts = attempts + 1 where key in (
     select key from provider_calls where due_at <= $1 or due_at > $4 order by due_at limit $3 for update skip locked)
   returning ${columns}`,
)

const waiting = sql<Call>('call.waiting', `select ${columns} from provider_calls where key = $1`)

const done = sql('call.done', 'delete from provider_calls where key = any($1::text[])')

const postpone = sql(
  'call.postpone',
  'update provider_calls set due_at = $2, last_error = $3 where key = $1 returning key',
)

/** Milliseconds for which a call is put off at most. */
export const longestDelay = 300_000
/** The same, of whose clock is a little ahead. */
const longestWait = 2 * longestDelay

export type CallRepository = ReturnType<typeof callRepository>

/** What providers are to be asked; a call that has its answer is gone from here. SQL, as calls are claimed. */
export const callRepository = ({ db }: { db: Database }) => ({
  /** Awaits the database, to tell which are new: a call that is there already is left alone. */
  add: async (tx: Tx, calls: (NewCall & { cause: Call['cause'] })[], dueAt: Date): Promise<Set<string>> =>
    new Set((await tx.query(add, [JSON.stringify(calls), dueAt])).map(({ key }) => key)),

  /**
   * Up to `limit` that are due at `now`, for their caller alone until `until`. What waits for longer than anything is put
   * off was written by a clock that was wrong, and is due, too: money isn't to wait for a day, and a key makes it safe.
   */
  claim: (now: Date, until: Date, limit: number): Promise<Call[]> =>
    db.query(claim, [now, until, limit, new Date(now.getTime() + longestWait)]),

  /** A call that has no answer yet, whoever makes it. */
  waiting: async (key: string): Promise<Call | null> => (await db.query(waiting, [key]))[0] ?? null,

  done: (tx: Tx, keys: string[]): void => tx.write(done, [keys]),

  /** To be made again at `dueAt`. */
  postpone: async (key: string, dueAt: Date, error: string): Promise<void> => {
    await db.query(postpone, [key, dueAt, error])
  },
})
