import { lowestId } from '#src/database/ids.ts'
import { type Queryable, sql } from '#src/database/statement.ts'

/** The six databases, read-only, by module. */
export type Books = Record<'user' | 'product' | 'inventory' | 'order' | 'payment' | 'notification', Queryable>

/**
 * Something that must be true of every subject, such as every order. Subjects are walked a page at a time by
 * their ids; `check` says of a page what is wrong with which, and is asked again about those a little
 * later, since the mart may be running and the six databases agree only when what is under way has arrived.
 */
export interface Invariant {
  says: string
  subjects: { module: keyof Books; what: string; from: string; id: string }
  /** By id, what is wrong. */
  check(ids: string[], books: Books): Promise<Map<string, string>>
}

/** Something that must be true of all subjects in their order, such as a chain; walked by itself. */
export interface Walk {
  says: string
  subjects: { what: string }
  /** `broken` says by id what is wrong. */
  walk(books: Books): Promise<{ walked: number; broken: Map<string, string> }>
}

/** The ids of the next page of subjects after one. */
export async function pageOf(
  { module, from, id, what }: Invariant['subjects'],
  books: Books,
  after: string | null,
  limit: number,
) {
  const page = sql<{ id: string }>(
    `audit.subjects.${module}.${what}`,
    `select ${id} as id from ${from} where ${id} > coalesce($1::uuid, '${lowestId}') order by ${id} limit $2`,
  )
  return (await books[module].query(page, [after, limit])).map((row) => row.id)
}

/** An invariant of one database that a query finds the breaches of: rows of `id` and `why`, for the ids $1. */
export function within(
  module: keyof Books,
  says: string,
  subjects: Omit<Invariant['subjects'], 'module'>,
  text: string,
): Invariant {
  const statement = sql<{ id: string; why: string }>(`audit.${says}`.slice(0, 60), text)
  return {
    says,
    subjects: { ...subjects, module },
    check: async (ids, books) =>
      new Map((await books[module].query(statement, [ids])).map(({ id, why }) => [id, why])),
  }
}

/** Rows by the id that they are about. */
export function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of each id, what `judge` finds wrong; null where nothing is. */
export function judged(ids: string[], judge: (id: string) => string | null): Map<string, string> {
  return new Map(
    ids.flatMap((id) => {
      const why = judge(id)
      return why === null ? [] : [[id, why] as const]
    }),
  )
}
