import { textsOf } from './items.ts'
import { formsOf, neighboursOf } from './spelling.ts'

/** Words, or phrases of up to three, that find each other. */
export type SynonymGroup = string[]

/** What a word or phrase may be called instead, as the words of each, folded. */
export interface Synonyms {
  of(words: string[]): string[][]
  /** The same of the words that are one slip of spelling away, those words included. */
  near(word: string): string[][]
}

export const longestPhrase = 3

/** More of them make a search slow and nothing clearer. */
const mostOthers = 24
/** Words that are found though they are misspelt. */
const mostSlips = 5_000

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
  const of = (words: string[]) => (others.get(keyOf(words)) ?? []).slice(0, mostOthers)
  let byForm: Map<string, string[]> | null = null
  return {
    of,
    near(word) {
      byForm ??= wordsByForm([...others.keys()].filter((key) => !key.includes(' ')).slice(0, mostSlips))
      const { near } = neighboursOf(word)
      const meant = [...new Set(near.flatMap((form) => byForm?.get(form) ?? []))].filter(
        (other) => other !== word,
      )
      return meant.flatMap((other) => [[other], ...of([other])]).slice(0, mostOthers)
    },
  }
}

/** Words by the forms by which a slip finds them (spelling.ts). */
function wordsByForm(words: string[]): Map<string, string[]> {
  const byForm = new Map<string, string[]>()
  for (const word of words) {
    for (const form of formsOf(word)) {
      const known = byForm.get(form)
      if (known) known.push(word)
      else byForm.set(form, [word])
    }
  }
  return byForm
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
