import type { Tx } from '#src/database/transaction.ts'
import { requireVersion } from '#src/http/if-match.ts'
import type { SynonymList, SynonymRepository } from './synonym-repository.ts'
import type { SynonymGroup } from './synonyms.ts'

interface Needs {
  synonyms: SynonymRepository
  now: () => Date
}

/**
 * Takes a new list of synonyms, in the name of who made it. The list that there is already is no new version. 412 where
 * `ifMatch` names another version.
 */
export const changeSynonyms =
  ({ synonyms, now }: Needs) =>
  async (items: SynonymGroup[], by: string, ifMatch: number | null, tx: Tx): Promise<SynonymList> => {
    await synonyms.lock(tx)
    const before = (await synonyms.list(tx)) ?? { version: 0, items: [] }
    requireVersion(ifMatch, before.version)
    if (JSON.stringify(items) === JSON.stringify(before.items)) return before
    const after = { version: before.version + 1, items }
    synonyms.save(after, by, now(), tx)
    return after
  }
