import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'

/** What this module holds of a member of staff: what they changed. */
export const personalLists: PersonalLists = {
  synonyms: sql(
    'personal_export.synonyms',
    `select json_build_object('version', version, 'items', items, 'changedAt', changed_at) as item
     from synonyms where changed_by = $1::uuid order by version desc limit $2`,
  ),
}
