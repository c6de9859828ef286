import type { Archived } from '../database/archive.ts'
import { type Queryable, sql } from '../database/statement.ts'
import type { Head } from './audit-log.ts'

/** The audit log's old months. Where they end is kept: the chain of the rest goes on from there. */
export const auditLogArchive = (keep: number): Archived => ({
  table: 'audit_log',
  keep,
  before: (month) => [
    `update audit_archived set (seq, hash) = (select seq, hash from ${month} order by at desc, seq desc limit 1)
     where exists (select from ${month})`,
  ],
})

const anchor = sql<Head>('audit_log.archived', 'select seq, hash from audit_archived')

/** The last entry that was archived; number 0 and 32 zeros where none was. */
export async function readAnchor(on: Queryable): Promise<Head> {
  const [row] = await on.query(anchor)
  if (!row) throw new Error('audit_archived is empty')
  return row
}
