import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'

/** What this module holds of a member of staff: what they changed. */
export const personalLists: PersonalLists = {
  movements: sql(
    'personal_export.movements',
    `select json_build_object('productId', product_id, 'kind', kind, 'delta', delta, 'reason', reason, 'at', at) as item
     from movements where by = $1 and by <> '' order by id desc limit $2`,
  ),
}
