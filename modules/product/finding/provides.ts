import { changeSynonyms } from './change-synonyms.ts'
import { synonyms } from './synonym-repository.ts'

export const finding = { synonyms, changeSynonyms }
