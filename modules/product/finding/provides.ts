import { changeSynonyms } from './change-synonyms.ts'
import { synonymRepository } from './synonym-repository.ts'

export const finding = { synonyms: synonymRepository, changeSynonyms }
