import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Database } from '#src/database/database.ts'
import { violatesUnique } from '#src/database/error-code.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { type Answer, jsonType } from './answer.ts'
import { Problem } from './problem.ts'
import type { IdempotencyKey, Middleware } from './request-context.ts'

interface Stored {
  fingerprint: string
  status: number
  /** Names and values in turn. */
  headers: string[]
  body: string
}

/**
 * The lock is taken and the row is looked for in one statement. Its snapshot may be older than the lock, so a
 * row may be missed that the lock's last holder has just committed: the insert meets it then.
 */
const claim = sql<Partial<Stored> & { free: boolean; expired: boolean | null }>(
  'runtime.idempotency_claim',
  `with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended($1 || E'\\n' || $2, 0)) as free)
   select lock.free, k.fingerprint, k.status, k.headers, k.body,
          k.created_at < now() - interval '24 hours' as expired
   from lock left join idempotency_keys k on k.caller = $1 and k.key = $2`,
)
const stored = sql<Stored>(
  'runtime.idempotency_stored',
  'select fingerprint, status, headers, body from idempotency_keys where caller = $1 and key = $2',
)
const keep = sql(
  'runtime.idempotency_keep',
  `insert into idempotency_keys (caller, key, fingerprint, status, headers, body)
   values ($1, $2, $3, $4, $5, $6)`,
)
const forget = sql(
  'runtime.idempotency_forget',
  `delete from idempotency_keys
   where caller = $1 and key = $2 and created_at < now() - interval '24 hours'`,
)

/** The key that a request names. A 400 for none, and for one that is not 1–255 visible ASCII characters. */
export const idempotencyKey: Middleware = (ctx, next) => {
  const { caller, sent, endpoint } = ctx.state
  const header = ctx.req.headers['idempotency-key']
  if (header === undefined)
    throw new Problem(400, 'This needs an Idempotency-Key, so that it can safely be repeated.')
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header))
    throw new Problem(400, 'Idempotency-Key must be 1 to 255 visible ASCII characters.')
  const body = sent instanceof Readable ? null : canonical(sent)
  const text = JSON.stringify([endpoint?.method, ctx.path, body])
  const fingerprint = createHash('sha256').update(text).digest('base64url')
  ctx.state.idempotencyKey = { caller: caller?.id ?? '', key: header, fingerprint }
  return next()
}

/** The same where one is sent; what comes without is carried out each time. */
export const idempotencyKeyIfSent: Middleware = (ctx, next) =>
  ctx.req.headers['idempotency-key'] === undefined ? next() : idempotencyKey(ctx, next)

/**
 * Runs `work` unless it has been answered before, and stores its answer with its effect. Throws 409 while
 * an equal request is in flight, 422 where the key was used for another one; of a repetition, what
 * `answeredBefore` makes an answer of, so that what was begun meanwhile is undone.
 *
 * The key is claimed in the same round trip as the work's first statement, of which an order has but two: repetitions
 * are rare, and work touches nothing but `tx`.
 */
export async function onceOnly(key: IdempotencyKey, tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  const claimed = tx.query(claim, [key.caller, key.key])
  const working = work()
  // Where the claim fails, or the answer is known, nobody waits for it.
  working.catch(() => {})
  const [found] = await claimed
  if (found?.fingerprint !== undefined && found.fingerprint !== null && !found.expired)
    throw Object.assign(new Error('answered before'), { answer: replay(key, found as Stored) })
  if (!found?.free) throw inFlight()
  const answer = await working
  if (answer.status >= 300) return answer
  if (found.expired) tx.write(forget, [key.caller, key.key])
  const { status, body } = answer
  const headers = JSON.stringify(Object.entries(answer.headers).flat())
  tx.write(keep, [key.caller, key.key, key.fingerprint, status, headers, String(body ?? '')])
  return answer
}

/** What an equal request was answered before this one ran, or while it did; null where that isn't why it failed. */
export async function answeredBefore(
  error: unknown,
  key: IdempotencyKey,
  db: Database,
): Promise<Answer | null> {
  if (error instanceof Error && 'answer' in error) return error.answer as Answer
  if (!violatesUnique(error, 'idempotency_keys_pkey')) return null
  const [row] = await db.query(stored, [key.caller, key.key])
  if (!row) throw inFlight()
  return replay(key, row)
}

const inFlight = () =>
  new Problem(409, 'A request with this Idempotency-Key is being worked on.', {
    headers: { 'Retry-After': '1' },
  })

function replay(key: IdempotencyKey, { fingerprint, status, headers, body }: Stored): Answer {
  if (fingerprint !== key.fingerprint)
    throw new Problem(422, 'This Idempotency-Key was used for another request.')
  const replayed: Record<string, string> = { 'Idempotent-Replayed': 'true' }
  for (let at = 0; at < headers.length; at += 2) replayed[headers[at] as string] = headers[at + 1] as string
  if (status === 204) return { status, headers: replayed, body: null }
  return { status, headers: { ...replayed, 'Content-Type': jsonType }, body }
}

/** The same value whatever order its fields came in. Bodies are not nested deeply by then. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value ?? null
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return fields.map(([name, field]) => [name, canonical(field)])
}
