import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Act } from './act.ts'
import { canonical } from './canonical.ts'

/** An entry of a module's audit log. */
export interface Entry {
  /** From 1, without a gap. */
  seq: number
  /** Never before the entry before. */
  at: Date
  /** The act as JSON, as it was written. */
  act: string
  /** The hash of the entry before; 32 zeros before the first. */
  previous: Buffer
  /** SHA-256 of `chained()`. */
  hash: Buffer
}

/** Where a log ends: its last entry's number and hash. */
export type Head = Pick<Entry, 'seq' | 'hash'>

/** A place in a log, by time. */
export type Place = Pick<Entry, 'seq' | 'at'>

/** What of a log is looked for; all where nothing is said. */
export interface Filters {
  /** By whom: an id. */
  actor?: string
  /** The id of what was changed; its type, where that has none. */
  subject?: string
  from?: Date
  /** Not this moment itself. */
  to?: Date
  before?: Place
}

/**
 * Entries are numbered and chained by the row of `audit_head`, which is held from here to the commit. So this is one
 * statement, which leaves together with the COMMIT: nobody waits for a round trip of somebody else's.
 */
const append = sql(
  'audit_log.append',
  `with head as (
     update audit_head set seq = seq + 1, previous = hash,
       at = greatest(at, date_trunc('milliseconds', statement_timestamp())),
       hash = sha256(convert_to(
         '{"act":' || $1::text
         || ',"at":"' || to_char(greatest(at, date_trunc('milliseconds', statement_timestamp())) at time zone 'UTC',
              'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         || '","previous":"' || encode(hash, 'hex')
         || '","seq":' || seq + 1 || '}', 'UTF8'))
     returning seq, at, previous, hash
   )
   insert into audit_log (seq, at, act, previous, hash) select seq, at, $1::text::json, previous, hash from head`,
)

const headOf = sql<Head>('audit_log.head', 'select seq, hash from audit_head')

const columns = 'seq, at, act::text as act, previous, hash'

const after = sql<Entry>(
  'audit_log.after',
  `select ${columns} from audit_log where (at, seq) > ($1::timestamptz, $2) order by at, seq limit $3`,
)

/** A statement for each choice of filters, so that each finds its index. */
const newest = (by: 'all' | 'actor' | 'subject' | 'both') => {
  const actor = by === 'actor' || by === 'both' ? `and act #>> '{actor,id}' = $6` : ''
  const subject =
    by === 'subject' || by === 'both'
      ? `and coalesce(act #>> '{subject,id}', act #>> '{subject,type}') = $${by === 'both' ? 7 : 6}`
      : ''
  return sql<Entry>(
    `audit_log.newest_${by}`,
    `select ${columns} from audit_log
     where (at, seq) < ($1::timestamptz, $2) and at >= $3::timestamptz and at < $4::timestamptz ${actor} ${subject}
     order by at desc, seq desc limit $5`,
  )
}
const newestOf = {
  all: newest('all'),
  actor: newest('actor'),
  subject: newest('subject'),
  both: newest('both'),
}

/** Writes an act into the module's log, in the transaction of the act. */
export const record = (act: Act, tx: Tx): void => tx.write(append, [canonical(act)])

/** Where the log ends. */
export async function readHead(on: Queryable): Promise<Head> {
  const [head] = await on.query(headOf)
  if (!head) throw new Error('audit_head is empty')
  return head
}

/** A page of entries, oldest first, behind a place; from the first where that is null. */
export const entriesAfter = (place: Place | null, limit: number, on: Queryable): Promise<Entry[]> =>
  on.query(after, [place?.at ?? '-infinity', place?.seq ?? 0, limit])

/** A page of what is looked for, newest first. */
export function listEntries(
  { actor, subject, from, to, before }: Filters,
  limit: number,
  on: Queryable,
): Promise<Entry[]> {
  const place = [before?.at ?? 'infinity', before?.seq ?? 0, from ?? '-infinity', to ?? 'infinity', limit]
  if (actor !== undefined && subject !== undefined) return on.query(newestOf.both, [...place, actor, subject])
  if (actor !== undefined) return on.query(newestOf.actor, [...place, actor])
  if (subject !== undefined) return on.query(newestOf.subject, [...place, subject])
  return on.query(newestOf.all, place)
}
