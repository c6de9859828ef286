import type { Database } from '#src/database/database.ts'
import type { Statement } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** What a repository would write by `use`, without writing it. */
export function statementsOf(use: (tx: Tx) => void): Statement<unknown>[] {
  const written: Statement<unknown>[] = []
  use({ write: (statement: Statement<unknown>) => written.push(statement) } as unknown as Tx)
  return written
}

/** PostgreSQL's plan of a statement for whatever values, as a connection of the module's would make it now. */
export async function planOf(db: Database, { text }: Statement<unknown>): Promise<string> {
  const [rows] = await db.sequelize.query(`explain (generic_plan) ${text}`)
  return (rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n')
}
