import type { OwnDatabase } from '#src/database/database.ts'
import { isOutage } from '#src/database/outage.ts'
import { sql } from '#src/database/statement.ts'

const ask = sql('events.answers', 'select 1')

/** How many outages in a row an event may run into, while the database answers others, before they count as its failure. */
const tolerated = 5
const mostKept = 10_000

/** Tells an outage from an event that ends whatever session it is handled in, which looks the same from here. */
export interface Blame {
  /** Whether the database answers at this moment. */
  answers(): Promise<boolean>
  /** Whether a failure is that of the events that were being handled, and not of an outage. */
  isTheirs(error: unknown, ids: string[]): Promise<boolean>
  /** These are done with. */
  clear(ids: string[]): void
}

/**
 * An outage is nobody's failure: what it undoes is done again, however often. But where the database answers right
 * after it, again and again, it was no outage: PostgreSQL also ends a session for what is done in it, and such an event
 * would be tried for ever and hold up all others.
 */
export function createBlame(database: Pick<OwnDatabase, 'query'>): Blame {
  const met = new Map<string, number>()
  const answers = () =>
    database.query(ask).then(
      () => true,
      () => false,
    )
  return {
    answers,
    async isTheirs(error, ids) {
      if (!isOutage(error)) return true
      if (!(await answers())) return false
      if (met.size + ids.length > mostKept) met.clear()
      for (const id of ids) met.set(id, (met.get(id) ?? 0) + 1)
      // Others join those that are tried again: one that has met so many is enough to try each by itself.
      return ids.some((id) => (met.get(id) ?? 0) > tolerated)
    },
    clear(ids) {
      for (const id of ids) met.delete(id)
    },
  }
}
