/**
 * Finds misspelt words by equality alone, so that an ordinary index does it, without extensions and
 * however many words there are. A word is kept with these forms: itself (`=milk`), itself less one
 * letter (`-mlk`) and with one letter left open (`m?lk`). A misspelt word looks for
 * - `near`, one slip away (a letter missing, too many, wrong, or two swapped), exactly;
 * - `far`, for words long enough, one letter missing on both sides: up to two slips.
 */
const shortest = 3
const longest = 32
const shortestFar = 6

/**
 * The forms by which others find this word; none where it is too short, too long or has digits. A plural
 * has those of its singular too, since a shopper may slip in either.
 */
export function formsOf(word: string): string[] {
  const letters = lettersOf(word)
  if (!letters) return []
  const singular = word.length > 4 && word.endsWith('s') ? formsOf(word.slice(0, -1)) : []
  return distinct([`=${word}`, ...less(letters).map((form) => `-${form}`), ...open(letters), ...singular])
}

/** What a misspelt word looks for among the forms of others. */
export function neighboursOf(word: string): { near: string[]; far: string[] } {
  const letters = lettersOf(word)
  if (!letters) return { near: [], far: [] }
  return {
    near: distinct([
      `-${word}`,
      ...less(letters).map((form) => `=${form}`),
      ...swapped(letters).map((form) => `=${form}`),
      ...open(letters),
    ]),
    far: letters.length < shortestFar ? [] : distinct(less(letters).map((form) => `-${form}`)),
  }
}

function lettersOf(word: string): string[] | null {
  const letters = Array.from(word)
  const known = letters.length >= shortest && letters.length <= longest && !/\p{N}/u.test(word)
  return known ? letters : null
}

const less = (letters: string[]) => letters.map((_, at) => letters.toSpliced(at, 1).join(''))

const open = (letters: string[]) => letters.map((_, at) => letters.with(at, '?').join(''))

const swapped = (letters: string[]) =>
  letters.slice(1).map((letter, at) => letters.toSpliced(at, 2, letter, letters[at] ?? '').join(''))

const distinct = (forms: string[]) => [...new Set(forms)]
