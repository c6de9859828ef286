import { changeSynonyms } from './change-synonyms.ts'
import { synonymRepository } from './synonym-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const finding = { synonyms: synonymRepository, changeSynonyms }
