import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** What a user asked to be given, and the key (PEM) that opens it. */
export interface PersonalExport {
  id: string
  privateKey: string
  requestedAt: Date
}

/** A module's document, still sealed; null while parts of it are to come. */
export interface SealedDocument {
  module: string
  sealed: string | null
}

const forget = sql(
  'personal_export.forget',
  'delete from personal_exports where user_id = $1 and requested_at <= $2',
)
const begin = sql<{ id: string }>(
  'personal_export.begin',
  `insert into personal_exports (user_id, id, private_key, requested_at) values ($1, $2, $3, $4)
   on conflict do nothing returning id`,
)
const current = sql<PersonalExport>(
  'personal_export.current',
  `select id, private_key as "privateKey", requested_at as "requestedAt" from personal_exports where user_id = $1`,
)
const addPart = sql(
  'personal_export.add_part',
  `insert into personal_export_parts (export_id, module, part, parts, sealed)
   select id, $3, $4, $5, $6 from personal_exports where id = $1 and user_id = $2
   on conflict do nothing`,
)
const documents = sql<SealedDocument>(
  'personal_export.documents',
  `select module, case when count(*) = max(parts) then string_agg(sealed, '' order by part) end as sealed
   from personal_export_parts where export_id = $1 group by module`,
)
const remove = sql('personal_export.remove', 'delete from personal_exports where user_id = $1')
const forgetOld = sql('personal_export.forget_old', 'delete from personal_exports where requested_at <= $1')

export interface PersonalExportRepository {
  /** Makes `next` the user's export; false where they have one from after `oldest`. */
  begin(userId: string, next: PersonalExport, oldest: Date, tx: Tx): Promise<boolean>
  current(userId: string, tx: Tx): Promise<PersonalExport | null>
  /** Once; nothing of an export that is no longer there. */
  addPart(
    part: { exportId: string; userId: string; module: string; part: number; parts: number; sealed: string },
    tx: Tx,
  ): void
  documents(exportId: string, tx: Tx): Promise<SealedDocument[]>
  remove(userId: string, tx: Tx): void
  forgetOld(oldest: Date): Promise<void>
}

/** SQL: of two who ask at once one begins, and a part that comes twice or late is judged where it is written. */
export const personalExportRepository = ({ db }: { db: Database }): PersonalExportRepository => ({
  async begin(userId, { id, privateKey, requestedAt }, oldest, tx) {
    tx.write(forget, [userId, oldest])
    return (await tx.query(begin, [userId, id, privateKey, requestedAt])).length > 0
  },
  current: async (userId, tx) => (await tx.query(current, [userId]))[0] ?? null,
  addPart: ({ exportId, userId, module, part, parts, sealed }, tx) =>
    tx.write(addPart, [exportId, userId, module, part, parts, sealed]),
  documents: (exportId, tx) => tx.query(documents, [exportId]),
  remove: (userId, tx) => tx.write(remove, [userId]),
  forgetOld: async (oldest) => {
    await db.query(forgetOld, [oldest])
  },
})
