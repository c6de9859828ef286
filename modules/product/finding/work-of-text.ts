/** Longer words have no forms that others find them by (spelling.ts). */
const longestWord = 32

/**
 * How much work it is to fold and index a text, in characters of ordinary text: compatibility letters fold into as many as
 * eighteen (U+FDFA), and a word has two forms for each of its letters.
 */
export function workOf(text: string): number {
  const folded = text.normalize('NFKD')
  let work = folded.length
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu))
    if (word.length <= longestWord) work += word.length ** 2 / 8
  return work
}

/** Folded characters of a text that it is found by: twice those of the longest description in plain letters. */
const mostFolded = 10_000

/** The beginning of a text that it is found by: all of it, unless its letters fold into many. */
export function foundBy(text: string): string {
  if (text.normalize('NFKD').length <= mostFolded) return text
  let left = mostFolded
  let end = 0
  for (const letter of text) {
    left -= letter.normalize('NFKD').length
    if (left < 0) break
    end += letter.length
  }
  return text.slice(0, end)
}
