import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { fromTimestamp } from '#proto/events.ts'
import { revocationSaid, revocationTopic } from '#proto/revocations.ts'
import type { Database } from '../database/database.ts'
import { sql } from '../database/statement.ts'
import type { Subscriber } from '../events/bus.ts'
import type { EventRecord } from '../events/event.ts'
import { allOf, type Revocation, type Revocations } from './revocations.ts'

const columns = `user_id as "userId", version, epoch, kept_session as "keptSession",
  ended_sessions as "endedSessions", until`

const note = sql(
  'revocation.note',
  `insert into revocations (user_id, version, epoch, kept_session, ended_sessions, until)
   select "userId", version, epoch, "keptSession", "endedSessions", until
   from jsonb_to_recordset($1::jsonb) as said ("userId" text, version bigint, epoch bigint, "keptSession" text,
     "endedSessions" text[], until timestamptz)
   order by "userId"
   on conflict (user_id) do update
     set version = excluded.version, epoch = excluded.epoch, kept_session = excluded.kept_session,
       ended_sessions = excluded.ended_sessions, until = excluded.until, noted_at = excluded.noted_at
     where excluded.version > revocations.version`,
)
const alive = sql<Revocation & { notedAt: Date }>(
  'revocation.alive',
  `select ${columns}, noted_at as "notedAt" from revocations where until > $1`,
)
// Further back than a statement may take (DATABASE_STATEMENT_TIMEOUT): rows may become visible later than noted_at says.
const recent = sql<Revocation & { notedAt: Date }>(
  'revocation.recent',
  `select ${columns}, noted_at as "notedAt" from revocations where noted_at > $1::timestamptz - interval '15 seconds'`,
)
const group = sql<{ id: string }>('consumer_group.id', 'select id from consumer_group')
export const expireRevocations = sql('revocation.expire', 'delete from revocations where until <= now()')

/** Milliseconds between two polls for what this process's other replicas were told. */
const pollInterval = 1_000

/** Tells a process which tokens were revoked, whichever modules it runs. */
export interface RevocationFeed {
  /** Once the database is migrated: loads what was revoked before, and subscribes to what is revoked from now on. */
  open(subscribe: (subscriber: Subscriber) => void): Promise<void>
  /** Polls for what other replicas were told, until it is stopped. */
  run(): void
  stop(): Promise<void>
}

/**
 * Feeds `revocations` from the bus. All replicas of a process are one consumer group, of which each hears a part: what
 * is told is kept in the database of its first module, where the others find it, also after a restart and while
 * the user module is away. No inbox is needed: the higher version wins, however often it comes.
 */
export function createRevocationFeed(options: {
  /** The process's first module, whose database it is. */
  module: string
  database: Database
  revocations: Revocations
  /** Milliseconds that an access token lives. */
  accessTtl: number
  log: Logger
  now: () => Date
}): RevocationFeed {
  const { module, database, revocations, accessTtl, log, now } = options
  const stopping = new AbortController()
  let since = new Date(0)
  let polling: Promise<void> | null = null

  const learn = (rows: (Revocation & { notedAt: Date })[]) => {
    revocations.add(rows)
    for (const { notedAt } of rows) if (notedAt > since) since = notedAt
  }

  const read = (record: EventRecord): Revocation[] => {
    try {
      const said = revocationOf(record, accessTtl)
      return said && said.until > now() ? [said] : []
    } catch (error) {
      // The module's own consumer parks such a record where it listens to it.
      log.error(
        { err: error, event: record.headers.ce_id, key: record.key },
        'user state cannot be decoded, revocation skipped',
      )
      return []
    }
  }

  return {
    async open(subscribe) {
      learn(await database.query(alive, [now()]))
      const [id] = await database.query(group)
      subscribe({
        group: `${module}.revocations`,
        database: id?.id,
        topics: [revocationTopic],
        async handle(records) {
          // One `insert … on conflict` can't change a row twice.
          const last = new Map(records.flatMap(read).map((said) => [said.userId, said]))
          if (last.size === 0) return
          await database.query(note, [JSON.stringify([...last.values()])])
          revocations.add([...last.values()])
        },
      })
    },
    run() {
      const poll = async () => {
        const { signal } = stopping
        while (!signal.aborted) {
          await delay(pollInterval, undefined, { signal, ref: false }).catch(() => {})
          if (signal.aborted) return
          await database
            .query(recent, [since])
            .then(learn, (error) => log.debug({ err: error }, 'reading revocations failed, retrying'))
        }
      }
      polling = poll()
    },
    async stop() {
      stopping.abort()
      await polling
    },
  }
}

/** What a record says of tokens; null where all are good. Throws where it doesn't decode. */
function revocationOf(record: EventRecord, accessTtl: number): Revocation | null {
  const said = revocationSaid(record.topic, record.value, record.key)
  if (!said) return null
  if (said.version === null) {
    const until =
      'until' in said
        ? fromTimestamp(said.until)
        : new Date(new Date(record.headers.ce_time).getTime() + accessTtl)
    return allOf(said.userId, until)
  }
  const { userId, version, epoch, keptSession, endedSessions, until } = said
  return {
    userId,
    version,
    epoch,
    keptSession: keptSession || null,
    endedSessions,
    until: fromTimestamp(until),
  }
}
