import { readFile } from 'node:fs/promises'
import type { Database } from '#src/database/database.ts'
import type { SynonymRepository } from './synonym-repository.ts'
import type { SynonymGroup } from './synonyms.ts'

const file = new URL('./synonyms.json', import.meta.url)

/** Gives a shop that never had synonyms the ones of `synonyms.json`; of several processes at once one does it. */
export async function seedSynonyms(deps: { db: Database; synonyms: SynonymRepository; now: () => Date }) {
  const { db, synonyms, now } = deps
  if (await synonyms.list()) return
  const items = JSON.parse(await readFile(file, 'utf8')) as SynonymGroup[]
  await db.transaction(async (tx) => synonyms.save({ version: 1, items }, null, now(), tx))
}
