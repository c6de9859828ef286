import { shares } from './choices.ts'
import type { Dice } from './dice.ts'

/** What somebody types into the search, and the word that they meant. */
export interface Typed {
  text: string
  meant: string
  how: 'whole' | 'misspelt' | 'beginning'
}

/** The words of names that can be searched for by a beginning and with a slip: five letters or more, plain ones. */
export const wordsOf = (names: string[]): string[] => [
  ...new Set(
    names.flatMap((name) =>
      name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter((word) => /^[a-z]{5,12}$/.test(word)),
    ),
  ),
]

/** A word as people type it: most as it is, some with two letters swapped, some no further than its beginning. */
export function typed(word: string, dice: Dice): Typed {
  const roll = dice.random()
  if (roll < shares.misspelt)
    return { text: swapped(word, dice.between(1, word.length - 2)), meant: word, how: 'misspelt' }
  if (roll < shares.misspelt + shares.beginning)
    return { text: word.slice(0, dice.between(3, word.length - 1)), meant: word, how: 'beginning' }
  return { text: word, meant: word, how: 'whole' }
}

/** A letter and its next one the wrong way round; where they are the same, one is left out. */
function swapped(word: string, at: number): string {
  const [one, other] = [word[at], word[at + 1]]
  const turned = one === other ? other : `${other}${one}`
  return word.slice(0, at) + turned + word.slice(at + 2)
}
