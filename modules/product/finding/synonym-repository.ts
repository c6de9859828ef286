import type { Database } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ResponseCache } from '#src/http/response-cache.ts'
import { type SynonymGroup, type Synonyms, synonymsOf } from './synonyms.ts'

/** The list of synonyms as staff see it. */
export interface SynonymList {
  version: number
  items: SynonymGroup[]
}

const last = sql<SynonymList>(
  'product.synonyms',
  'select version, items from synonyms order by version desc limit 1',
)
const insert = sql(
  'product.insert_synonyms',
  `insert into synonyms (version, items, changed_by, changed_at) values ($1, $2::jsonb, $3, $4)
   on conflict (version) do nothing`,
)
const prune = sql('product.prune_synonyms', 'delete from synonyms where version <= $1')
const lock = sql('product.lock_synonyms', `select pg_advisory_xact_lock(hashtext('product: synonyms'))`)

/** So many versions are kept. */
const mostVersions = 100

/** Milliseconds after which another replica's change is seen, as in the answers that are kept. */
const maxAge = 1_000

/** The synonyms that searches go by, kept in memory for a second at most, and their versions. SQL: saving one locks. */
export const synonymRepository = ({ db, responseCache }: { db: Database; responseCache: ResponseCache }) => {
  let kept: { version: number; ready: Synonyms } = { version: 0, ready: synonymsOf([]) }
  let until = 0
  let reading: Promise<Synonyms> | null = null

  const read = async (): Promise<Synonyms> => {
    const from = performance.now()
    const [row] = await db.query(last)
    if (row && row.version !== kept.version) kept = { version: row.version, ready: synonymsOf(row.items) }
    until = from + maxAge
    return kept.ready
  }

  return {
    /** What a search goes by. */
    async current(): Promise<Synonyms> {
      if (performance.now() < until) return kept.ready
      reading ??= read().finally(() => {
        reading = null
      })
      return reading
    },

    /** The list as it is; null before a shop has one. */
    async list(on: Queryable = db): Promise<SynonymList | null> {
      return (await on.query(last))[0] ?? null
    },

    /** Nobody else changes the list until the transaction ends. */
    async lock(tx: Tx): Promise<void> {
      await tx.query(lock)
    },

    /** A new version, unless there is one of that number already; of old ones the last hundred stay. */
    save({ version, items }: SynonymList, by: string | null, at: Date, tx: Tx): void {
      tx.write(insert, [version, JSON.stringify(items), by, at])
      tx.write(prune, [version - mostVersions])
      tx.afterCommit(() => {
        until = 0
        reading = null
        responseCache.forget()
      })
    },
  }
}

export type SynonymRepository = ReturnType<typeof synonymRepository>
