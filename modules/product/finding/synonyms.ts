import { textsOf } from './items.ts'

/** Words, or phrases of up to three, that find each other. */
export type SynonymGroup = string[]

/** What a word or phrase may be called instead. */
export interface Synonyms {
  /** Each as its words, folded. */
  of(words: string[]): string[][]
}

export const longestPhrase = 3

/** More of them make a search slow and nothing clearer. */
const mostOthers = 24

/** Synonyms that are ready to be looked up; without regard to case, accents and a plural's `s`. */
export function synonymsOf(groups: SynonymGroup[]): Synonyms {
  const others = new Map<string, string[][]>()
  for (const group of groups) {
    const phrases = group.map(textsOf)
    for (const phrase of phrases) {
      const known = others.get(keyOf(phrase)) ?? []
      others.set(keyOf(phrase), known)
      known.push(...phrases.filter((other) => other !== phrase))
    }
  }
  return { of: (words) => (others.get(keyOf(words)) ?? []).slice(0, mostOthers) }
}

/** What is compared of a phrase. */
export function keyOf(words: string[]): string {
  const key = words.join(' ')
  return (words.at(-1) ?? '').length > 3 && key.endsWith('s') ? key.slice(0, -1) : key
}

/** Why a group can't be one: the place of the word in it and the reason; null where it can. */
export function wrongIn(group: SynonymGroup): { at: number; message: string } | null {
  const seen = new Set<string>()
  for (const [at, phrase] of group.entries()) {
    const words = textsOf(phrase)
    if (words.length === 0) return { at, message: 'must be a word' }
    if (words.length > longestPhrase) return { at, message: `must be ${longestPhrase} words at most` }
    if (seen.has(words.join(' '))) return { at, message: 'is there already' }
    seen.add(words.join(' '))
  }
  return null
}
