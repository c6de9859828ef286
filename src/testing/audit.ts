import { type Queryable, sql } from '#src/database/statement.ts'
import type { Check } from '#src/runtime/audit.ts'

/** For tests: what breaks a module's part of the audit, in words, of all that is in its database; empty where nothing does. */
export async function breaches(checks: Check[], on: Queryable): Promise<string[]> {
  const found: string[] = []
  for (const { says, subjects, text } of checks) {
    const all = sql<{ id: string }>('', `select ${subjects.id} as id from ${subjects.from}`)
    const ids = (await on.query(all)).map(({ id }) => id)
    const wrong = await on.query(sql<{ id: string; why: string }>('', text), [ids])
    found.push(...wrong.map(({ id, why }) => `${says}: ${id}: ${why}`))
  }
  return found
}
